package trm.corridor.sim;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import trm.evidence.NodeId;
import trm.exchange.outbox.OutboxMessage;
import trm.referral.Referral;
import trm.referral.file.Handover;
import trm.referral.file.Handover.Stage;

/**
 * In one run of six a country leaves for good, by the page for operators: when it answers for
 * nobody its officers stop, then it waits until nothing that it said or was told is under way, then
 * its keys end and its process with them. One that is never rid of its duties stays.
 */
final class Leaving {
  private static final int ONE_RUN_IN = 6;
  private static final Duration LOOKS_AGAIN = Duration.ofHours(1);

  private final World world;
  private final Dice dice;
  private final Misfortunes misfortunes;
  private final Officers officers;
  private final Map<NodeId, SimulatedNode> nodes;

  Leaving(
      World world,
      Dice dice,
      Misfortunes misfortunes,
      Officers officers,
      Map<NodeId, SimulatedNode> nodes) {
    this.world = world;
    this.dice = dice;
    this.misfortunes = misfortunes;
    this.officers = officers;
    this.nodes = nodes;
  }

  /** Plans it for some time while things go wrong; or not, by the dice. */
  void plan(Duration misfortune) {
    if (dice.below(ONE_RUN_IN) == 0) {
      NodeId who = dice.oneOf(List.of(World.CHINA, World.MONGOLIA));
      SimulatedNode node = Objects.requireNonNull(nodes.get(who));
      world.schedule().in(dice.upTo(misfortune), () -> wishesToLeave(node));
    }
  }

  private void wishesToLeave(SimulatedNode node) {
    if (world.fate().lets()) {
      world.history().misfortune(node.self, "wishes to leave for good");
      drains(node);
    }
  }

  private void drains(SimulatedNode node) {
    if (mayLeave(node)) {
      misfortunes.cameAbout(Misfortunes.Kind.LEFT_FOR_GOOD);
      world.history().note(node.self, "leaves for good");
      node.leaves();
      world.federation().offBoard(node.self);
    } else {
      world.schedule().in(LOOKS_AGAIN, () -> drains(node));
    }
  }

  private boolean mayLeave(SimulatedNode node) {
    if (node.leavesUndrained()) {
      return open(node).findAny().isPresent();
    }
    if (answersForSomebody(node)) {
      return false;
    }
    officers.stopAt(node.self);
    return isDrained(node);
  }

  private static boolean answersForSomebody(SimulatedNode node) {
    Referral file = node.referral();
    return file.duty().contains(file.self())
        || file.handovers().all().stream()
            .filter(handover -> handover.isAcceptedBy(file.self()))
            .anyMatch(Leaving::isUnderWay);
  }

  private static boolean isUnderWay(Handover handover) {
    return handover.stage() == Stage.ACCEPTED || handover.stage() == Stage.DEPARTED;
  }

  /** What its own operator sees, and those of its peers. */
  private boolean isDrained(SimulatedNode node) {
    return node.isAtRest()
        && open(node).findAny().isEmpty()
        && peersOf(node)
            .allMatch(
                peer ->
                    open(peer).noneMatch(row -> row.label().recipient().equals(node.self))
                        && peer.durable.inbox.parked(node.self, 1).isEmpty());
  }

  private static Stream<OutboxMessage> open(SimulatedNode node) {
    return node.durable.outbox.messages().stream()
        .filter(row -> row.label().receiptExpected() && !row.progress().state().isFinal());
  }

  private Stream<SimulatedNode> peersOf(SimulatedNode node) {
    return nodes.values().stream().filter(peer -> peer != node);
  }
}
