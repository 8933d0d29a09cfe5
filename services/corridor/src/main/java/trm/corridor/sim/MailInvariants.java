package trm.corridor.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.ProofRejectedException;
import trm.evidence.journal.ReceiptText;
import trm.evidence.seal.SignedStatement;
import trm.exchange.MailEntries;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.MessageState;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.receipt.JournalKeys;
import trm.exchange.receipt.JournalLine;

/** What must hold of mail: once, in order, proven, answered, and in the end at rest. */
final class MailInvariants {
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(3);
  private final World world;
  private final Map<NodeId, SimulatedNode> nodes;
  private final Map<NodeId, Ledger> ledgers = new HashMap<>();

  MailInvariants(World world, Map<NodeId, SimulatedNode> nodes) {
    this.world = world;
    this.nodes = nodes;
  }

  private Ledger ledger(SimulatedNode node) {
    return ledgers.computeIfAbsent(node.self, self -> new Ledger(node));
  }

  /** What is checked of one node at the end of a run, when nothing happens any more. */
  void check(SimulatedNode node, List<Violation> found) {
    checkEffects(node, found);
    checkAcknowledged(node, found);
    checkTomorrow(node, found);
    checkRest(node, found);
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
  }

  private void checkOrder(
      SimulatedNode node,
      NodeId sender,
      MessageId message,
      Map<NodeId, Integer> lastPosted,
      List<Violation> found) {
    SimulatedNode author = nodes.get(sender);
    if (author == null || world.mayHaveBegunAnew(sender)) {
      // A restored ledger does not say any more what was posted when; a new generation does not
      // wait
      // for what an earlier one said.
      return;
    }
    author
        .durable
        .outbox
        .find(message)
        .filter(posted -> !posted.label().urgent())
        .ifPresent(
            posted -> {
              int place = ledger(author).placeOf(message).orElseThrow();
              Integer before = lastPosted.put(sender, place);
              if (before != null && before > place) {
                found.add(
                    new Violation(
                        Invariant.ORDER_KEPT,
                        node.self + " acted on " + posted.label().eventType() + " too late."));
              }
            });
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
        && (ledger(recipient).hasActedOn(sent.label().messageId(), statement.get())
            || world.mayHaveBegunAnew(recipient.self))
        && holdsReceipt(node, sent);
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

  private void checkTomorrow(SimulatedNode node, List<Violation> found) {
    // What lay unsealed in a backup and left after it is signed twice, and the second is refused.
    Set<MessageId> said = world.wasRestored(node.self) ? Set.of() : node.fromTomorrow();
    node.durable.outbox.messages().stream()
        .filter(sent -> said.contains(sent.label().messageId()))
        .filter(sent -> !hasLeft(sent.label().recipient()))
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

  /** What is still under way; empty when everything has come to rest. */
  List<Violation> ofRest() {
    List<Violation> found = new ArrayList<>();
    nodes.values().forEach(node -> checkRest(node, found));
    return found;
  }

  private SimulatedNode nodeOf(NodeId node) {
    return Objects.requireNonNull(nodes.get(node), "No such node takes part.");
  }

  private boolean hasLeft(NodeId node) {
    return nodeOf(node).hasLeft();
  }

  private void checkRest(SimulatedNode node, List<Violation> found) {
    node.durable.outbox.messages().stream()
        .filter(row -> row.label().receiptExpected() && !row.progress().state().isFinal())
        .filter(row -> !isErased(row))
        .filter(row -> !isToldToBeLate(node, row))
        .forEach(
            row ->
                found.add(
                    new Violation(
                        Invariant.COMES_TO_REST,
                        node.self + " still waits for a receipt of " + row.label().eventType())));
    if (nodes.keySet().stream().anyMatch(sender -> waitsFor(node, sender))) {
      found.add(new Violation(Invariant.COMES_TO_REST, node.self + " still has mail parked."));
    }
  }

  /**
   * Said to a country that had left, as far as clocks tell; or said before, and forgotten since.
   */
  private boolean isToldToBeLate(SimulatedNode node, OutboxMessage row) {
    Instant leftAt = nodeOf(row.label().recipient()).leftAt();
    boolean saidAfter = row.label().issuedAt().isAfter(leftAt.minus(CLOCKS_DIFFER));
    return row.progress().overdue() && (saidAfter || isForgottenOf(node, row));
  }

  private boolean isForgottenOf(SimulatedNode node, OutboxMessage row) {
    return hasLeft(row.label().recipient()) && world.wasRestored(node.self);
  }

  /** What a node forgot that took it in from a country that has left, nobody can say again. */
  private boolean waitsFor(SimulatedNode node, NodeId sender) {
    return !node.durable.inbox.parked(sender, 1).isEmpty()
        && !(hasLeft(sender) && world.wasRestored(node.self));
  }

  private static boolean isErased(OutboxMessage row) {
    return row.content() instanceof Content.Gone;
  }
}
