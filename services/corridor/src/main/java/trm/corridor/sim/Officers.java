package trm.corridor.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trm.evidence.CaseReference;
import trm.evidence.Digest;
import trm.evidence.NodeId;
import trm.node.casework.CaseAnswer;
import trm.node.casework.CaseOrder;
import trm.node.wire.Names;
import trm.referral.BrokenRule;
import trm.referral.Command;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverId;
import trm.referral.Referral;
import trm.referral.file.FactList;
import trm.referral.file.Handover;

/**
 * People at their screens, some of which are stale, and who press the same button again when no
 * answer came.
 */
final class Officers {
  static final List<Actor> ALL =
      List.of(
          Actor.SHELTER,
          Actor.COORDINATOR,
          Actor.COORDINATOR,
          Actor.COORDINATOR,
          Actor.AUTHORITY,
          Actor.PROSECUTOR,
          Actor.HELP_POINT,
          Actor.HELP_POINT,
          Actor.CONSUL,
          Actor.RECEIVER);
  static final CaseReference CASE = new CaseReference("CASE-SIMULATED-1");

  private final World world;
  private final Map<NodeId, SimulatedNode> nodes;
  private final Person person = new Person();
  private final Duties duties;
  private final Map<Actor, Screen> screens = new HashMap<>();
  private final Set<HandoverId> left = new HashSet<>();
  private boolean home;
  private long keys;
  private int done;
  private int refused;

  private record Screen(long epoch, long turn) {}

  Officers(World world, Map<NodeId, SimulatedNode> nodes) {
    this.world = world;
    this.nodes = nodes;
    this.duties = new Duties(world.dice(), person);
  }

  /** From now on nobody asks for anything. */
  void goHome() {
    home = true;
  }

  /** One officer does one thing, if there is anything to do. */
  void act() {
    Actor actor = world.dice().oneOf(ALL);
    SimulatedNode node = nodes.get(actor.node());
    if (node == null || home) {
      return;
    }
    Referral file = node.referral();
    List<Command> choices = duties.of(actor, file, world.clock().instant());
    if (!choices.isEmpty()) {
      CaseOrder order = order(actor, world.dice().oneOf(choices), screen(actor, file));
      ask(node, actor, order);
      journeys(node);
    }
  }

  /** A screen is renewed most of the time. */
  private Screen screen(Actor actor, Referral file) {
    Screen fresh = new Screen(file.epoch(), file.turn());
    Screen shown = world.dice().oneIn(8) ? screens.getOrDefault(actor, fresh) : fresh;
    screens.put(actor, shown);
    return shown;
  }

  private CaseOrder order(Actor actor, Command command, Screen screen) {
    String key = "key-" + keys++;
    return new CaseOrder(
        Names.toLaw(CASE),
        command,
        screen.epoch(),
        screen.turn(),
        actor.officer(),
        null,
        key,
        Digest.sha256(key.getBytes(UTF_8)));
  }

  /** Who gets no answer, or loses it on its way to the screen, asks the same again. */
  private void ask(SimulatedNode node, Actor actor, CaseOrder order) {
    boolean answered =
        node.survive(() -> tell(actor, order.command(), node.desk().carryOut(order)));
    if (!answered || world.dice().oneIn(10)) {
      node.survive(() -> tell(actor, order.command(), node.desk().carryOut(order)));
    }
  }

  /** Whatever the officers were answered: who is recorded as departed has left. */
  private void journeys(SimulatedNode node) {
    Referral file = node.referral();
    for (FactList.Stated<Departed> departed : file.care().facts().all(Departed.class)) {
      HandoverId handover = departed.event().handoverId();
      if (departed.node().equals(file.self()) && person.isAt(node.self) && left.add(handover)) {
        file.handovers()
            .find(handover)
            .flatMap(Handover::arrivalCode)
            .ifPresent(code -> travel(node.self, new Person.Pass(handover, code)));
      }
    }
  }

  /** The person leaves with the code that the sender gave her, and is there some hours later. */
  private void travel(NodeId from, Person.Pass pass) {
    NodeId to = from.equals(World.MACAO) ? World.CHINA : World.MONGOLIA;
    person.leaves(pass);
    world.history().tell("person", "leaves " + from + " for " + to);
    Runnable arrival =
        () -> {
          person.arrives(to);
          world.history().tell("person", "is at " + to);
        };
    world.schedule().in(world.dice().upTo(Duration.ofHours(20)), arrival);
  }

  private void tell(Actor actor, Command command, CaseAnswer answer) {
    String name = command.getClass().getSimpleName();
    String outcome =
        switch (answer) {
          case CaseAnswer.Done happened -> {
            done++;
            yield "done, epoch " + happened.epoch();
          }
          case CaseAnswer.Refused no -> {
            refused++;
            yield "refused: " + no.rules().stream().map(BrokenRule::ruleId).toList();
          }
          case CaseAnswer.UnknownCodes unlisted ->
              throw new IllegalStateException("An officer here used " + unlisted.codes());
          case CaseAnswer.UnknownCase unknown -> "unknown case";
          case CaseAnswer.Changed changed -> "a stale screen";
          case CaseAnswer.KeyReused reused -> "key reused";
        };
    world.history().tell(actor.organisation(), name + ": " + outcome);
  }

  int done() {
    return done;
  }

  int refused() {
    return refused;
  }
}
