package trm.corridor.sim;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.toMap;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import trm.evidence.Digest;
import trm.evidence.NodeId;
import trm.evidence.verify.BundleFile;
import trm.evidence.verify.Finding;
import trm.evidence.verify.VerificationReport;
import trm.evidence.verify.Verifier;
import trm.exchange.receipt.OwnCheckpoint;
import trm.exchange.receipt.WitnessedCheckpoint;

/** What must hold of what nodes keep and show: true, whole, and without a personal word. */
final class RecordInvariants {
  private final World world;
  private final Map<NodeId, SimulatedNode> nodes;
  private final OtherFace otherFace;

  RecordInvariants(World world, Map<NodeId, SimulatedNode> nodes, OtherFace otherFace) {
    this.world = world;
    this.nodes = nodes;
    this.otherFace = otherFace;
  }

  /** What is checked of one node at the end of a run. */
  void check(SimulatedNode node, List<Violation> found) {
    checkJournal(node, found);
    checkPersonal(node, found);
    checkRestoreTold(node, found);
    checkTwoFaces(node, found);
  }

  /** Who held the journal's own checkpoint, and then took in the other face of that size. */
  private void checkTwoFaces(SimulatedNode node, List<Violation> found) {
    for (OtherFace.Shown shown : otherFace.shown()) {
      boolean wasShownBoth =
          shown.to().equals(node.self)
              && !world.wasRestored(node.self)
              && !world.leftAside(node.self, shown.journal().node())
              && tookIn(node, shown)
              && node.durable.witness.at(shown.journal(), shown.size()).stream()
                  .anyMatch(shown::contradicts);
      if (wasShownBoth && !isFound(node, shown)) {
        found.add(
            new Violation(
                Invariant.TWO_FACES_ARE_FOUND,
                "%s was shown two faces of %s at %d."
                    .formatted(node.self, shown.journal(), shown.size())));
      }
    }
  }

  /** What was put aside, as that of a sender whose clock seemed ahead, was shown to nobody. */
  private static boolean tookIn(SimulatedNode node, OtherFace.Shown shown) {
    return node.durable
        .inbox
        .find(shown.journal().node(), shown.batch())
        .filter(noted -> node.durable.inbox.quarantined(noted.firstEnvelope()).isEmpty())
        .isPresent();
  }

  private boolean isFound(SimulatedNode node, OtherFace.Shown shown) {
    return world.wasToldOfTwoFaces(node.self, shown.journal(), shown.size())
        && node.durable.witness.twoFaces().stream()
            .anyMatch(
                kept ->
                    kept.origin().equals(shown.journal())
                        && kept.size() == shown.size()
                        && !kept.firstNote().equals(kept.secondNote()));
  }

  private void checkJournal(SimulatedNode node, List<Violation> found) {
    List<Digest> all =
        node.durable.journal.lines().stream()
            .map(line -> TreeDefinition.leaf(line.leaf()))
            .toList();
    for (OwnCheckpoint checkpoint : node.durable.journal.checkpoints()) {
      List<Digest> leaves = all.subList(0, (int) checkpoint.size());
      if (!TreeDefinition.root(leaves).equals(checkpoint.root())) {
        found.add(
            new Violation(
                Invariant.JOURNAL_VERIFIES,
                node.self + "'s journal is not what it signed at " + checkpoint.size()));
        return;
      }
    }
  }

  /** As a court would: from the nodes' bundles and the federation's public key alone. */
  void checkEvidence(List<Violation> found) {
    List<BundleFile> bundles = new ArrayList<>();
    for (SimulatedNode node : nodes.values()) {
      node.evidence()
          .ifPresent(bundle -> bundles.add(new BundleFile(node.self.value(), bundle, List.of())));
    }
    VerificationReport report = Verifier.verify(bundles, world.federation().federationKey());
    report.findings().stream()
        .filter(finding -> !isExplained(finding))
        .forEach(
            finding -> found.add(new Violation(Invariant.JOURNAL_VERIFIES, finding.toString())));
  }

  /**
   * A court is told that a message was stated twice, or that an opening is cited, or an acceptance
   * acted upon, which its node does not show, since no export holds an earlier generation. A node
   * that was set up from a backup, and stated anew what it forgot, is why: the one that received,
   * or the one that sent. Of a journal with two faces the court is to be told.
   */
  private boolean isExplained(Finding finding) {
    return switch (finding.kind()) {
      case MESSAGE_DIFFERS -> World.NODES.stream().anyMatch(node -> isNamed(node, finding));
      case OPENING_NOT_CITED, EPOCH_NOT_SHOWN, ARRIVAL_NOT_ACCEPTED ->
          World.NODES.stream().anyMatch(world::mayHaveBegunAnew);
      case TWO_FACES, HISTORY_CHANGED -> World.NODES.stream().anyMatch(world::isTwoFaced);
      default -> false;
    };
  }

  private boolean isNamed(NodeId node, Finding finding) {
    return world.mayHaveBegunAnew(node)
        && (finding.bundle().contains(node.value()) || finding.sentence().contains(node.value()));
  }

  /** Whoever saw more of a journal than its node knows was alarmed by the next that it saw. */
  private void checkRestoreTold(SimulatedNode node, List<Violation> found) {
    int generation = node.durable.journal.generation().number();
    for (SimulatedNode peer : nodes.values()) {
      // What was lost on the way is no excuse: the peer did see both lives of the journal.
      boolean witnessed =
          generation > 1 && !world.wasRestored(peer.self) && sawTheNextAfter(peer, node.self);
      if (witnessed && !world.wasToldOfRestore(peer.self, node.self)) {
        found.add(
            new Violation(
                Invariant.RESTORE_IS_TOLD,
                "%s was not told that %s was restored.".formatted(peer.self, node.self)));
      }
    }
  }

  /**
   * Whether a peer held something of one generation when it first saw the next. What it saw in one
   * and the same batch may have come in either order.
   */
  private static boolean sawTheNextAfter(SimulatedNode peer, NodeId whose) {
    SortedMap<Integer, Instant> firstSeen =
        peer.durable.witness.all().stream()
            .filter(one -> one.origin().node().equals(whose))
            .collect(
                toMap(
                    one -> one.origin().number(),
                    WitnessedCheckpoint::seenAt,
                    BinaryOperator.minBy(naturalOrder()),
                    TreeMap::new));
    return firstSeen.entrySet().stream()
        .anyMatch(
            one ->
                firstSeen.headMap(one.getKey()).values().stream()
                    .anyMatch(earlier -> earlier.isBefore(one.getValue())));
  }

  private static void checkPersonal(SimulatedNode node, List<Violation> found) {
    for (String text : textsOf(node).toList()) {
      for (String personal : Words.PERSONAL) {
        if (text.contains(personal)) {
          found.add(
              new Violation(
                  Invariant.PERSONAL_IN_BODIES_ONLY, node.self + " shows \"" + personal + "\""));
        }
      }
    }
  }

  private static Stream<String> textsOf(SimulatedNode node) {
    Durable durable = node.durable;
    Stream<String> journal =
        durable.journal.lines().stream()
            .flatMap(line -> Stream.of(latin(line.leaf()), line.entry().toString()));
    Stream<String> sent =
        durable.outbox.messages().stream()
            .flatMap(
                row ->
                    Stream.of(
                        row.toString(),
                        SimulatedArchive.statement(row).map(Object::toString).orElse("")));
    Stream<String> received = durable.inbox.noted().stream().map(Object::toString);
    return Stream.of(journal, sent, received).flatMap(texts -> texts);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
