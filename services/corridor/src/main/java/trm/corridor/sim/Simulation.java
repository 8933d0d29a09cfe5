package trm.corridor.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trm.evidence.NodeId;

/** One run: some days of misfortune, then time without it for everything to come to rest. */
final class Simulation {
  private static final Duration REST_MIN = Duration.ofHours(14);
  private static final Duration REST_MAX = Duration.ofDays(4);

  private final World world;
  private final Map<NodeId, SimulatedNode> nodes = new LinkedHashMap<>();
  private final Officers officers;
  private final Misfortunes misfortunes;
  private final OtherFace otherFace;
  private final Leaving leaving;
  private final Invariants invariants;
  private final List<Violation> violations = new ArrayList<>();
  private final Script script;
  private final Pace pace;
  private boolean over;

  private Simulation(Contract contract, Script script) {
    this.script = script;
    this.pace = Pace.of(script.seed());
    this.world = new World(contract, script);
    for (NodeId node : World.NODES) {
      Sabotage its = node.equals(script.sabotaged()) ? script.sabotage() : Sabotage.NONE;
      nodes.put(node, new SimulatedNode(node, world, its));
    }
    this.officers = new Officers(world, script, pace, nodes);
    this.misfortunes = new Misfortunes(world, Dice.of(script.seed(), "misfortunes"), nodes);
    this.otherFace = new OtherFace(world, Dice.of(script.seed(), "other face"), misfortunes, nodes);
    this.leaving =
        new Leaving(world, Dice.of(script.seed(), "leaving"), misfortunes, officers, nodes);
    this.invariants = new Invariants(world, nodes, otherFace);
  }

  /** The run of a seed. */
  static Run run(Contract contract, long seed) {
    return run(contract, Script.of(seed));
  }

  /** A run by its script. */
  static Run run(Contract contract, Script script) {
    return new Simulation(contract, script).play();
  }

  private Run play() {
    plan();
    while (!over && violations.isEmpty() && world.schedule().next()) {
      violations.addAll(invariants.ofTheCase());
    }
    if (violations.isEmpty()) {
      violations.addAll(invariants.ofTheRun());
    }
    return new Run(
        script,
        List.copyOf(violations),
        world.history().all(),
        officers.acts(),
        world.fate().struck(),
        tally());
  }

  private Run.Tally tally() {
    long epoch = invariants.files().stream().mapToLong(file -> file.epoch()).max().orElse(0);
    int messages = nodes.values().stream().mapToInt(n -> n.durable.outbox.messages().size()).sum();
    return new Run.Tally(
        officers.done(),
        officers.refused(),
        messages,
        world.fate().crashes(),
        epoch,
        officers.commands(),
        world.crossed(),
        misfortunes.struck(),
        world.fate().diedAt(),
        new Crossings(nodes.values().stream().map(SimulatedNode::referral).toList())
            .seen(officers.claimedFalseArrival()));
  }

  private void plan() {
    repeat("officers", pace.officers(), officers::act);
    repeat("misfortunes", pace.strikes(), misfortunes::mayStrike);
    repeat("federation", Duration.ofHours(24), world.federation()::publish);
    for (SimulatedNode node : nodes.values()) {
      repeat("relay " + node.self, pace.steps(), () -> node.survive(node::relays));
      repeat("mail " + node.self, pace.steps(), () -> node.survive(node::takesMail));
      repeat("receipts " + node.self, pace.steps(), () -> node.survive(node::makesReceipts));
      repeat(
          "watches " + node.self, pace.steps().multipliedBy(2), () -> node.survive(node::watches));
      repeat("fetch " + node.self, Duration.ofHours(4), () -> world.federation().fetch(node.self));
      repeat("backup " + node.self, pace.backups(), node::backUp);
      if (world.releases().isNewer(node.self)) {
        repeat("tomorrow", pace.misfortune().dividedBy(2), () -> speaksOfTomorrow(node));
      }
    }
    otherFace.plan(pace.misfortune());
    leaving.plan(pace.misfortune());
    world.schedule().in(pace.misfortune(), this::becomeKind);
  }

  private void speaksOfTomorrow(SimulatedNode node) {
    if (!world.fate().isKind()) {
      node.survive(node::speaksOfTomorrow);
    }
  }

  /** At uneven times, which no other thing of the run moves. */
  private void repeat(String name, Duration atMost, Runnable action) {
    repeat(Dice.of(script.seed(), name), atMost, action);
  }

  private void repeat(Dice times, Duration atMost, Runnable action) {
    world
        .schedule()
        .in(
            times.upTo(atMost),
            () -> {
              action.run();
              repeat(times, atMost, action);
            });
  }

  private void becomeKind() {
    world.history().note(null, "the world becomes kind");
    officers.goHome();
    world.fate().becomeKind();
    world.network().becomeKind();
    world.federation().becomeKind();
    nodes.values().forEach(node -> node.clock().goWrongBy(Duration.ZERO));
    world.schedule().in(REST_MIN, this::endAtRest);
    world.schedule().in(REST_MAX, () -> over = true);
  }

  private void endAtRest() {
    over = invariants.ofRest().isEmpty();
    world.schedule().in(Duration.ofHours(4), this::endAtRest);
  }
}
