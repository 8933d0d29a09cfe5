package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.keys.KeyId;
import trm.evidence.seal.SealedMessage;
import trm.evidence.seal.SignedStatement;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.Label;
import trm.exchange.outbox.MessageState;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.outbox.Progress;

/** Reads rows of the outbox joined with the wrapped key of the part that the body belongs to. */
final class OutboxRow {
  private final AtRest bodies;

  OutboxRow(AtRest bodies) {
    this.bodies = bodies;
  }

  OutboxMessage message(ResultSet row) throws SQLException {
    Label label = label(row);
    return new OutboxMessage(label, content(row, label), progress(row));
  }

  static Label label(ResultSet row) throws SQLException {
    String conversation = row.getString("conversation");
    String caseReference = row.getString("case_reference");
    return new Label(
        new MessageId(Sql.uuid(row, "message_id")),
        new NodeId(row.getString("recipient")),
        conversation == null ? null : ConversationId.parse(conversation),
        row.getLong("sequence"),
        caseReference == null ? null : new CaseReference(caseReference),
        row.getLong("epoch"),
        row.getString("event_type"),
        row.getString("part"),
        row.getBoolean("urgent"),
        row.getBoolean("receipt_expected"),
        row.getByte("record_key"),
        Sql.instant(row, "issued_at"),
        Sql.instant(row, "expires_at"));
  }

  private static Progress progress(ResultSet row) throws SQLException {
    return new Progress(
        MessageState.valueOf(row.getString("state")),
        row.getBoolean("overdue"),
        row.getLong("claim"),
        row.getInt("failures"),
        row.getInt("sends"),
        Sql.instantOrNull(row, "due_at"),
        Sql.instantOrNull(row, "leased_until"),
        row.getString("last_error"),
        row.getString("told_code"));
  }

  private Content content(ResultSet row, Label label) throws SQLException {
    String statement = row.getString("statement");
    SignedStatement signed = statement == null ? null : StatementJson.read(statement);
    Content gone = new Content.Gone(signed, Sql.digestOrNull(row, "envelope_digest"));
    if (row.getString("content").equals("GONE")) {
      return gone;
    }
    // A body whose key was destroyed is erased, whatever its row still says.
    return body(row, label).map(body -> present(row, signed, body)).orElse(gone);
  }

  private Optional<byte[]> body(ResultSet row, Label label) throws SQLException {
    return bodies.read(
        row.getBytes("body"), row.getBytes("wrapped"), label.caseReference(), label.part());
  }

  private static Content present(ResultSet row, @Nullable SignedStatement signed, byte[] body) {
    if (signed == null) {
      return new Content.Draft(body);
    }
    try {
      return new Content.Sealed(
          new SealedMessage(
              row.getBytes("envelope"),
              Sql.digest(row, "envelope_digest"),
              signed,
              body,
              row.getBytes("salt"),
              new KeyId(row.getString("recipient_key_id"))));
    } catch (SQLException e) {
      throw new IllegalStateException("A sealed row lacks a column.", e);
    }
  }
}
