package trm.corridor.sim;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trm.evidence.NodeId;

/** What befalls nodes and federation from time to time, beside crashes and a bad network. */
final class Misfortunes {
  /** One kind of it. */
  enum Kind {
    CUT_OFF,
    CUT_OFF_FOR_DAYS,
    LEFT_OUT_OF_THE_DIRECTORY,
    OUT_OF_TOUCH_WITH_THE_FEDERATION,
    DIRECTORY_NOT_RENEWED,
    KEYS_ROTATED,
    CLOCK_A_LITTLE_WRONG,
    CLOCK_HOURS_WRONG,
    RESTORED_FROM_BACKUP,
    /** Planned by the seed: see {@link OtherFace}. */
    SHOWED_TWO_FACES,
    /** Planned by the seed: see {@link Leaving}. */
    LEFT_FOR_GOOD
  }

  /** What may strike at any time. */
  private static final List<Kind> UNPLANNED =
      Stream.of(Kind.values())
          .filter(kind -> kind != Kind.SHOWED_TWO_FACES && kind != Kind.LEFT_FOR_GOOD)
          .toList();

  private static final int ONE_IN = 2;
  private final World world;
  private final Dice dice;
  private final Map<NodeId, SimulatedNode> nodes;
  private final Set<Kind> struck = EnumSet.noneOf(Kind.class);

  Misfortunes(World world, Dice dice, Map<NodeId, SimulatedNode> nodes) {
    this.world = world;
    this.dice = dice;
    this.nodes = nodes;
  }

  /** Perhaps something befalls somebody now. */
  void mayStrike() {
    Kind kind = dice.oneOf(UNPLANNED);
    SimulatedNode unlucky = dice.oneOf(List.copyOf(nodes.values()));
    Dice its = new Dice(dice.uuid().getMostSignificantBits());
    if (world.fate().strikes(ONE_IN) && !unlucky.hasLeft()) {
      struck.add(kind);
      strike(kind, unlucky, its);
    }
  }

  private void strike(Kind kind, SimulatedNode node, Dice its) {
    switch (kind) {
      case SHOWED_TWO_FACES, LEFT_FOR_GOOD ->
          throw new IllegalArgumentException("Planned, and not by chance: " + kind);
      case CUT_OFF -> world.network().cutOff(node.self, its.upTo(Duration.ofDays(1)));
      case CUT_OFF_FOR_DAYS -> world.network().cutOff(node.self, its.upTo(Duration.ofDays(5)));
      case LEFT_OUT_OF_THE_DIRECTORY ->
          until(
              its.upTo(Duration.ofHours(20)),
              node.self,
              "is left out of the directory",
              () -> world.federation().leaveOut(node.self),
              () -> world.federation().takeBack(node.self));
      case OUT_OF_TOUCH_WITH_THE_FEDERATION ->
          until(
              its.upTo(Duration.ofDays(5)),
              node.self,
              "fetches no directory",
              () -> world.federation().loseTouch(node.self, true),
              () -> world.federation().loseTouch(node.self, false));
      case DIRECTORY_NOT_RENEWED ->
          until(
              its.upTo(Duration.ofDays(5)),
              node.self,
              "waits with all others for a new directory",
              () -> world.federation().neglect(true),
              () -> world.federation().neglect(false));
      case KEYS_ROTATED -> {
        world.history().misfortune(node.self, "is given new keys");
        world.federation().rotate(node.self);
      }
      case CLOCK_A_LITTLE_WRONG -> wrongClock(node, its, Duration.ofMinutes(2));
      case CLOCK_HOURS_WRONG -> wrongClock(node, its, Duration.ofHours(2));
      case RESTORED_FROM_BACKUP -> {
        world.history().misfortune(node.self, "is set up again from its last backup");
        node.restore();
      }
    }
  }

  private void wrongClock(SimulatedNode node, Dice its, Duration atMost) {
    Duration error = its.oneIn(2) ? its.upTo(atMost) : its.upTo(atMost).negated();
    until(
        its.upTo(Duration.ofDays(1)),
        node.self,
        "has a clock that is wrong by " + error.toSeconds() + " s",
        () -> node.clock().goWrongBy(error),
        () -> node.clock().goWrongBy(Duration.ZERO));
  }

  private void until(Duration end, NodeId node, String what, Runnable begins, Runnable ends) {
    world.history().misfortune(node, what);
    begins.run();
    world
        .schedule()
        .in(
            end,
            () -> {
              ends.run();
              world.history().note(node, "no more: " + what);
            });
  }

  /** What was planned came about. */
  void cameAbout(Kind planned) {
    struck.add(planned);
  }

  /** The kinds that struck. */
  Set<String> struck() {
    return struck.stream().map(Kind::name).collect(Collectors.toUnmodifiableSet());
  }
}
