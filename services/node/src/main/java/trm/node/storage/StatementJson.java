package trm.node.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.seal.SignedStatement;
import trm.evidence.seal.Statement;

/**
 * A signed statement as a column. The signature beside its content lets a person read the ledger
 * with SQL alone; what counts as proof is the JWS.
 */
final class StatementJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private StatementJson() {}

  static @Nullable String write(@Nullable SignedStatement signed) {
    if (signed == null) {
      return null;
    }
    Statement statement = signed.statement();
    ObjectNode json = JSON.createObjectNode();
    json.put("jws", signed.jws());
    json.put("suite", statement.suite());
    json.put("sender", statement.sender().value());
    json.put("recipient", statement.recipient().value());
    json.put("messageId", statement.messageId().toString());
    json.put("conversation", Sql.text(statement.conversation()));
    json.put("sequence", statement.sequence());
    json.put("caseReference", Sql.text(statement.caseReference()));
    json.put("epoch", statement.epoch());
    json.put("eventType", statement.eventType());
    json.put("issuedAt", statement.issuedAt().toString());
    json.put("expiresAt", statement.expiresAt().toString());
    json.put("bodyDigest", statement.bodyDigest().toString());
    return json.toString();
  }

  static SignedStatement read(String text) {
    JsonNode json = JSON.readTree(text);
    JsonNode conversation = json.get("conversation");
    JsonNode caseReference = json.get("caseReference");
    return new SignedStatement(
        new Statement(
            json.get("suite").stringValue(),
            new NodeId(json.get("sender").stringValue()),
            new NodeId(json.get("recipient").stringValue()),
            MessageId.of(json.get("messageId").stringValue()),
            conversation.isNull() ? null : ConversationId.parse(conversation.stringValue()),
            json.get("sequence").longValue(),
            caseReference.isNull() ? null : new CaseReference(caseReference.stringValue()),
            json.get("epoch").longValue(),
            json.get("eventType").stringValue(),
            Instant.parse(json.get("issuedAt").stringValue()),
            Instant.parse(json.get("expiresAt").stringValue()),
            Digest.parse(json.get("bodyDigest").stringValue())),
        json.get("jws").stringValue());
  }
}
