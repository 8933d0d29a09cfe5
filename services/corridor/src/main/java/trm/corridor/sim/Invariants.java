package trm.corridor.sim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.ProofRejectedException;
import trm.evidence.journal.ReceiptText;
import trm.evidence.seal.SignedStatement;
import trm.evidence.verify.BundleFile;
import trm.evidence.verify.VerificationReport;
import trm.evidence.verify.Verifier;
import trm.exchange.MailEntries;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.MessageState;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.receipt.JournalKeys;
import trm.exchange.receipt.JournalLine;
import trm.exchange.receipt.OwnCheckpoint;
import trm.exchange.receipt.WitnessedCheckpoint;
import trm.node.wire.Names;
import trm.referral.Fact;
import trm.referral.HandoverEvent;
import trm.referral.Referral;
import trm.referral.ReferralEvent;
import trm.referral.file.FactList;

/** Looks at the databases of all nodes at once, as nobody in a deployed corridor can. */
final class Invariants {
  private final World world;
  private final Map<NodeId, SimulatedNode> nodes;
  private List<Referral> files = List.of();

  Invariants(World world, Map<NodeId, SimulatedNode> nodes) {
    this.world = world;
    this.nodes = nodes;
  }

  /** What is checked after everything that happens: who answers for the person. */
  List<Violation> ofTheCase() {
    List<Referral> now = nodes.values().stream().map(SimulatedNode::referral).toList();
    if (now.equals(files)) {
      return List.of(); // Nothing was added to any file: the same objects.
    }
    files = now;
    List<Violation> found = new ArrayList<>();
    checkDuty(found);
    checkAuthority(found);
    return found;
  }

  private void checkDuty(List<Violation> found) {
    boolean begun = files.stream().anyMatch(file -> file.responsibility().hasBegun());
    boolean held = files.stream().anyMatch(file -> file.duty().contains(file.self()));
    // A backup may lack the acceptance; the others are alarmed then, and people ask.
    boolean forgotten = World.NODES.stream().anyMatch(world::wasRestored);
    if (begun && !held && !forgotten) {
      found.add(new Violation(Invariant.DUTY, "No node holds itself responsible."));
    }
  }

  /** What a node believes of others may be late; what it believes of itself it acts upon. */
  private void checkAuthority(List<Violation> found) {
    Map<Long, Referral> holders = new HashMap<>();
    for (Referral file : files) {
      Referral other =
          file.responsibility().isHere() ? holders.putIfAbsent(file.epoch(), file) : null;
      if (other != null) {
        found.add(
            new Violation(
                Invariant.AUTHORITY,
                "Epoch %d is held by %s and by %s."
                    .formatted(file.epoch(), other.self(), file.self())));
      }
    }
  }

  /** What is checked at the end of a run. */
  List<Violation> ofTheRun() {
    List<Violation> found = new ArrayList<>(ofTheCase());
    for (SimulatedNode node : nodes.values()) {
      checkEffects(node, found);
      checkAcknowledged(node, found);
      checkOnward(node, found);
      checkJournal(node, found);
      checkPersonal(node, found);
      checkTomorrow(node, found);
      checkRestoreTold(node, found);
    }
    found.addAll(ofRest());
    if (world.sealsForReal()) {
      checkEvidence(found);
    }
    world.alarms().forEach(alarm -> found.add(new Violation(Invariant.NO_ALARM, alarm)));
    return found;
  }

  private void checkEffects(SimulatedNode node, List<Violation> found) {
    Set<String> acted = new HashSet<>();
    Map<NodeId, Integer> lastPosted = new HashMap<>();
    for (JournalLine line : node.durable.journal.lines()) {
      JournalEntry entry = line.entry();
      NodeId sender = entry.peer();
      MessageId message = entry.messageId();
      if (MailEntries.ACCEPTED.equals(entry.outcome()) && sender != null && message != null) {
        if (!acted.add(sender + " " + message)) {
          found.add(new Violation(Invariant.EFFECT_ONCE, node.self + " acted twice on " + message));
        }
        checkOrder(node, sender, message, lastPosted, found);
      }
    }
    checkFacts(node, found);
  }

  /** A peer states each of its facts once. */
  private static void checkFacts(SimulatedNode node, List<Violation> found) {
    Set<Fact> stated = new HashSet<>();
    for (Fact fact : node.referral().facts()) {
      boolean peers = !fact.stamp().node().equals(Names.toLaw(node.self));
      if (peers && !stated.add(fact)) {
        found.add(new Violation(Invariant.EFFECT_ONCE, node.self + " holds a fact twice."));
      }
    }
  }

  private void checkOrder(
      SimulatedNode node,
      NodeId sender,
      MessageId message,
      Map<NodeId, Integer> lastPosted,
      List<Violation> found) {
    SimulatedNode author = nodes.get(sender);
    if (author == null || world.wasRestored(sender)) {
      return; // A restored ledger does not say any more what was posted when.
    }
    List<OutboxMessage> posted = author.durable.outbox.messages();
    for (int i = 0; i < posted.size(); i++) {
      if (posted.get(i).label().messageId().equals(message) && !posted.get(i).label().urgent()) {
        Integer before = lastPosted.put(sender, i);
        if (before != null && before > i) {
          found.add(
              new Violation(
                  Invariant.ORDER_KEPT,
                  node.self + " acted on " + posted.get(i).label().eventType() + " too late."));
        }
      }
    }
  }

  private void checkAcknowledged(SimulatedNode node, List<Violation> found) {
    for (OutboxMessage sent : node.durable.outbox.messages()) {
      if (sent.progress().state() == MessageState.ACKNOWLEDGED && !isProven(node, sent)) {
        found.add(
            new Violation(
                Invariant.ACKNOWLEDGED_IS_JOURNALLED,
                node.self + " has no true receipt for " + sent.label().messageId()));
      }
    }
  }

  private boolean isProven(SimulatedNode node, OutboxMessage sent) {
    SimulatedNode recipient = nodes.get(sent.label().recipient());
    Optional<Digest> statement = SimulatedArchive.statement(sent).map(SignedStatement::digest);
    return recipient != null
        && statement.isPresent()
        && (isInJournal(recipient, sent, statement) || world.wasRestored(recipient.self))
        && holdsReceipt(node, sent);
  }

  private static boolean isInJournal(
      SimulatedNode recipient, OutboxMessage sent, Optional<Digest> statement) {
    return recipient.durable.journal.lines().stream()
        .map(JournalLine::entry)
        .filter(entry -> sent.label().messageId().equals(entry.messageId()))
        .filter(entry -> statement.equals(Optional.ofNullable(entry.statementDigest())))
        .anyMatch(entry -> MailEntries.ACCEPTED.equals(entry.outcome()));
  }

  private boolean holdsReceipt(SimulatedNode node, OutboxMessage sent) {
    JournalKeys keys = world.keysOf(node.self);
    try {
      return node.durable
          .receipts
          .held(sent.label().messageId())
          .map(ReceiptText::parse)
          .map(text -> text.verify(keys.verifier(text.checkpoint().checkpoint().journal())))
          .filter(entry -> sent.label().messageId().equals(entry.messageId()))
          .isPresent();
    } catch (ProofRejectedException untrue) {
      return false;
    }
  }

  /** Replays the node's own file: what stood before each onward step of its own? */
  private static void checkOnward(SimulatedNode node, List<Violation> found) {
    List<Fact> facts = node.referral().facts();
    for (int i = 0; i < facts.size(); i++) {
      Fact fact = facts.get(i);
      if (isOnward(fact, node, facts.subList(0, i)) && !isFree(node, facts.subList(0, i))) {
        found.add(
            new Violation(
                Invariant.ONWARD_GATED,
                node.self + " took an onward step against a hold or a withdrawal."));
      }
    }
  }

  private static boolean isOnward(Fact fact, SimulatedNode node, List<Fact> before) {
    boolean step =
        switch (fact.event()) {
          case HandoverEvent.HandoverOffered offered -> !cameByHerself(before);
          case HandoverEvent.Departed departed -> true;
          case ReferralEvent other -> false;
        };
    return step && fact.stamp().node().equals(Names.toLaw(node.self));
  }

  /** An offer to where she is already brings her nowhere. */
  private static boolean cameByHerself(List<Fact> before) {
    return new FactList(before).any(HandoverEvent.UnannouncedArrival.class);
  }

  private static boolean isFree(SimulatedNode node, List<Fact> before) {
    Referral then = Referral.replay(Names.toLaw(node.self), before);
    var consents = then.consents().all();
    return then.holds().open().isEmpty()
        && (consents.isEmpty() || consents.stream().anyMatch(consent -> !consent.isWithdrawn()));
  }

  private void checkJournal(SimulatedNode node, List<Violation> found) {
    List<JournalLine> lines = node.durable.journal.lines();
    for (OwnCheckpoint checkpoint : node.durable.journal.checkpoints()) {
      List<Digest> leaves =
          lines.subList(0, (int) checkpoint.size()).stream()
              .map(line -> TreeDefinition.leaf(line.leaf()))
              .toList();
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
  private void checkEvidence(List<Violation> found) {
    List<BundleFile> bundles = new ArrayList<>();
    for (SimulatedNode node : nodes.values()) {
      node.evidence()
          .ifPresent(bundle -> bundles.add(new BundleFile(node.self.value(), bundle, List.of())));
    }
    VerificationReport report = Verifier.verify(bundles, world.federation().federationKey());
    report
        .findings()
        .forEach(
            finding -> found.add(new Violation(Invariant.JOURNAL_VERIFIES, finding.toString())));
  }

  private void checkTomorrow(SimulatedNode node, List<Violation> found) {
    // What lay unsealed in a backup and left after it is signed twice, and the second is refused.
    Set<MessageId> said = world.wasRestored(node.self) ? Set.of() : node.fromTomorrow();
    node.durable.outbox.messages().stream()
        .filter(sent -> said.contains(sent.label().messageId()))
        .filter(sent -> sent.progress().state() != expected(sent))
        .forEach(
            sent ->
                found.add(
                    new Violation(
                        Invariant.TOMORROW_IS_ANSWERED,
                        "%s's %s of a newer release is %s."
                            .formatted(
                                node.self, sent.label().eventType(), sent.progress().state()))));
  }

  private static MessageState expected(OutboxMessage sent) {
    return sent.label().urgent() ? MessageState.ACKNOWLEDGED : MessageState.REFUSED;
  }

  /** Whoever saw more of a journal than its node knows was alarmed by the next that it saw. */
  private void checkRestoreTold(SimulatedNode node, List<Violation> found) {
    int generation = node.durable.journal.generation().number();
    for (SimulatedNode peer : nodes.values()) {
      // Said once, as all that the courier says by itself; the next receipt would say it again.
      boolean witnessed =
          generation > 1
              && !world.network().hasLost(node.self, peer.self)
              && !world.wasRestored(peer.self)
              && sawTheNextAfter(peer, node.self);
      if (witnessed && !world.wasToldOfRestore(peer.self, node.self)) {
        found.add(
            new Violation(
                Invariant.RESTORE_IS_TOLD,
                "%s was not told that %s was restored.".formatted(peer.self, node.self)));
      }
    }
  }

  /** Whether a peer held something of one generation when it saw the next. */
  private static boolean sawTheNextAfter(SimulatedNode peer, NodeId whose) {
    List<WitnessedCheckpoint> seen =
        peer.durable.witness.all().stream()
            .filter(one -> one.origin().node().equals(whose))
            .sorted(Comparator.comparing(WitnessedCheckpoint::seenAt))
            .toList();
    return !seen.isEmpty()
        && seen.stream().anyMatch(one -> one.origin().number() > seen.getFirst().origin().number());
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

  /** What is still under way; empty when everything has come to rest. */
  List<Violation> ofRest() {
    List<Violation> found = new ArrayList<>();
    nodes.values().forEach(node -> checkRest(node, found));
    return found;
  }

  private static void checkRest(SimulatedNode node, List<Violation> found) {
    node.durable.outbox.messages().stream()
        .filter(row -> row.label().receiptExpected() && !row.progress().state().isFinal())
        .filter(row -> !isErased(row))
        .forEach(
            row ->
                found.add(
                    new Violation(
                        Invariant.COMES_TO_REST,
                        node.self + " still waits for a receipt of " + row.label().eventType())));
    if (node.durable.inbox.oldestParked().isPresent()) {
      found.add(new Violation(Invariant.COMES_TO_REST, node.self + " still has mail parked."));
    }
  }

  private static boolean isErased(OutboxMessage row) {
    return row.content() instanceof Content.Gone;
  }

  List<Referral> files() {
    return files;
  }
}
