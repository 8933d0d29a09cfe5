package trm.referral.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.deadline.Deadline.State.ANSWERED;
import static trm.referral.deadline.Deadline.State.ANSWERED_LATE;
import static trm.referral.deadline.Deadline.State.NOT_OWED;
import static trm.referral.deadline.Deadline.State.OPEN;
import static trm.referral.deadline.Deadline.State.OVERDUE;
import static trm.referral.deadline.Due.Ground.LAW;
import static trm.referral.deadline.Due.Ground.NEUTRAL_DEFAULT;
import static trm.referral.deadline.Due.Ground.STATED;
import static trm.referral.deadline.Months.HANDOVER;
import static trm.referral.deadline.Months.MN;
import static trm.referral.deadline.Months.MO;
import static trm.referral.deadline.Months.aCase;
import static trm.referral.deadline.Months.atOrigin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trm.referral.AssessmentId;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.AssessmentShared;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.AssistanceEvent.StatusTold;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.ConsentEvent.ConsentWithdrawn;
import trm.referral.ConsentId;
import trm.referral.FollowUpId;
import trm.referral.Guarded;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.FeedbackGiven;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverEvent.NoShow;
import trm.referral.HandoverEvent.OfferRevoked;
import trm.referral.HoldId;
import trm.referral.Leg;
import trm.referral.LocalEvent.EmergencyReadingRecorded;
import trm.referral.LocalEvent.EmergencyReadingsReviewed;
import trm.referral.LocalEvent.HoldPlaced;
import trm.referral.LocalEvent.HoldReleased;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.LocalEvent.ReflectionPeriodGranted;
import trm.referral.LocalEvent.RequestAddressed;
import trm.referral.LocalEvent.TaskDelegated;
import trm.referral.LocalEvent.TaskReturned;
import trm.referral.LocalEvent.TravelDocumentRecorded;
import trm.referral.LocalEvent.TurnAccepted;
import trm.referral.LocalEvent.TurnOffered;
import trm.referral.NodeId;
import trm.referral.NoticeId;
import trm.referral.Octets;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;
import trm.referral.PlanId;
import trm.referral.ProceedingsEvent.ProceedingsNotice;
import trm.referral.Pseudonym;
import trm.referral.RequestId;
import trm.referral.TaskId;
import trm.referral.deadline.Deadline.State;
import trm.referral.deadline.Due.Ground;

/** Each thing that is owed: what begins it, when it is due, who owes it, and what ends it. */
class EveryDeadlineOfACaseTest {
  private static final RequestId REQUEST = new RequestId("r-1");
  private static final Octets ENTRY = Octets.of(new byte[] {3});
  private static final OrganisationId POLICE = new OrganisationId("mo-police");

  /** One line of the table. */
  record Line(
      String what,
      Months months,
      String id,
      String dueAt,
      Ground ground,
      NodeId owedBy,
      State state) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Line> lines() {
    return Stream.of(measures(), requests(), offers(), arrivals(), afterwards(), care(), inside())
        .flatMap(List::stream);
  }

  private static List<Line> measures() {
    return List.of(
        line(
            "first referral",
            aCase(),
            "measure:M1.1",
            "2026-03-04T10:00:00Z",
            NEUTRAL_DEFAULT,
            MO,
            OVERDUE),
        line(
            "basic needs, met in time",
            aCase().at("2026-03-03T09:00:00Z", measure("M1.2")),
            "measure:M1.2",
            "2026-03-03T10:00:00Z",
            NEUTRAL_DEFAULT,
            MO,
            ANSWERED),
        line(
            "basic needs, met late",
            aCase().at("2026-03-04T09:00:00Z", measure("M1.2")),
            "measure:M1.2",
            "2026-03-03T10:00:00Z",
            NEUTRAL_DEFAULT,
            MO,
            ANSWERED_LATE),
        line(
            "a case that was closed",
            aCase().at("2026-03-02T11:00:00Z", new StatusTold("CLOSED", "DIED")),
            "measure:M1.2",
            "2026-03-03T10:00:00Z",
            NEUTRAL_DEFAULT,
            MO,
            NOT_OWED));
  }

  private static List<Line> requests() {
    return List.of(
        line("asked", asked(aCase()), "request:r-1", "2026-03-17T12:00:00Z", NEUTRAL_DEFAULT, MN),
        line(
            "asked, at whom was asked",
            asked(atOrigin()),
            "request:r-1",
            "2026-03-17T12:00:00Z",
            NEUTRAL_DEFAULT,
            MN),
        line(
            "more data needed",
            more(asked(aCase())),
            "request:r-1",
            "2026-03-17T12:00:00Z",
            NEUTRAL_DEFAULT,
            MN,
            ANSWERED),
        line(
            "the ball is with whoever asked",
            more(asked(aCase())),
            "data:r-1",
            "2026-03-22T12:00:00Z",
            STATED,
            MO),
        line(
            "the clock goes on where it stood",
            data(more(asked(aCase()))),
            "request:r-1:2",
            "2026-04-11T12:00:00Z",
            STATED,
            MN,
            OVERDUE),
        line(
            "and so at the other node",
            data(more(asked(atOrigin()))),
            "request:r-1:2",
            "2026-04-11T12:00:00Z",
            STATED,
            MN,
            OVERDUE),
        line(
            "answered after all",
            answer(data(more(asked(aCase()))), "2026-04-20T12:00:00Z", "CONFIRMED"),
            "request:r-1:2",
            "2026-04-11T12:00:00Z",
            STATED,
            MN,
            ANSWERED_LATE));
  }

  private static List<Line> offers() {
    return List.of(
        line(
            "offered",
            aCase().offered(),
            "offer:handover-1:mn-origin",
            "2026-03-05T12:00:00Z",
            NEUTRAL_DEFAULT,
            MN),
        line(
            "offered, at the receiver",
            atOrigin().offered(),
            "offer:handover-1:mn-origin",
            "2026-03-05T12:00:00Z",
            NEUTRAL_DEFAULT,
            MN),
        line(
            "offered under an agreement, with a holiday in each country",
            aCase().under(Months.withHolidays()).offered(),
            "offer:handover-1:mn-origin",
            "2026-03-11T12:00:00Z",
            LAW,
            MN),
        line(
            "accepted",
            aCase().accepted(),
            "offer:handover-1:mn-origin",
            "2026-03-05T12:00:00Z",
            NEUTRAL_DEFAULT,
            MN,
            ANSWERED),
        line(
            "revoked unanswered",
            aCase().offered().at("2026-03-04T12:00:00Z", new OfferRevoked(HANDOVER, "RISK")),
            "offer:handover-1:mn-origin",
            "2026-03-05T12:00:00Z",
            NEUTRAL_DEFAULT,
            MN,
            NOT_OWED));
  }

  private static List<Line> arrivals() {
    Instant noon = Instant.parse("2026-03-12T12:00:00Z");
    return List.of(
        line(
            "expected",
            aCase().accepted(),
            "arrival:handover-1",
            "2026-03-12T12:00:00Z",
            STATED,
            MN),
        line(
            "arrived an hour after the expected moment",
            arrived(aCase().accepted(), "2026-03-12T13:00:00Z"),
            "arrival:handover-1",
            "2026-03-12T12:00:00Z",
            STATED,
            MN,
            ANSWERED),
        line(
            "arrived the day after",
            arrived(atOrigin().accepted(), "2026-03-13T08:00:00Z"),
            "arrival:handover-1",
            "2026-03-12T12:00:00Z",
            STATED,
            MN,
            ANSWERED_LATE),
        line(
            "missed, and said so the same day",
            aCase()
                .accepted()
                .by(MN, "2026-03-12T20:00:00Z", "M4.11", new NoShow(HANDOVER, noon, null)),
            "arrival:handover-1",
            "2026-03-12T12:00:00Z",
            STATED,
            MN,
            ANSWERED));
  }

  private static List<Line> afterwards() {
    String day = "2026-03-12T13:00:00Z";
    return List.of(
        line(
            "the sender's closing",
            arrived(aCase().accepted(), day),
            "closing:handover-1",
            "2026-03-13T13:00:00Z",
            NEUTRAL_DEFAULT,
            MO),
        line(
            "closed",
            arrived(aCase().accepted(), day)
                .at("2026-03-12T15:00:00Z", new HandoverClosed(HANDOVER, 2, MN, ENTRY)),
            "closing:handover-1",
            "2026-03-13T13:00:00Z",
            NEUTRAL_DEFAULT,
            MO,
            ANSWERED),
        line(
            "feedback, which the sender waits for",
            arrived(aCase().accepted(), day),
            "feedback:handover-1",
            "2026-03-15T13:00:00Z",
            NEUTRAL_DEFAULT,
            MN),
        line(
            "feedback, given late",
            arrived(atOrigin().accepted(), day)
                .at("2026-03-18T15:00:00Z", new FeedbackGiven(HANDOVER, Guarded.withheld(), null)),
            "feedback:handover-1",
            "2026-03-15T13:00:00Z",
            NEUTRAL_DEFAULT,
            MN,
            ANSWERED_LATE),
        line(
            "the first follow-up",
            arrived(atOrigin().accepted(), day),
            "follow-up:handover-1:1",
            "2026-03-20T00:00:00Z",
            NEUTRAL_DEFAULT,
            MN),
        line(
            "the next, on the day that the report named",
            arrived(atOrigin().accepted(), day)
                .at("2026-03-19T15:00:00Z", followUp("2026-03-19", "2026-05-01")),
            "follow-up:handover-1:2",
            "2026-05-02T00:00:00Z",
            STATED,
            MN),
        line(
            "the next, after the profile's interval",
            arrived(atOrigin().accepted(), day)
                .at("2026-03-19T15:00:00Z", followUp("2026-03-19", null)),
            "follow-up:handover-1:2",
            "2026-04-13T00:00:00Z",
            NEUTRAL_DEFAULT,
            MN,
            OVERDUE),
        line(
            "the plan, refined after the arrival",
            arrived(atOrigin().accepted(), day).at("2026-03-30T15:00:00Z", plan()),
            "plan:handover-1",
            "2026-04-12T13:00:00Z",
            NEUTRAL_DEFAULT,
            MN,
            ANSWERED));
  }

  private static List<Line> care() {
    LocalDate review = LocalDate.parse("2026-04-01");
    HoldPlaced hold = placedBy("mo-police");
    return List.of(
        line(
            "the end of a reflection period",
            aCase()
                .at(
                    "2026-03-02T12:00:00Z",
                    new ReflectionPeriodGranted(LocalDate.parse("2026-03-02"), review)),
            "reflection:2026-04-01",
            "2026-04-02T00:00:00Z",
            STATED,
            MO),
        line(
            "a document that will end",
            aCase().at("2026-03-02T12:00:00Z", document("2026-05-20")),
            "document:2026-05-20",
            "2026-05-06T00:00:00Z",
            NEUTRAL_DEFAULT,
            MO),
        line(
            "a document, at the desk that issued it",
            issued(asked(atOrigin())),
            "document:2026-05-20",
            "2026-05-06T00:00:00Z",
            NEUTRAL_DEFAULT,
            MN),
        line(
            "a document that its desk issued, once the person is home",
            arrived(issued(asked(atOrigin())), "2026-03-12T13:00:00Z"),
            "document:2026-05-20",
            "2026-05-06T00:00:00Z",
            NEUTRAL_DEFAULT,
            MN,
            NOT_OWED),
        line(
            "word to that desk that the person is home",
            arrived(issued(asked(atOrigin())), "2026-03-12T13:00:00Z"),
            "notice:r-1",
            "2026-03-13T13:00:00Z",
            NEUTRAL_DEFAULT,
            MN),
        line(
            "the same word, taken note of",
            arrived(issued(asked(atOrigin())), "2026-03-12T13:00:00Z")
                .at("2026-03-13T09:00:00Z", measure("M4.7")),
            "notice:r-1",
            "2026-03-13T13:00:00Z",
            NEUTRAL_DEFAULT,
            MN,
            ANSWERED),
        line(
            "a document that ends before the journey does",
            aCase()
                .at("2026-03-02T12:00:00Z", document("2026-05-20"))
                .at("2026-03-10T12:00:00Z", journeyTo("2026-05-21T08:00:00Z")),
            "document:2026-05-20",
            "2026-03-10T12:00:00Z",
            STATED,
            MO),
        line(
            "a document that was renewed",
            aCase()
                .at("2026-03-02T12:00:00Z", document("2026-05-20"))
                .at("2026-05-05T12:00:00Z", document("2027-05-20")),
            "document:2026-05-20",
            "2026-05-06T00:00:00Z",
            NEUTRAL_DEFAULT,
            MO,
            ANSWERED),
        line(
            "the end of a consent, of the profile's length",
            aCase().at("2026-03-02T12:00:00Z", consent("c-1", "2027-03-02T12:00:00Z")),
            "consent:c-1",
            "2027-03-02T12:00:00Z",
            NEUTRAL_DEFAULT,
            MO),
        line(
            "a consent that was given again",
            aCase()
                .at("2026-03-02T12:00:00Z", consent("c-1", "2026-04-02T12:00:00Z"))
                .at("2026-04-01T12:00:00Z", consent("c-2", "2026-08-02T12:00:00Z")),
            "consent:c-1",
            "2026-04-02T12:00:00Z",
            STATED,
            MO,
            ANSWERED),
        line(
            "a consent that was taken back",
            aCase()
                .at("2026-03-02T12:00:00Z", consent("c-1", "2026-04-02T12:00:00Z"))
                .at(
                    "2026-03-05T12:00:00Z",
                    new ConsentWithdrawn(new ConsentId("c-1"), "ALL", Months.MONDAY)),
            "consent:c-1",
            "2026-04-02T12:00:00Z",
            STATED,
            MO,
            NOT_OWED),
        line(
            "an assessment, of the profile's validity",
            aCase().at("2026-03-02T12:00:00Z", assessment("a-1", "2026-06-02")),
            "assessment:a-1",
            "2026-06-03T00:00:00Z",
            NEUTRAL_DEFAULT,
            MO),
        line(
            "an assessment that was made anew too late",
            aCase()
                .at("2026-03-02T12:00:00Z", assessment("a-1", "2026-04-01"))
                .at("2026-04-03T12:00:00Z", assessment("a-2", "2026-06-02")),
            "assessment:a-1",
            "2026-04-02T00:00:00Z",
            STATED,
            MO,
            ANSWERED_LATE),
        line(
            "the review of a hold",
            aCase().at("2026-03-02T12:00:00Z", hold),
            "hold:h-1",
            "2026-04-02T00:00:00Z",
            NEUTRAL_DEFAULT,
            MO),
        line(
            "a hold that was released",
            aCase()
                .at("2026-03-02T12:00:00Z", hold)
                .at(
                    "2026-03-10T12:00:00Z",
                    new HoldReleased(new HoldId("h-1"), Guarded.withheld())),
            "hold:h-1",
            "2026-04-02T00:00:00Z",
            NEUTRAL_DEFAULT,
            MO,
            ANSWERED),
        line(
            "a hold whose author looked at it again",
            aCase()
                .at("2026-03-02T12:00:00Z", placedBy(Months.SHELTER))
                .at("2026-03-10T12:00:00Z", measure("M4.8")),
            "hold:h-1",
            "2026-04-02T00:00:00Z",
            NEUTRAL_DEFAULT,
            MO,
            ANSWERED),
        line(
            "a hold, though another organisation reviewed its own",
            aCase().at("2026-03-02T12:00:00Z", hold).at("2026-03-10T12:00:00Z", measure("M4.8")),
            "hold:h-1",
            "2026-04-02T00:00:00Z",
            NEUTRAL_DEFAULT,
            MO),
        line(
            "a hold that was reviewed by its id",
            aCase().at("2026-03-02T12:00:00Z", hold).at("2026-03-10T12:00:00Z", reviewed("h-1")),
            "hold:h-1",
            "2026-04-02T00:00:00Z",
            NEUTRAL_DEFAULT,
            MO,
            ANSWERED),
        line(
            "a hold, though its author reviewed another",
            aCase()
                .at("2026-03-02T12:00:00Z", placedBy(Months.SHELTER))
                .at("2026-03-10T12:00:00Z", reviewed("h-2")),
            "hold:h-1",
            "2026-04-02T00:00:00Z",
            NEUTRAL_DEFAULT,
            MO),
        line(
            "compensation, from the outcome of proceedings",
            aCase()
                .at(
                    "2026-03-02T12:00:00Z",
                    new ProceedingsNotice(
                        new NoticeId("n-1"),
                        "OUTCOME",
                        Instant.parse("2026-02-20T09:00:00Z"),
                        null)),
            "compensation:n-1",
            "2027-02-21T00:00:00Z",
            NEUTRAL_DEFAULT,
            MO),
        line(
            "compensation, once a node told that it was claimed",
            aCase()
                .at(
                    "2026-03-02T12:00:00Z",
                    new ProceedingsNotice(
                        new NoticeId("n-1"),
                        "OUTCOME",
                        Instant.parse("2026-02-20T09:00:00Z"),
                        null))
                .at(
                    "2026-04-02T12:00:00Z",
                    new ProceedingsNotice(
                        new NoticeId("n-2"), "COMPENSATION_CLAIMED", null, "2/2026")),
            "compensation:n-1",
            "2027-02-21T00:00:00Z",
            NEUTRAL_DEFAULT,
            MO,
            ANSWERED));
  }

  private static final EmergencyReadingsReviewed REVIEWED =
      new EmergencyReadingsReviewed(true, Guarded.withheld());

  private static EmergencyReadingRecorded readBy(String officer) {
    return new EmergencyReadingRecorded(
        new OrganisationId(Months.SHELTER), new OfficerId(officer), "LIFE");
  }

  private static List<Line> inside() {
    TurnOffered turn = new TurnOffered(POLICE, Guarded.withheld(), null);
    Instant due = Instant.parse("2026-03-10T12:00:00Z");
    TaskDelegated task =
        new TaskDelegated(new TaskId("t-1"), POLICE, "PROVINCE", "M4.4", REQUEST, null, due);
    return List.of(
        line(
            "a reading in an emergency",
            aCase().at("2026-03-05T12:00:00Z", readBy("officer-2")),
            "emergency:1",
            "2026-03-08T12:00:00Z",
            NEUTRAL_DEFAULT,
            MO),
        line(
            "a reading that another officer reviewed",
            aCase()
                .at("2026-03-05T12:00:00Z", readBy("officer-2"))
                .at("2026-03-06T12:00:00Z", REVIEWED),
            "emergency:1",
            "2026-03-08T12:00:00Z",
            NEUTRAL_DEFAULT,
            MO,
            ANSWERED),
        line(
            "a reading that its reader reviewed",
            aCase()
                .at("2026-03-05T12:00:00Z", readBy("officer-1"))
                .at("2026-03-06T12:00:00Z", REVIEWED),
            "emergency:1",
            "2026-03-08T12:00:00Z",
            NEUTRAL_DEFAULT,
            MO),
        line(
            "a turn that was offered",
            aCase().at("2026-03-05T12:00:00Z", turn),
            "turn:1",
            "2026-03-10T12:00:00Z",
            NEUTRAL_DEFAULT,
            MO),
        line(
            "a turn that was taken",
            aCase()
                .at("2026-03-05T12:00:00Z", turn)
                .at("2026-03-06T12:00:00Z", new TurnAccepted(POLICE)),
            "turn:1",
            "2026-03-10T12:00:00Z",
            NEUTRAL_DEFAULT,
            MO,
            ANSWERED),
        line(
            "a task",
            asked(atOrigin()).at("2026-03-05T12:00:00Z", task),
            "task:t-1",
            "2026-03-10T12:00:00Z",
            STATED,
            MN),
        line(
            "a task that was given back",
            asked(atOrigin())
                .at("2026-03-05T12:00:00Z", task)
                .at(
                    "2026-03-11T12:00:00Z",
                    new TaskReturned(
                        new TaskId("t-1"), "DONE", null, List.of(), Guarded.withheld())),
            "task:t-1",
            "2026-03-10T12:00:00Z",
            STATED,
            MN,
            ANSWERED_LATE),
        line(
            "a task whose request was answered without it",
            asked(atOrigin())
                .at("2026-03-05T12:00:00Z", task)
                .at("2026-03-06T12:00:00Z", given("CONFIRMED")),
            "task:t-1",
            "2026-03-10T12:00:00Z",
            STATED,
            MN,
            NOT_OWED));
  }

  private static Line line(
      String what, Months months, String id, String due, Ground ground, NodeId by) {
    return line(what, months, id, due, ground, by, laterThan(due) ? OPEN : OVERDUE);
  }

  private static Line line(
      String what, Months months, String id, String due, Ground ground, NodeId by, State state) {
    return new Line(what, months, id, due, ground, by, state);
  }

  /** The day on which the table is read. */
  private static final Instant TODAY = Instant.parse("2026-04-15T12:00:00Z");

  private static boolean laterThan(String due) {
    return Instant.parse(due).isAfter(TODAY);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void isDerivedFromTheFacts(Line line) {
    Deadline deadline = line.months().deadline(line.id());

    assertThat(deadline.dueAt()).isEqualTo(line.dueAt());
    assertThat(deadline.due().ground()).isEqualTo(line.ground());
    assertThat(deadline.owedBy()).isEqualTo(line.owedBy());
    assertThat(deadline.state(TODAY)).isEqualTo(line.state());
    assertThat(deadline.since()).isBefore(TODAY);
  }

  @Test
  void everyKindStandsInTheTable() {
    Set<Kind> shown =
        lines()
            .map(line -> line.months().deadline(line.id()).kind())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));

    assertThat(shown).containsExactlyInAnyOrder(Kind.values());
  }

  @Test
  void aNeutralDefaultSaysThatItIsOne() {
    assertThat(aCase().deadline("measure:M1.1").due().source()).isEqualTo("neutral default");
    assertThat(
            aCase()
                .under(Months.withHolidays())
                .offered()
                .deadline("offer:handover-1:mn-origin")
                .due()
                .source())
        .isEqualTo("invented agreement");
  }

  @Test
  void liesOnTheDeskOfWhoeverHasTheCaseInHandAndElseOfThoseWhoPerformTheMeasure() {
    assertThat(aCase().deadline("measure:M1.2").desk().organisation())
        .isEqualTo(new OrganisationId(Months.SHELTER));
    assertThat(asked(aCase()).deadline("request:r-1").desk().organisation())
        .as("whoever waits for an answer")
        .isEqualTo(new OrganisationId(Months.SHELTER));
    Desk atOrigin = asked(atOrigin()).deadline("request:r-1").desk();
    assertThat(atOrigin.organisation()).isNull();
    assertThat(atOrigin.kinds()).contains(OrganisationKind.CONSULAR_DESK);
    assertThat(
            aCase()
                .at("2026-03-05T12:00:00Z", new TurnOffered(POLICE, Guarded.withheld(), null))
                .deadline("turn:1")
                .desk()
                .organisation())
        .isEqualTo(POLICE);
  }

  @Test
  void aThirdNodeOwesNothingOfAHandoverThatItOnlyHeardOf() {
    Months third = arrived(atOrigin(), "2026-03-12T13:00:00Z");

    assertThat(third.deadlines().all()).isEmpty();
  }

  private static Months asked(Months months) {
    Months asked =
        months.by(
            MO,
            "2026-03-02T12:00:00Z",
            "M4.4",
            new RequestMade(
                REQUEST,
                "NATIONALITY_AND_IDENTITY",
                Instant.parse("2026-03-17T12:00:00Z"),
                Guarded.of(Months.ADULT),
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.withheld()));
    return asked.referral().self().equals(MO)
        ? asked.at("2026-03-02T12:00:00Z", new RequestAddressed(REQUEST, MN))
        : asked;
  }

  /** Five days into the fifteen. */
  private static Months more(Months months) {
    return answer(months, "2026-03-07T12:00:00Z", "MORE_DATA_NEEDED");
  }

  /** Ten days of the fifteen are left. */
  private static Months data(Months months) {
    return months.by(
        MO,
        "2026-04-01T12:00:00Z",
        "M4.4",
        new DataAdded(
            REQUEST,
            Guarded.withheld(),
            Guarded.withheld(),
            Guarded.withheld(),
            Guarded.withheld()));
  }

  private static Months answer(Months months, String at, String outcome) {
    return months.by(MN, at, "M4.4", given(outcome));
  }

  private static AnswerGiven given(String outcome) {
    return new AnswerGiven(
        REQUEST,
        "NATIONALITY_AND_IDENTITY",
        outcome,
        null,
        List.of(),
        Guarded.withheld(),
        null,
        List.of(),
        List.of(),
        Guarded.withheld(),
        Guarded.withheld());
  }

  private static Months arrived(Months months, String at) {
    return months.by(
        MN, at, "M4.11", new ArrivalConfirmed(HANDOVER, 2, "4711", Instant.parse(at), ENTRY, null));
  }

  private static MeasureRecorded measure(String code) {
    return new MeasureRecorded(code, List.of(), Guarded.withheld(), Guarded.withheld());
  }

  private static MeasureRecorded reviewed(String holdId) {
    return new MeasureRecorded("M4.8", List.of(holdId), Guarded.withheld(), Guarded.withheld());
  }

  private static HoldPlaced placedBy(String author) {
    return new HoldPlaced(
        new HoldId("h-1"),
        Guarded.withheld(),
        new OrganisationId(author),
        Guarded.withheld(),
        LocalDate.parse("2026-04-01"));
  }

  private static TravelDocumentRecorded document(String until) {
    return new TravelDocumentRecorded(Guarded.withheld(), LocalDate.parse(until));
  }

  private static Months issued(Months months) {
    LocalDate until = LocalDate.parse("2026-05-20");
    return months.by(
        MN,
        "2026-03-05T12:00:00Z",
        "M4.7",
        new AnswerGiven(
            REQUEST,
            "TRAVEL_DOCUMENT",
            "CONFIRMED",
            null,
            List.of(),
            Guarded.withheld(),
            until,
            List.of(),
            List.of(),
            Guarded.withheld(),
            Guarded.withheld()));
  }

  private static PlanShared journeyTo(String arrival) {
    Instant arrives = Instant.parse(arrival);
    return new PlanShared(
        new PlanId("p-1"),
        "RETURN",
        "mn-social-service",
        "desk-1",
        "desk-2",
        Guarded.of(List.of(new Leg("MO", "MN", arrives, arrives, null))),
        Guarded.withheld(),
        Guarded.withheld(),
        LocalDate.parse("2026-09-01"));
  }

  private static FollowUpReported followUp(
      String on, @org.jspecify.annotations.Nullable String next) {
    return new FollowUpReported(
        new FollowUpId("f-" + on),
        LocalDate.parse(on),
        Guarded.withheld(),
        Guarded.withheld(),
        next == null ? null : LocalDate.parse(next));
  }

  private static PlanShared plan() {
    return new PlanShared(
        new PlanId("p-2"),
        "REINTEGRATION",
        "mn-social-service",
        "desk-1",
        "desk-2",
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        LocalDate.parse("2026-09-01"));
  }

  private static ConsentGiven consent(String id, String until) {
    return new ConsentGiven(
        new ConsentId(id),
        new Pseudonym("p-1"),
        "PERSON",
        List.of("RETURN"),
        List.of("mn-origin"),
        List.of("B"),
        List.of(),
        "mn",
        true,
        null,
        Instant.parse("2026-03-02T12:00:00Z"),
        Instant.parse(until),
        null);
  }

  private static AssessmentShared assessment(String id, String until) {
    return new AssessmentShared(
        new AssessmentId(id),
        "DESTINATION",
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        LocalDate.parse(until));
  }
}
