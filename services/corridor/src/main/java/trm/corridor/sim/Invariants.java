package trm.corridor.sim;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trm.evidence.NodeId;
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
  private final MailInvariants mail;
  private final RecordInvariants records;
  private List<Referral> files = List.of();

  Invariants(World world, Map<NodeId, SimulatedNode> nodes, OtherFace otherFace) {
    this.world = world;
    this.nodes = nodes;
    this.mail = new MailInvariants(world, nodes);
    this.records = new RecordInvariants(world, nodes, otherFace);
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
      checkFacts(node, found);
      checkOnward(node, found);
      mail.check(node, found);
      records.check(node, found);
    }
    if (world.sealsForReal()) {
      records.checkEvidence(found);
    }
    world.alarms().forEach(alarm -> found.add(new Violation(Invariant.NO_ALARM, alarm)));
    return found;
  }

  /** What is still under way; empty when everything has come to rest. */
  List<Violation> ofRest() {
    return mail.ofRest();
  }

  /**
   * Each fact of a peer is held as often as it was told: a correction is told in a message for each
   * part that it mends, and nothing tells these apart once the parts are erased.
   */
  private static void checkFacts(SimulatedNode node, List<Violation> found) {
    node.referral().facts().stream()
        .filter(fact -> !fact.stamp().node().equals(Names.toLaw(node.self)))
        .collect(groupingBy(identity(), counting()))
        .forEach(
            (fact, times) -> {
              if (times > 1 && times > timesTold(node, fact)) {
                found.add(new Violation(Invariant.EFFECT_ONCE, node.self + " holds a fact twice."));
              }
            });
  }

  private static long timesTold(SimulatedNode node, Fact fact) {
    NodeId teller = new NodeId(fact.stamp().node().value());
    return node.durable.inbox.newest(teller, Integer.MAX_VALUE).stream()
        .map(noted -> noted.signed().statement())
        .filter(told -> told.eventType().equals(fact.event().getClass().getSimpleName()))
        .filter(told -> told.issuedAt().equals(fact.stamp().recordedAt()))
        .count();
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

  List<Referral> files() {
    return files;
  }
}
