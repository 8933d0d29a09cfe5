package trm.node.storage;

import trm.node.wire.FactStoreCodec;

/** What holds for every store of this kind, on PostgreSQL. */
final class PostgresCaseStoreTest extends CaseStoreContract {
  private static final TestDatabase DATABASE = TestDatabase.migrated();

  @Override
  Fresh empty() {
    DATABASE.empty();
    return new Fresh(
        DATABASE.unitOfWork(),
        new PostgresCaseStore(DATABASE.sql, DATABASE.keys, new FactStoreCodec()));
  }
}
