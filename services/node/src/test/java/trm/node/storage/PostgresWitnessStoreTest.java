package trm.node.storage;

import trm.exchange.contract.WitnessStoreContract;
import trm.exchange.contract.Stores;

/** What holds for every store of this kind, on PostgreSQL. */
final class PostgresWitnessStoreTest extends WitnessStoreContract {
  @Override
  protected Stores emptyStores() {
    return PostgresStores.empty();
  }
}
