package trm.node.storage;

import trm.exchange.contract.OutboxStoreContract;
import trm.exchange.contract.Stores;

/** What holds for every store of this kind, on PostgreSQL. */
final class PostgresOutboxStoreTest extends OutboxStoreContract {
  @Override
  protected Stores emptyStores() {
    return PostgresStores.empty();
  }
}
