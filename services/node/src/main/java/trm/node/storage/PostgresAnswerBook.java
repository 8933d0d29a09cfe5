package trm.node.storage;

import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.evidence.Digest;
import trm.exchange.StorageFault;
import trm.node.casework.AnswerBook;
import trm.node.keys.MasterKey;
import trm.referral.CaseReference;

/** Given answers in PostgreSQL, each under the master key. */
final class PostgresAnswerBook implements AnswerBook {
  private static final String PURPOSE = "answer";
  private final JdbcClient sql;
  private final MasterKey masterKey;

  PostgresAnswerBook(JdbcClient sql, MasterKey masterKey) {
    this.sql = sql;
    this.masterKey = masterKey;
  }

  @Override
  public Optional<Given> find(String client, String idempotencyKey) {
    return sql.sql("SELECT * FROM given_answer WHERE client = :client AND key = :key")
        .param("client", client)
        .param("key", idempotencyKey)
        .query(
            (row, _) ->
                new Given(
                    Digest.of(row.getBytes("request")),
                    AnswerJson.read(
                        masterKey.decrypt(row.getBytes("answer"), PURPOSE),
                        new CaseReference(row.getString("case_reference")))))
        .optional();
  }

  @Override
  public void keep(String client, String idempotencyKey, Given given, Instant at) {
    try {
      insert(client, idempotencyKey, given, at);
    } catch (DuplicateKeyException e) {
      throw new StorageFault(
          StorageFault.Kind.CONFLICT, "The same request was answered at the same time.", e);
    }
  }

  private void insert(String client, String idempotencyKey, Given given, Instant at) {
    sql.sql(
            """
            INSERT INTO given_answer (client, key, request, case_reference, answer, given_at)
            VALUES (:client, :key, :request, :case, :answer, :at)""")
        .param("client", client)
        .param("key", idempotencyKey)
        .param("request", given.request().bytes())
        .param("case", given.answer().caseReference().value())
        .param("answer", masterKey.encrypt(AnswerJson.write(given.answer()), PURPOSE))
        .param("at", Sql.at(at))
        .update();
  }
}
