package trm.node.storage;

import trm.exchange.contract.Stores;
import trm.exchange.contract.WitnessStoreContract;

/** What holds for every store of this kind, on PostgreSQL. */
final class PostgresWitnessStoreTest extends WitnessStoreContract {
  @Override
  protected Stores emptyStores() {
    return PostgresStores.empty();
  }
}
