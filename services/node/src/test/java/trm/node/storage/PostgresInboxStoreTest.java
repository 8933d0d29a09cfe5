package trm.node.storage;

import trm.exchange.contract.InboxStoreContract;
import trm.exchange.contract.Stores;

/** What holds for every store of this kind, on PostgreSQL. */
final class PostgresInboxStoreTest extends InboxStoreContract {
  @Override
  protected Stores emptyStores() {
    return PostgresStores.empty();
  }
}
