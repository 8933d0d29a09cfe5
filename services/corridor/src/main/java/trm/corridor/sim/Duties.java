package trm.corridor.sim;

import static trm.corridor.sim.Actor.AUTHORITY;
import static trm.corridor.sim.Actor.CONSUL;
import static trm.corridor.sim.Actor.COORDINATOR;
import static trm.corridor.sim.Actor.HELP_POINT;
import static trm.corridor.sim.Actor.PROSECUTOR;
import static trm.corridor.sim.Actor.RECEIVER;
import static trm.corridor.sim.Actor.SHELTER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import trm.node.wire.Names;
import trm.referral.CaseCommand;
import trm.referral.Command;
import trm.referral.ConsentCommand.WithdrawConsent;
import trm.referral.Guarded;
import trm.referral.HandoverCommand.AcceptHandover;
import trm.referral.HandoverCommand.CloseHandover;
import trm.referral.HandoverCommand.ConfirmArrival;
import trm.referral.HandoverCommand.DeclineHandover;
import trm.referral.HandoverCommand.GiveFeedback;
import trm.referral.HandoverCommand.RecordNoShow;
import trm.referral.HandoverCommand.RevokeOffer;
import trm.referral.LocalEvent;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.ProceedingsCommand.PlaceHold;
import trm.referral.ProceedingsCommand.ReleaseHold;
import trm.referral.ProceedingsCommand.SendProceedingsNotice;
import trm.referral.Referral;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.ReturnCommand.GiveClearance;
import trm.referral.ReturnCommand.RevokeClearance;
import trm.referral.file.FactList;
import trm.referral.file.Handover;
import trm.referral.file.Handover.Stage;
import trm.referral.file.Requests.Request;

/**
 * What each officer would do next, going by the own node's file alone. Whether it may be done is
 * the law's word, not this class's: some of it comes too early, too late or twice on purpose.
 */
final class Duties {
  private final Person person;

  Duties(Person person) {
    this.person = person;
  }

  /** Commands that make sense to this officer now. */
  List<Command> of(Actor actor, Referral r, Dice dice, Instant now) {
    List<Command> duties = new ArrayList<>();
    if (actor.equals(SHELTER)) {
      addShelters(duties, r, dice);
    } else if (actor.equals(AUTHORITY)) {
      addAuthoritys(duties, r);
    } else if (actor.equals(PROSECUTOR)) {
      addProsecutors(duties, r, dice, now);
    } else if (actor.equals(COORDINATOR)) {
      addCoordinators(duties, r, dice, now);
    } else if (actor.equals(CONSUL)) {
      addAnswers(duties, r);
      boolean assessed = r.care().assessments().stream().anyMatch(a -> a.node().equals(r.self()));
      addOnce(duties, !assessed || dice.oneIn(20), Words.assessment("ORIGIN", Words.MACAO));
    } else if (actor.equals(HELP_POINT)) {
      addAnswers(duties, r);
      addReceivers(duties, r, dice);
      addSenders(duties, r, dice, now, true, Words.MONGOLIA);
    } else if (actor.equals(RECEIVER)) {
      addReceivers(duties, r, dice);
      addHomecomings(duties, r, dice);
    }
    if (r.responsibility().hasBegun() && dice.oneIn(60)) {
      others(r).forEach(peer -> duties.add(Words.alert(peer)));
    }
    return duties;
  }

  private void addShelters(List<Command> duties, Referral r, Dice dice) {
    addOnce(duties, !r.responsibility().hasBegun(), Words.open());
    addOnce(duties, !r.care().hasMeasure("M1.4"), Words.measure("M1.4"));
    addOnce(
        duties,
        !r.care().hasMeasure("M1.3"),
        Words.measure("M1.3", "INTERVIEW", "ORIGIN_AUTHORITIES"));
    addOnce(duties, r.consents().all().isEmpty(), Words.consent());
    addOnce(
        duties,
        r.turn() == 1 && !r.consents().all().isEmpty(),
        new CaseCommand.OfferTurn(new OrganisationId("mo-coordination"), Guarded.withheld(), null));
    if (dice.oneIn(250)) {
      r.consents().all().forEach(consent -> duties.add(new WithdrawConsent(consent.id(), "ALL")));
    }
  }

  private void addAuthoritys(List<Command> duties, Referral r) {
    FactList facts = r.care().facts();
    addOnce(duties, !facts.any(LocalEvent.ReflectionPeriodGranted.class), Words.reflection());
    addOnce(
        duties,
        !facts.any(LocalEvent.IdentificationDecided.class),
        new CaseCommand.DecideIdentification(Guarded.of("VICTIM"), List.of(), List.of()));
  }

  private void addProsecutors(List<Command> duties, Referral r, Dice dice, Instant now) {
    LocalDate review = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(30);
    if (dice.oneIn(25)) {
      duties.add(new PlaceHold(Guarded.of("WITNESS"), Guarded.of("ORDER-1"), review));
    }
    if (dice.oneIn(8)) {
      r.holds()
          .open()
          .forEach(hold -> duties.add(new ReleaseHold(hold.id(), Guarded.of("ORDER-2"))));
    }
    if (dice.oneIn(40)) {
      duties.add(new SendProceedingsNotice(others(r), "HEARING", now, "HEARING-1"));
    }
  }

  private void addCoordinators(List<Command> duties, Referral r, Dice dice, Instant now) {
    addOnce(duties, r.turn() == 1, new CaseCommand.AcceptTurn());
    addOnce(duties, !r.care().isAdvisedOnAsylum(), new CaseCommand.RecordAsylumAdvice(true));
    addAssessments(duties, r, dice);
    addOnce(duties, notAsked(r, "NATIONALITY_AND_IDENTITY"), Words.verification());
    addOnce(duties, notAsked(r, "RETURN"), Words.proposeReturn());
    addOnce(duties, notAsked(r, "CAPACITY"), Words.room());
    addOnce(duties, notAsked(r, "CLEARANCE"), Words.requestClearance());
    addOnce(duties, r.care().returnPlan().isEmpty(), Words.plan("RETURN", Words.MONGOLIA));
    r.care()
        .returnPlan()
        .filter(plan -> !r.care().isReturnConfirmed())
        .ifPresent(plan -> duties.add(new ConfirmReturn(plan.planId())));
    addClearances(duties, r, dice, now);
    addSenders(duties, r, dice, now, false, Words.CHINA);
  }

  private void addAssessments(List<Command> duties, Referral r, Dice dice) {
    addOnce(duties, r.care().assessments().isEmpty(), Words.assessment("DESTINATION"));
    addOnce(
        duties,
        r.care().isAdvisedOnAsylum() && r.care().assessments().size() < 2 && dice.oneIn(3),
        Words.assessment("DESTINATION", Words.MONGOLIA));
  }

  private void addClearances(List<Command> duties, Referral r, Dice dice, Instant now) {
    boolean given = !r.care().clearancesOf(r.self()).isEmpty();
    addOnce(
        duties,
        r.care().isReturnConfirmed() && !given,
        new GiveClearance(Words.CHINA, "AGREEMENT-1", now.plus(Duration.ofDays(20))));
    if (dice.oneIn(120)) {
      r.care()
          .clearancesOf(r.self())
          .forEach(clearance -> duties.add(new RevokeClearance(clearance.clearanceId())));
    }
  }

  private void addAnswers(List<Command> duties, Referral r) {
    for (Request request : r.requests().all()) {
      if (!request.from().equals(r.self()) && request.isOpen()) {
        duties.add(answer(request));
      }
    }
  }

  private Command answer(Request request) {
    return switch (request.asked().kind()) {
      case "NATIONALITY_AND_IDENTITY" -> Words.confirmation(request.asked().requestId());
      case "CLEARANCE" -> Words.answer(request.asked().requestId(), "CLEARED");
      case "CAPACITY" -> Words.grantRoom(request.asked().requestId());
      default -> Words.answer(request.asked().requestId(), "ACCEPTED");
    };
  }

  private void addSenders(
      List<Command> duties, Referral r, Dice dice, Instant now, boolean last, NodeId to) {
    addOnce(
        duties,
        r.responsibility().isHere() && r.handovers().ownUnderWay(now).isEmpty(),
        Words.offer(last, dice.oneIn(10) ? others(r) : List.of(to), now));
    for (Handover own : ownOf(r)) {
      addOnce(duties, own.stage() == Stage.ACCEPTED, Words.depart(own.id(), now));
      addOnce(duties, own.stage() == Stage.ARRIVED, new CloseHandover(own.id()));
      addOnce(duties, dice.oneIn(60), new RevokeOffer(own.id(), "PLAN_CHANGED"));
      addOnce(duties, dice.oneIn(150), new RecordNoShow(own.id(), now, null));
    }
  }

  private void addReceivers(List<Command> duties, Referral r, Dice dice) {
    for (Handover handover : r.handovers().all()) {
      if (handover.offer().isPresent() && !ownOf(r).contains(handover)) {
        boolean accepted = handover.isAcceptedBy(r.self());
        addOnce(duties, !accepted, new AcceptHandover(handover.id(), "desk-3", "desk-4"));
        addOnce(
            duties,
            !accepted && dice.oneIn(30),
            new DeclineHandover(handover.id(), "CAPACITY_FULL"));
        addOnce(
            duties,
            dice.oneIn(80),
            new ConfirmArrival(handover.id(), Guarded.of("a guess"), arrivedAt(r), null));
      }
    }
    if (person.isAt(Names.toProof(r.self()))) {
      person
          .pass()
          .filter(pass -> dice.oneIn(10) || !hasArrived(r, pass))
          .ifPresent(
              pass ->
                  duties.add(
                      new ConfirmArrival(
                          pass.handover(), Guarded.of(pass.code()), arrivedAt(r), null)));
    }
  }

  private static boolean hasArrived(Referral r, Person.Pass pass) {
    return r.handovers()
        .find(pass.handover())
        .map(Handover::stage)
        .filter(stage -> stage == Stage.ARRIVED || stage == Stage.CLOSED)
        .isPresent();
  }

  private static Instant arrivedAt(Referral r) {
    return r.facts().isEmpty() ? VirtualClock.BEGIN : r.facts().getLast().stamp().recordedAt();
  }

  private void addHomecomings(List<Command> duties, Referral r, Dice dice) {
    if (r.responsibility().hasBegun() && r.responsibility().isHere()) {
      addOnce(duties, dice.oneIn(10), Words.plan("REINTEGRATION"));
      addOnce(duties, dice.oneIn(10), Words.followUp());
      r.handovers().all().stream()
          .filter(handover -> !handover.hasFeedback())
          .forEach(
              handover ->
                  duties.add(
                      new GiveFeedback(
                          handover.id(), Guarded.of("ARRIVED_WELL"), "NEWS_CAME_LATE")));
    }
  }

  private static List<Handover> ownOf(Referral r) {
    return r.handovers().all().stream()
        .filter(handover -> handover.sender().filter(r.self()::equals).isPresent())
        .toList();
  }

  private static boolean notAsked(Referral r, String kind) {
    return r.requests().madeBy(r.self(), kind).isEmpty();
  }

  private static List<NodeId> others(Referral r) {
    return Stream.of(Words.MACAO, Words.CHINA, Words.MONGOLIA)
        .filter(node -> !node.equals(r.self()))
        .toList();
  }

  private static void addOnce(List<Command> duties, boolean due, Command command) {
    if (due) {
      duties.add(command);
    }
  }
}
