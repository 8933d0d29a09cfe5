package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trm.evidence.CaseReference;

/** A peer's statement is evidence long after its repetition would be recognised. */
final class EvidenceOutlastsDuplicatesTest {
  private final TestDatabase database = TestDatabase.migrated();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsAStatementAboutACaseWhenTheInboxForgetsTheMessage() {
    PostgresEvidenceArchive archive =
        new PostgresEvidenceArchive(
            database.sql, new AtRest(database.keys, database.masterKey, "detail"));
    note("CASE-INVENTED-1", 1);
    note(null, 2);
    PostgresInboxStore inbox = new PostgresInboxStore(database.sql);

    int gone = database.unitOfWork().carryOut(_ -> inbox.forget(java.time.Instant.now())).value();

    assertThat(gone).isEqualTo(2);
    assertThat(
            database
                .unitOfWork()
                .carryOut(_ -> archive.statements(new CaseReference("CASE-INVENTED-1")))
                .value())
        .containsExactly("jws-1");
  }

  private void note(@org.jspecify.annotations.Nullable String caseReference, int number) {
    String reference = caseReference == null ? "" : ",\"caseReference\":\"" + caseReference + "\"";
    database
        .unitOfWork()
        .carryOut(
            _ ->
                database
                    .sql
                    .sql(
                        """
                        INSERT INTO inbox_note (envelope, first_envelope, sender, message_id,
                            statement, received_at, expires_at)
                        VALUES (decode(:hex, 'hex'), decode(:hex, 'hex'), 'mn-origin',
                            gen_random_uuid(), :statement::jsonb, now() - interval '40 days',
                            now() - interval '10 days')""")
                    .param("hex", "0" + number)
                    .param(
                        "statement",
                        "{\"jws\":\"jws-%d\",\"issuedAt\":\"2026-01-01T00:00:00Z\"%s}"
                            .formatted(number, reference))
                    .update());
  }
}
