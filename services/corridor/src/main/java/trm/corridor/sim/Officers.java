package trm.corridor.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import trm.evidence.CaseReference;
import trm.evidence.Digest;
import trm.evidence.NodeId;
import trm.node.casework.CaseAnswer;
import trm.node.casework.CaseOrder;
import trm.node.wire.Names;
import trm.referral.BrokenRule;
import trm.referral.Command;
import trm.referral.HandoverCommand.ConfirmArrival;
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

  /** The same as the law calls it. */
  static final trm.referral.CaseReference FILE = Names.toLaw(CASE);

  private final World world;
  private final Script script;
  private final Pace pace;
  private final Map<NodeId, SimulatedNode> nodes;
  private final Person person = new Person();
  private final Duties duties = new Duties(person);
  private final AnyOrder anyOrder;
  private final Map<Actor, Screen> screens = new HashMap<>();
  private final Map<String, Integer> refusals = new HashMap<>();
  private final Set<HandoverId> left = new HashSet<>();
  private final Set<NodeId> closed = new HashSet<>();
  private final List<Integer> acts = new ArrayList<>();
  private final Set<String> commands = new TreeSet<>();
  private boolean home;
  private boolean falseArrival;
  private int asked;
  private int done;
  private int refused;

  private record Screen(long epoch, long turn) {}

  Officers(World world, Script script, Pace pace, Map<NodeId, SimulatedNode> nodes) {
    this.world = world;
    this.script = script;
    this.pace = pace;
    this.nodes = nodes;
    this.anyOrder = new AnyOrder(world.contract());
  }

  /** From now on nobody asks for anything. */
  void goHome() {
    home = true;
  }

  /** From now on nobody at this node asks for anything. */
  void stopAt(NodeId node) {
    closed.add(node);
  }

  /** One officer does one thing, if there is anything to do. */
  void act() {
    int number = asked++;
    Dice dice = Dice.of(script.seed(), "act " + number);
    Actor actor = dice.oneOf(ALL);
    SimulatedNode node = Objects.requireNonNull(nodes.get(actor.node()), "Everybody has a node.");
    if (home || closed.contains(node.self) || !script.abridgement().playsAct(number)) {
      return;
    }
    Referral file = node.referral();
    List<Command> choices = choices(actor, file, dice, node.clock().instant());
    if (choices.isEmpty()) {
      return;
    }
    Command command = dice.oneOf(choices);
    if (!wasRefused(actor, command, file) || dice.oneIn(10)) {
      acts.add(number);
      ask(node, actor, order(number, actor, command, screen(actor, file, dice)), dice);
      journeys(node, dice);
    }
  }

  /** Now and then an officer does something that no duty explains. */
  private List<Command> choices(Actor actor, Referral file, Dice dice, Instant now) {
    boolean known = !file.facts().isEmpty();
    if (known && dice.oneIn(12)) {
      return anyOrder.of(file, dice, now).map(List::of).orElse(List.of());
    }
    return known || actor.equals(Actor.SHELTER) || dice.oneIn(30)
        ? duties.of(actor, file, dice, now)
        : List.of();
  }

  /** Nobody presses a button again and again that was grey a moment ago. */
  private boolean wasRefused(Actor actor, Command command, Referral file) {
    return Objects.equals(refusals.get(refusal(actor, command)), file.facts().size());
  }

  private static String refusal(Actor actor, Command command) {
    return actor.organisation() + " " + command.getClass().getSimpleName();
  }

  /** A screen is renewed most of the time. */
  private Screen screen(Actor actor, Referral file, Dice dice) {
    Screen fresh = new Screen(file.epoch(), file.turn());
    Screen shown = dice.oneIn(8) ? screens.getOrDefault(actor, fresh) : fresh;
    screens.put(actor, shown);
    return shown;
  }

  private static CaseOrder order(int number, Actor actor, Command command, Screen screen) {
    String key = "key-" + number;
    return new CaseOrder(
        FILE,
        command,
        screen.epoch(),
        screen.turn(),
        actor.officer(),
        null,
        key,
        Digest.sha256(key.getBytes(UTF_8)));
  }

  /** Who gets no answer, or loses it on its way to the screen, asks the same again. */
  private void ask(SimulatedNode node, Actor actor, CaseOrder order, Dice dice) {
    boolean answered = node.survive(() -> tell(node, actor, order, node.desk().carryOut(order)));
    if (!answered || dice.oneIn(10)) {
      node.survive(() -> tell(node, actor, order, node.desk().carryOut(order)));
    }
  }

  /** Whatever the officers were answered: who is recorded as departed has left. */
  private void journeys(SimulatedNode node, Dice dice) {
    Referral file = node.referral();
    for (FactList.Stated<Departed> departed : file.care().facts().all(Departed.class)) {
      HandoverId handover = departed.event().handoverId();
      if (departed.node().equals(file.self()) && person.isAt(node.self) && left.add(handover)) {
        file.handovers()
            .find(handover)
            .flatMap(Handover::arrivalCode)
            .ifPresent(code -> travel(node.self, new Person.Pass(handover, code), dice));
      }
    }
  }

  /** The person leaves with the code that the sender gave her, and is there some hours later. */
  private void travel(NodeId from, Person.Pass pass, Dice dice) {
    NodeId to = from.equals(World.MACAO) ? World.CHINA : World.MONGOLIA;
    person.leaves(pass);
    world.history().note(from, "the person leaves for " + to);
    Runnable arrival =
        () -> {
          person.arrives(to);
          world.history().note(to, "the person is here");
        };
    world.schedule().in(dice.upTo(pace.journey()), arrival);
  }

  private void tell(SimulatedNode node, Actor actor, CaseOrder order, CaseAnswer answer) {
    String name = order.command().getClass().getSimpleName();
    switch (answer) {
      case CaseAnswer.Done happened -> {
        done++;
        commands.add(name);
      }
      case CaseAnswer.Refused no -> {
        refused++;
        falseArrival |= order.command() instanceof ConfirmArrival && !person.isAt(node.self);
        refusals.put(refusal(actor, order.command()), node.referral().facts().size());
      }
      case CaseAnswer.UnknownCodes unlisted -> refused++;
      case CaseAnswer.UnknownCase unknown -> refused++;
      case CaseAnswer.Changed changed -> refused++;
      case CaseAnswer.KeyReused reused -> refused++;
    }
    world.history().act(node.self, new Asked(actor, name, answer));
  }

  /** What somebody asked for and what came of it, put into words when it is read. */
  private record Asked(Actor actor, String command, CaseAnswer answer) {
    @Override
    public String toString() {
      return actor.organisation() + " " + command + ": " + outcome();
    }

    private String outcome() {
      return switch (answer) {
        case CaseAnswer.Done happened -> "done, epoch " + happened.epoch();
        case CaseAnswer.Refused no ->
            "refused " + no.rules().stream().map(BrokenRule::ruleId).toList();
        case CaseAnswer.UnknownCodes unlisted -> "unknown codes " + unlisted.codes();
        case CaseAnswer.UnknownCase unknown -> "unknown case";
        case CaseAnswer.Changed changed -> "a stale screen";
        case CaseAnswer.KeyReused reused -> "key reused";
      };
    }
  }

  /** The numbers of the acts that came to anything. */
  List<Integer> acts() {
    return List.copyOf(acts);
  }

  /** The names of the commands that were carried out. */
  Set<String> commands() {
    return Set.copyOf(commands);
  }

  /** Whether somebody confirmed an arrival where the person was not, and was refused. */
  boolean claimedFalseArrival() {
    return falseArrival;
  }

  int done() {
    return done;
  }

  int refused() {
    return refused;
  }
}
