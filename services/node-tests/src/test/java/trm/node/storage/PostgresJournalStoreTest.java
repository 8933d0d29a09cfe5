package trm.node.storage;

import trm.exchange.contract.JournalStoreContract;
import trm.exchange.contract.Stores;

/** What holds for every store of this kind, on PostgreSQL. */
final class PostgresJournalStoreTest extends JournalStoreContract {
  @Override
  protected Stores emptyStores() {
    return PostgresStores.empty();
  }
}
