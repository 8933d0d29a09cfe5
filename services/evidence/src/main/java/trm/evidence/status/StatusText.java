package trm.evidence.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import trm.evidence.Digest;
import trm.evidence.JsonObject;
import trm.evidence.NodeId;

/**
 * A status statement as the claims that are signed (RFC 7519), in a fixed order. The member {@code
 * kind} stands in no message's statement, so that neither passes for the other.
 */
final class StatusText {
  private static final String KIND = "STATUS-1";

  private StatusText() {}

  static byte[] write(StatusStatement statement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", KIND);
    json.put("iss", statement.issuer().value());
    json.put("jti", statement.id().toString());
    json.put("caseDigest", statement.caseDigest().toString());
    json.put("inCareSince", statement.inCareSince().toString());
    LocalDate next = statement.nextContactOn();
    if (next != null) {
      json.put("nextContactOn", next.toString());
    }
    json.put("iat", statement.issuedAt().getEpochSecond());
    json.put("exp", statement.expiresAt().getEpochSecond());
    return JsonObject.write(json).getBytes(UTF_8);
  }

  /**
   * Reads exactly what {@link #write} writes.
   *
   * @throws IllegalArgumentException for anything else
   */
  static StatusStatement read(byte[] text) {
    JsonObject json = JsonObject.parse(new String(text, UTF_8));
    try {
      StatusStatement statement =
          new StatusStatement(
              new NodeId(json.text("iss")),
              StatusId.of(json.text("jti")),
              Digest.parse(json.text("caseDigest")),
              LocalDate.parse(json.text("inCareSince")),
              json.optionalText("nextContactOn").map(LocalDate::parse).orElse(null),
              Instant.ofEpochSecond(json.number("iat")),
              Instant.ofEpochSecond(json.number("exp")));
      if (!Arrays.equals(text, write(statement))) {
        throw new IllegalArgumentException("The statement is not in its one canonical form.");
      }
      return statement;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("The statement names no day or time where it should.", e);
    }
  }
}
