package trm.node.storage;

import trm.node.wire.FactStoreCodec;

/** What holds for every book of this kind, on PostgreSQL. */
final class PostgresMarkBookTest extends MarkBookContract {
  private static final TestDatabase DATABASE = TestDatabase.migrated();

  @Override
  Fresh empty() {
    DATABASE.empty();
    return new Fresh(
        DATABASE.unitOfWork(),
        new PostgresCaseStore(DATABASE.sql, DATABASE.keys, new FactStoreCodec()),
        new PostgresMarkBook(DATABASE.sql));
  }
}
