package trm.exchange.situation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.directory.NodeRole;
import trm.evidence.directory.OperatorKind;
import trm.evidence.journal.CheckpointSigner;
import trm.evidence.journal.CheckpointVerifier;
import trm.evidence.keys.HeldKey;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.OpeningKey;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.RawPublicKey;
import trm.evidence.keys.SigningKey;
import trm.exchange.receipt.JournalKeys;
import trm.exchange.receipt.KeyRetirement;
import trm.schema.EventCatalogue;

/** Invented nodes with fresh keys, and a directory that can leave one out. */
final class Federation {
  private static final Duration VALIDITY = Duration.ofDays(400);

  private final KeyForge forge = new KeyForge();
  private final Map<NodeId, List<HeldKey>> keys = new HashMap<>();
  private final Map<NodeId, SigningKey> journalKeys = new HashMap<>();
  private final Map<NodeId, Instant> left = new HashMap<>();
  private final Set<NodeId> leftOut = new HashSet<>();
  private final Set<NodeId> older = new HashSet<>();
  private final Instant begin;

  Federation(Instant begin) {
    this.begin = begin.minus(Duration.ofDays(1));
  }

  void join(NodeId node) {
    SigningKey journal = forge.journal(begin, VALIDITY);
    journalKeys.put(node, journal);
    keys.put(
        node,
        new ArrayList<>(
            List.of(forge.signing(begin, VALIDITY), journal, forge.opening(begin, VALIDITY))));
  }

  void leaveOut(NodeId node) {
    leftOut.add(node);
  }

  void takeBack(NodeId node) {
    leftOut.remove(node);
  }

  /** The node is of the first release: it lists no version, and so reads the first of each. */
  void readsFirstVersions(NodeId node) {
    older.add(node);
  }

  /** The node leaves in good standing: its keys end now, and stay listed. */
  void offBoard(NodeId node, Instant now) {
    left.put(node, now);
  }

  /** A new signing and a new encryption key from now on, beside the old ones. */
  void rotate(NodeId node, Instant now) {
    held(node).add(forge.signing(now, VALIDITY));
    held(node).add(forge.opening(now, VALIDITY));
  }

  /** The private halves are gone that need no longer be kept; the directory forgets them, too. */
  void destroyOldKeys(NodeId node, KeyRetirement retirement, Instant now) {
    List<OpeningKey> opening =
        held(node).stream()
            .filter(OpeningKey.class::isInstance)
            .map(OpeningKey.class::cast)
            .toList();
    held(node)
        .removeAll(
            opening.stream()
                .limit(opening.size() - 1)
                .filter(key -> retirement.mayDestroy(key.published().validUntil(), now))
                .toList());
  }

  NodeKeys keysOf(NodeId node) {
    return new NodeKeys(held(node));
  }

  private List<HeldKey> held(NodeId node) {
    return Objects.requireNonNull(keys.get(node), "Nobody joined under that name.");
  }

  Directory directory() {
    List<NodeEntry> entries =
        keys.keySet().stream().filter(node -> !leftOut.contains(node)).map(this::entry).toList();
    return new Directory(1, begin, begin.plus(VALIDITY), entries);
  }

  private NodeEntry entry(NodeId node) {
    Instant end = left.getOrDefault(node, Instant.MAX);
    List<PublishedKey> published =
        held(node).stream()
            .map(HeldKey::published)
            .map(key -> key.validUntil().isBefore(end) ? key : key.until(end))
            .toList();
    NodeEntry member = member(node, published);
    return left.containsKey(node) ? member.left(end) : member;
  }

  private NodeEntry member(NodeId node, List<PublishedKey> published) {
    return new NodeEntry(
        node,
        OperatorKind.STATE_AUTHORITY,
        node.value().substring(0, 2).toUpperCase(Locale.ROOT),
        NodeRole.ORIGIN,
        "An invented authority",
        published,
        List.of(),
        List.of(),
        older.contains(node) ? Map.of() : new EventCatalogue().versions(),
        List.of());
  }

  JournalKeys journalKeys() {
    return new JournalKeys() {
      @Override
      public CheckpointSigner signer(Generation own) {
        return new CheckpointSigner(own, Objects.requireNonNull(journalKeys.get(own.node())));
      }

      @Override
      public CheckpointVerifier verifier(Generation journal) {
        List<RawPublicKey> published =
            directory().entry(journal.node()).stream()
                .flatMap(entry -> entry.keys().stream())
                .filter(key -> key.use() == KeyUse.JOURNAL)
                .map(PublishedKey::publicKey)
                .toList();
        return new CheckpointVerifier(journal, published);
      }
    };
  }
}
