package trm.evidence.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.directory.NodeRole;
import trm.evidence.directory.OperatorKind;
import trm.evidence.keys.HeldKey;
import trm.evidence.keys.InventedKeys;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.OpeningKey;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.SigningKey;
import trm.schema.SingleObject;

/**
 * A sender and a receiver in a directory, with keys of three generations. All of it is invented.
 */
final class TwoNodes {
  static final NodeId SENDER = new NodeId("mo-destination");
  static final NodeId RECEIVER = new NodeId("mn-origin");
  static final NodeId THIRD = new NodeId("cn-transit");

  static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
  static final Duration DAY = Duration.ofDays(1);
  static final Duration KEY_VALIDITY = Duration.ofDays(40);
  static final Instant KEYS_FROM = NOW.minus(Duration.ofDays(20));
  static final Instant OLD_KEYS_FROM = KEYS_FROM.minus(Duration.ofDays(30));
  static final Instant DIRECTORY_EXPIRES = NOW.plus(Duration.ofDays(7));

  static final SigningKey SENDER_SIGNS = InventedKeys.signing("A sender", KEYS_FROM, KEY_VALIDITY);
  static final SigningKey SENDER_SIGNED =
      InventedKeys.signing("An older sender", OLD_KEYS_FROM, KEY_VALIDITY);
  static final SigningKey SENDER_LOST =
      InventedKeys.signing("A careless sender", KEYS_FROM.minusSeconds(1), KEY_VALIDITY);
  static final SigningKey SENDER_ATTESTS =
      InventedKeys.journal("A sender", KEYS_FROM, KEY_VALIDITY);
  static final SigningKey THIRD_SIGNS = InventedKeys.signing("A third", KEYS_FROM, KEY_VALIDITY);
  static final SigningKey STRANGER_SIGNS =
      InventedKeys.signing("A stranger", KEYS_FROM, KEY_VALIDITY);
  static final OpeningKey RECEIVER_OPENS =
      InventedKeys.opening("A receiver", KEYS_FROM, KEY_VALIDITY);
  static final OpeningKey RECEIVER_OPENED =
      InventedKeys.opening("An older receiver", OLD_KEYS_FROM, KEY_VALIDITY);
  static final OpeningKey THIRD_OPENS = InventedKeys.opening("A third", KEYS_FROM, KEY_VALIDITY);

  static final Set<String> URGENT = Set.of("RiskAlert");
  static final SingleObject RECORDS = new SingleObject();

  private TwoNodes() {}

  static Directory directory() {
    return directory(
        List.of(
            entry(
                SENDER,
                NodeRole.DESTINATION,
                SENDER_SIGNS.published(),
                SENDER_SIGNED.published(),
                SENDER_LOST.published().revoked(NOW.minus(DAY)),
                SENDER_ATTESTS.published()),
            entry(
                RECEIVER, NodeRole.ORIGIN, RECEIVER_OPENS.published(), RECEIVER_OPENED.published()),
            entry(THIRD, NodeRole.TRANSIT, THIRD_SIGNS.published(), THIRD_OPENS.published())));
  }

  static Directory directory(List<NodeEntry> entries) {
    return new Directory(7, KEYS_FROM, DIRECTORY_EXPIRES, entries);
  }

  static NodeEntry entry(NodeId node, NodeRole role, PublishedKey... keys) {
    return new NodeEntry(
        node,
        OperatorKind.STATE_AUTHORITY,
        node.value().substring(0, 2).toUpperCase(Locale.ROOT),
        role,
        "An invented authority",
        List.of(keys),
        List.of(),
        List.of(),
        Map.of("RequestMade", 1),
        List.of());
  }

  static JoseSeal sender() {
    return seal(SENDER, SENDER_SIGNS, SENDER_SIGNED);
  }

  static JoseSeal receiver() {
    return seal(RECEIVER, RECEIVER_OPENS, RECEIVER_OPENED);
  }

  static JoseSeal seal(NodeId self, HeldKey... keys) {
    return seal(self, directory(), keys);
  }

  static JoseSeal seal(NodeId self, Directory directory, HeldKey... keys) {
    NodeKeys held = new NodeKeys(new ArrayList<>(List.of(keys)));
    return new JoseSeal(self, () -> held, () -> directory, URGENT::contains, RECORDS);
  }

  static MessageDraft draft() {
    return draft("RequestMade", NOW);
  }

  static MessageDraft draft(String eventType, Instant issuedAt) {
    return draft(
        eventType, issuedAt, "Which travel document does the person hold?".getBytes(UTF_8));
  }

  static MessageDraft draft(String eventType, Instant issuedAt, byte[] body) {
    return new MessageDraft(
        RECEIVER,
        new MessageId(UUID.fromString("6f9619ff-8b86-4d01-b42d-00cf4fc964ff")),
        new ConversationId(
            new Generation(SENDER, 1), UUID.fromString("0e37df36-f698-4e0c-9b5a-3d3f5f6d1e21")),
        4,
        new CaseReference("7QK2-0000-INVENTED"),
        1,
        eventType,
        issuedAt,
        issuedAt.plus(DAY.multipliedBy(30)),
        body);
  }
}
