package trm.referral;

import static trm.referral.Nodes.CN;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trm.referral.Decision.Agreed;
import trm.referral.HandoverCommand.CloseHandover;
import trm.referral.HandoverCommand.DeclineHandover;
import trm.referral.HandoverCommand.RecordNoShow;
import trm.referral.HandoverCommand.RevokeOffer;
import trm.referral.Nodes.Actor;
import trm.referral.World.Way;
import trm.referral.file.Handover;

/**
 * One step from a state to another: an officer acts, a message arrives, or time passes. Whether it
 * may be is asked of the law itself.
 */
record Move(String what, World to) {
  private static final List<Actor> ACTORS =
      List.of(Story.COORDINATOR, Story.HELP_POINT, Story.RECEIVER);

  /** All from a state, with at most so many acts of choice in its history. */
  static List<Move> from(World world, int actsMax, Flaw flaw) {
    List<Move> moves = new ArrayList<>();
    world.mail().keySet().forEach(way -> moves.add(delivered(world, way, flaw)));
    for (Actor actor : ACTORS) {
      Referral referral = world.at(actor.node());
      if (referral.responsibility().hasBegun()) {
        owed(referral, world).forEach(c -> act(world, actor, c, flaw).ifPresent(moves::add));
        if (world.acts() < actsMax) {
          chosen(referral).forEach(c -> act(world.chosen(), actor, c, flaw).ifPresent(moves::add));
        }
      }
    }
    if (!world.late() && world.acts() < actsMax) {
      moves.add(new Move("the offers' time ends", world.chosen().afterTheTime()));
    }
    return moves;
  }

  /** What a node does in the end, since somebody is responsible for it. */
  private static Stream<Command> owed(Referral referral, World world) {
    return referral.handovers().all().stream()
        .flatMap(
            handover ->
                isOwn(handover, referral)
                    ? Stream.of(new CloseHandover(handover.id()))
                    : arrival(handover, world));
  }

  /** She comes once, from where she is, and has the code with her. */
  private static Stream<Command> arrival(Handover handover, World world) {
    return handover
        .sender()
        .filter(world.she()::equals)
        .flatMap(sender -> world.at(sender).handovers().findOwn(handover.id()))
        .flatMap(Handover::arrivalCode)
        .<Command>map(code -> Story.arrive(handover.id(), code))
        .stream();
  }

  private static Stream<Command> chosen(Referral referral) {
    return Stream.concat(offers(referral), steps(referral));
  }

  private static Stream<Command> offers(Referral referral) {
    NodeId self = referral.self();
    return self.equals(MO)
        ? Stream.of(Story.offer(false, CN), Story.offer(false, CN, MN))
        : Stream.of(Story.offer(true, self.equals(CN) ? MN : CN));
  }

  private static Stream<Command> steps(Referral referral) {
    return referral.handovers().all().stream()
        .flatMap(
            handover ->
                isOwn(handover, referral)
                    ? Stream.of(
                        new RevokeOffer(handover.id(), "CHANGED"), Story.depart(handover.id()))
                    : Stream.of(
                        Story.accept(handover.id()),
                        new DeclineHandover(handover.id(), "NO_CAPACITY"),
                        new RecordNoShow(handover.id(), Nodes.START, null)));
  }

  private static boolean isOwn(Handover handover, Referral referral) {
    return handover.sender().filter(referral.self()::equals).isPresent();
  }

  private static Optional<Move> act(World world, Actor actor, Command command, Flaw flaw) {
    Referral referral = world.at(actor.node());
    Stamp stamp =
        new Stamp(
            world.now(),
            world.now(),
            "M4.3",
            actor.node(),
            new OrganisationId(actor.organisation()),
            new OfficerId("officer-1"),
            null);
    Order order = new Order(command, referral.epoch(), referral.turn(), stamp);
    String what = actor.node() + ": " + command.getClass().getSimpleName();
    return referral.decide(order, world.situation(actor.node())) instanceof Agreed agreed
        ? Optional.of(new Move(what, moved(world, actor.node(), command, flaw.after(agreed))))
        : Optional.empty();
  }

  private static World moved(World world, NodeId node, Command command, Agreed agreed) {
    World next = world.with(node, agreed);
    return command instanceof HandoverCommand.ConfirmArrival ? next.whereSheIs(node) : next;
  }

  /** A message that the law refuses changes nothing. */
  private static Move delivered(World world, Way way, Flaw flaw) {
    Incoming incoming = world.mail().getOrDefault(way, List.of()).getFirst();
    World taken = world.taken(way);
    Referral referral = world.at(way.to());
    String what = way + ": " + incoming.fact().event().getClass().getSimpleName();
    return !flaw.isDeafTo(incoming, referral)
            && referral.receive(incoming, world.situation(way.to())) instanceof Agreed agreed
        ? new Move(what, taken.with(way.to(), agreed))
        : new Move(what + " (refused)", taken);
  }
}
