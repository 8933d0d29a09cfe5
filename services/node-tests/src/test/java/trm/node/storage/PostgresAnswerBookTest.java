package trm.node.storage;

/** What holds for every store of this kind, on PostgreSQL. */
final class PostgresAnswerBookTest extends AnswerBookContract {
  private static final TestDatabase DATABASE = TestDatabase.migrated();

  @Override
  Fresh empty() {
    DATABASE.empty();
    return new Fresh(
        DATABASE.unitOfWork(), new PostgresAnswerBook(DATABASE.sql, DATABASE.masterKey));
  }
}
