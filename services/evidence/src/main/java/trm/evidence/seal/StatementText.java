package trm.evidence.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.JsonObject;
import trm.evidence.MessageId;
import trm.evidence.NodeId;

/** A statement as the JSON that is signed: members in a fixed order, absent ones left out. */
final class StatementText {
  private StatementText() {}

  static byte[] write(Statement statement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("suite", statement.suite());
    json.put("sender", statement.sender().value());
    json.put("recipient", statement.recipient().value());
    json.put("messageId", statement.messageId().toString());
    if (statement.conversation() != null) {
      json.put("conversation", statement.conversation().toString());
    }
    json.put("sequence", statement.sequence());
    if (statement.caseReference() != null) {
      json.put("caseReference", statement.caseReference().value());
    }
    json.put("epoch", statement.epoch());
    json.put("eventType", statement.eventType());
    json.put("issuedAt", statement.issuedAt().toString());
    json.put("expiresAt", statement.expiresAt().toString());
    json.put("bodyDigest", statement.bodyDigest().toString());
    return JsonObject.write(json).getBytes(UTF_8);
  }

  /**
   * Reads exactly what {@link #write} writes, so that two texts never state the same.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Statement read(byte[] text) {
    JsonObject json = JsonObject.parse(new String(text, UTF_8));
    Statement statement =
        new Statement(
            json.text("suite"),
            new NodeId(json.text("sender")),
            new NodeId(json.text("recipient")),
            MessageId.of(json.text("messageId")),
            json.optionalText("conversation").map(ConversationId::parse).orElse(null),
            json.number("sequence"),
            json.optionalText("caseReference").map(CaseReference::new).orElse(null),
            json.number("epoch"),
            json.text("eventType"),
            json.instant("issuedAt"),
            json.instant("expiresAt"),
            Digest.parse(json.text("bodyDigest")));
    if (!Arrays.equals(text, write(statement))) {
      throw new IllegalArgumentException("The statement is not in its one canonical form.");
    }
    return statement;
  }
}
