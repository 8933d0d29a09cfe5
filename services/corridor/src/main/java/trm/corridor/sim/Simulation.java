package trm.corridor.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trm.evidence.NodeId;

/**
 * One run: twelve days of misfortune, then enough days without it for everything to come to rest.
 */
final class Simulation {
  private static final Duration MISFORTUNE = Duration.ofDays(12);
  private static final Duration REST = Duration.ofDays(3);
  private static final int REAL_SEAL_EVERY = 50;

  private final World world;
  private final Map<NodeId, SimulatedNode> nodes = new LinkedHashMap<>();
  private final Officers officers;
  private final Invariants invariants;
  private final List<Violation> violations = new ArrayList<>();
  private final long seed;
  private boolean over;

  private Simulation(Contract contract, long seed, NodeId sabotaged, Sabotage sabotage) {
    this.seed = seed;
    this.world = new World(contract, seed, seed % REAL_SEAL_EVERY == 0);
    for (NodeId node : List.of(World.MACAO, World.CHINA, World.MONGOLIA)) {
      Sabotage its = node.equals(sabotaged) ? sabotage : Sabotage.NONE;
      nodes.put(node, new SimulatedNode(node, world, its));
    }
    this.officers = new Officers(world, nodes);
    this.invariants = new Invariants(world, nodes);
  }

  /** The run of a seed. */
  static Run run(Contract contract, long seed) {
    return run(contract, seed, World.MACAO, Sabotage.NONE);
  }

  /** A run in which one node breaks its word. */
  static Run run(Contract contract, long seed, NodeId sabotaged, Sabotage sabotage) {
    return new Simulation(contract, seed, sabotaged, sabotage).play();
  }

  private Run play() {
    plan();
    while (!over && violations.isEmpty() && world.schedule().next()) {
      violations.addAll(invariants.ofTheCase());
    }
    if (violations.isEmpty()) {
      violations.addAll(invariants.ofTheRun());
    }
    return new Run(seed, List.copyOf(violations), world.history().lines(), tally());
  }

  private Run.Tally tally() {
    long epoch = invariants.files().stream().mapToLong(file -> file.epoch()).max().orElse(0);
    int messages = nodes.values().stream().mapToInt(n -> n.durable.outbox.messages().size()).sum();
    return new Run.Tally(
        officers.done(), officers.refused(), messages, world.fate().crashes(), epoch);
  }

  private void plan() {
    repeat(Duration.ofMinutes(40), officers::act);
    repeat(Duration.ofHours(12), this::misfortune);
    for (SimulatedNode node : nodes.values()) {
      repeat(Duration.ofHours(1), () -> node.survive(node::relays));
      repeat(Duration.ofHours(1), () -> node.survive(node::takesMail));
      repeat(Duration.ofHours(1), () -> node.survive(node::makesReceipts));
      repeat(Duration.ofHours(2), () -> node.survive(node::watches));
    }
    world.schedule().in(MISFORTUNE, this::becomeKind);
    world.schedule().in(MISFORTUNE.plus(REST), () -> over = true);
  }

  private void repeat(Duration atMost, Runnable action) {
    Runnable once =
        () -> {
          action.run();
          repeat(atMost, action);
        };
    world.schedule().in(world.dice().upTo(atMost), once);
  }

  private void misfortune() {
    NodeId unlucky = world.dice().oneOf(List.copyOf(nodes.keySet()));
    if (world.dice().oneIn(4)) {
      world.network().cutOff(unlucky, world.dice().upTo(Duration.ofDays(2)));
    } else if (world.dice().oneIn(10)) {
      world.federation().leaveOut(unlucky);
      Runnable takeBack = () -> world.federation().takeBack(unlucky);
      world.schedule().in(world.dice().upTo(Duration.ofHours(20)), takeBack);
    }
  }

  private void becomeKind() {
    world.history().tell("world", "becomes kind");
    officers.goHome();
    world.fate().becomeKind();
    world.network().becomeKind();
    nodes.keySet().forEach(world.federation()::takeBack);
  }
}
