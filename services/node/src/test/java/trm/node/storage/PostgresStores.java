package trm.node.storage;

import trm.evidence.NodeId;
import trm.exchange.contract.Stores;

/** The PostgreSQL stores, put together over one database that is emptied for each test. */
final class PostgresStores {
  private static final TestDatabase DATABASE = TestDatabase.migrated();

  private PostgresStores() {}

  static Stores empty() {
    DATABASE.empty();
    PostgresJournalStore journal = DATABASE.journal(new NodeId("mn-origin"));
    return new Stores(
        DATABASE.unitOfWork(journal),
        DATABASE.outbox(),
        new PostgresInboxStore(DATABASE.sql),
        journal,
        new PostgresReceiptStore(DATABASE.sql),
        new PostgresWitnessStore(DATABASE.sql));
  }
}
