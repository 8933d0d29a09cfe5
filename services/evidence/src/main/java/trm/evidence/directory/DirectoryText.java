package trm.evidence.directory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import trm.evidence.JsonObject;
import trm.evidence.NodeId;
import trm.evidence.keys.KeyId;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.RawPublicKey;

/** A directory as JSON, which is what the federation signs. */
public final class DirectoryText {
  private DirectoryText() {}

  /** The one form in which this release writes it, without white space. */
  public static String write(Directory directory) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", directory.version());
    json.put("issuedAt", directory.issuedAt().toString());
    json.put("expiresAt", directory.expiresAt().toString());
    json.put("nodes", all(directory.entries(), DirectoryText::entry));
    return JsonObject.write(json);
  }

  /**
   * Reads what {@link #write} wrote. Members that it does not know are left alone, so that a newer
   * federation can add some.
   *
   * @throws IllegalArgumentException when a member is missing or has no meaning in this release
   */
  public static Directory read(String text) {
    JsonObject json = JsonObject.parse(text);
    return new Directory(
        json.number("version"),
        json.instant("issuedAt"),
        json.instant("expiresAt"),
        all(json.objects("nodes"), DirectoryText::entry));
  }

  private static Map<String, Object> entry(NodeEntry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("node", entry.node().value());
    json.put("operatorKind", entry.operatorKind().name());
    json.put("territory", entry.territory());
    json.put("role", entry.role().name());
    json.put("operator", entry.operator());
    json.put("keys", all(entry.keys(), DirectoryText::key));
    json.put("focalPoints", all(entry.focalPoints(), DirectoryText::focalPoint));
    json.put("consularDesks", all(entry.consularDesks(), DirectoryText::consularDesk));
    json.put("eventVersions", new TreeMap<>(entry.eventVersions()));
    json.put("agreements", entry.agreements());
    putIfKnown(json, "askedAt", entry.askedAt());
    putIfKnown(json, "leftAt", entry.leftAt());
    return json;
  }

  private static NodeEntry entry(JsonObject json) {
    return new NodeEntry(
        new NodeId(json.text("node")),
        OperatorKind.valueOf(json.text("operatorKind")),
        json.text("territory"),
        NodeRole.valueOf(json.text("role")),
        json.text("operator"),
        all(json.objects("keys"), DirectoryText::key),
        all(json.objects("focalPoints"), DirectoryText::focalPoint),
        all(json.objects("consularDesks"), DirectoryText::consularDesk),
        json.integers("eventVersions"),
        json.texts("agreements"),
        json.optionalInstant("askedAt").orElse(null),
        json.optionalInstant("leftAt").orElse(null));
  }

  private static Map<String, Object> key(PublishedKey key) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kid", key.kid().value());
    json.put("use", key.use().name());
    json.put("x", key.publicKey().toString());
    json.put("validFrom", key.validFrom().toString());
    json.put("validUntil", key.validUntil().toString());
    putIfKnown(json, "revokedAt", key.revokedAt());
    return json;
  }

  private static void putIfKnown(Map<String, Object> json, String name, @Nullable Instant time) {
    if (time != null) {
      json.put(name, time.toString());
    }
  }

  /** People read kids to each other, and compare keys by that. */
  private static PublishedKey key(JsonObject json) {
    PublishedKey key =
        new PublishedKey(
            new KeyId(json.text("kid")),
            KeyUse.valueOf(json.text("use")),
            RawPublicKey.parse(json.text("x")),
            json.instant("validFrom"),
            json.instant("validUntil"),
            json.optionalInstant("revokedAt").orElse(null));
    if (!key.isNamedByItself()) {
      throw new IllegalArgumentException(
          "The key under %s is another one than that name says.".formatted(key.kid()));
    }
    return key;
  }

  private static Map<String, Object> focalPoint(FocalPoint focalPoint) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("organisation", focalPoint.organisation());
    json.put("contact", focalPoint.contact());
    json.put("alternate", focalPoint.alternate());
    return json;
  }

  private static FocalPoint focalPoint(JsonObject json) {
    return new FocalPoint(json.text("organisation"), json.text("contact"), json.text("alternate"));
  }

  private static Map<String, Object> consularDesk(ConsularDesk desk) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("organisation", desk.organisation());
    json.put("territory", desk.territory());
    json.put("contact", desk.contact());
    return json;
  }

  private static ConsularDesk consularDesk(JsonObject json) {
    return new ConsularDesk(
        json.text("organisation"), json.text("territory"), json.text("contact"));
  }

  private static <A, B> List<B> all(List<A> elements, Function<A, B> reading) {
    return elements.stream().map(reading).toList();
  }
}
