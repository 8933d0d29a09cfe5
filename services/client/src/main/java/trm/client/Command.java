package trm.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command about a case, with the key that stands for it. Keep the command, or its key, until
 * there is an answer: the same key and the same content get the same answer for 30 days, so that
 * nothing is done twice. Immutable.
 */
public final class Command {
  private final String caseReference;
  private final String name;
  private final Map<String, Object> body;
  private final String key;
  private final @Nullable String version;

  private Command(
      String caseReference,
      String name,
      Map<String, Object> body,
      String key,
      @Nullable String version) {
    this.caseReference = caseReference;
    this.name = name;
    this.body = body;
    this.key = key;
    this.version = version;
  }

  /**
   * A command under a new key.
   *
   * @param name in kebab-case, such as {@code offer-turn}
   * @param screen where the case stood when the officer decided
   * @param components what the command says, by the names in the node's OpenAPI document
   */
  public static Command of(
      String caseReference, String name, Screen screen, Map<String, ?> components) {
    Map<String, Object> body = new LinkedHashMap<>(components);
    body.put("epoch", screen.epoch());
    body.put("turn", screen.turn());
    return new Command(caseReference, name, body, UUID.randomUUID().toString(), null);
  }

  /** The same under a key of the caller's choice, of 1 to 128 characters. */
  public Command under(String idempotencyKey) {
    return new Command(caseReference, name, body, idempotencyKey, version);
  }

  /**
   * The same, carried out only if nobody recorded anything since that version was read; else the
   * node answers {@code CASE_CHANGED} and does nothing. A warning should go without.
   */
  public Command ifUnchangedSince(CaseFile file) {
    return new Command(caseReference, name, body, key, file.version());
  }

  /** The same for something that did not happen just now. */
  public Command occurredAt(Instant when) {
    Map<String, Object> more = new LinkedHashMap<>(body);
    more.put("occurredAt", when.toString());
    return new Command(caseReference, name, more, key, version);
  }

  /** The key that stands for this command. */
  public String idempotencyKey() {
    return key;
  }

  Request request() {
    String path = "/cases/" + Query.escaped(caseReference) + "/commands/" + Query.escaped(name);
    Request request = Request.post(path, body).under(key);
    return version == null ? request : request.with("If-Match", version);
  }

  /** Says nothing about the person. */
  @Override
  public String toString() {
    return "Command[" + name + " under " + key + "]";
  }
}
