package trm.referral.deadline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trm.referral.DeadlineId;
import trm.referral.DirectoryView;
import trm.referral.DirectoryView.NodeView;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverId;
import trm.referral.LocalEvent.EpochLearned;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.LocalEvent.NodeJoined;
import trm.referral.LocalEvent.OfferAddressed;
import trm.referral.LocalEvent.ReferralOpened;
import trm.referral.NodeId;
import trm.referral.Octets;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.Profile;
import trm.referral.Pseudonym;
import trm.referral.Referral;
import trm.referral.ReferralEvent;
import trm.referral.Stamp;
import trm.referral.profile.BilateralAgreement;
import trm.referral.profile.BilateralAgreement.Persons;
import trm.referral.profile.CountryProfile;
import trm.referral.profile.Provisions;
import trm.referral.profile.Sourced;
import trm.referral.profile.TimeLimit;
import trm.referral.profile.WorkingCalendar;

/** One node's copy of an invented case over months, each fact at its own time. */
final class Months {
  static final NodeId MO = new NodeId("mo-destination");
  static final NodeId MN = new NodeId("mn-origin");
  static final HandoverId HANDOVER = new HandoverId("handover-1");
  static final String SHELTER = "harbour-shelter";
  static final Profile ADULT = new Profile("25-29", "F", false);

  /** A Monday. */
  static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

  private static final DirectoryView DIRECTORY =
      new DirectoryView(
          Map.of(
              MO, new NodeView(MO, "STATE_AUTHORITY", "DESTINATION", "MO"),
              MN, new NodeView(MN, "STATE_AUTHORITY", "ORIGIN", "MN")));

  private final NodeId self;
  private final List<Fact> facts = new ArrayList<>();
  private Provisions provisions = Provisions.neutral("MO");

  private Months(NodeId self) {
    this.self = self;
  }

  /** An adult's case that a shelter of Macao opened on Monday at ten. */
  static Months aCase() {
    return new Months(MO)
        .at(
            "2026-03-02T10:00:00Z",
            new ReferralOpened(new Pseudonym("p-1"), "mn", true),
            new IntakeRecorded(
                Guarded.of(ADULT), Guarded.withheld(), Guarded.withheld(), Guarded.withheld()));
  }

  /** The same case as the origin came to know it. */
  static Months atOrigin() {
    Months months = new Months(MN);
    months.provisions = Provisions.neutral("MN");
    return months.at("2026-03-02T10:00:00Z", new EpochLearned(1, MO, true), new NodeJoined(MO));
  }

  Months under(Provisions other) {
    provisions = other;
    return this;
  }

  /** This node's own facts. */
  Months at(String time, ReferralEvent... events) {
    return by(self, time, "M4.3", events);
  }

  Months under(String measure, String time, ReferralEvent... events) {
    return by(self, time, measure, events);
  }

  Months by(NodeId node, String time, String measure, ReferralEvent... events) {
    for (ReferralEvent event : events) {
      facts.add(new Fact(event, stamp(node, Instant.parse(time), measure)));
    }
    return this;
  }

  private static Stamp stamp(NodeId node, Instant at, String measure) {
    String organisation = node.equals(MO) ? SHELTER : "mn-consulate";
    return new Stamp(
        at, at, measure, node, new OrganisationId(organisation), new OfficerId("officer-1"), null);
  }

  /** The person is offered to Mongolia, accepted on Tuesday, and expected on the 12th at noon. */
  Months accepted() {
    return offered()
        .by(MN, "2026-03-03T09:00:00Z", "M4.9", new HandoverAccepted(HANDOVER, "desk-3", "desk-4"));
  }

  Months offered() {
    Months offered =
        by(
            MO,
            "2026-03-02T12:00:00Z",
            "M4.10",
            new HandoverOffered(
                HANDOVER,
                1,
                true,
                Guarded.of("Gate 4"),
                Guarded.of(Instant.parse("2026-03-12T12:00:00Z")),
                Instant.parse("2026-03-20T12:00:00Z"),
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.of(ADULT),
                "mn",
                Octets.of(new byte[] {1}),
                Octets.of(new byte[] {2}),
                null));
    return self.equals(MO)
        ? offered.at("2026-03-02T12:00:00Z", new OfferAddressed(HANDOVER, List.of(MN)))
        : offered;
  }

  Deadlines deadlines() {
    return Deadlines.of(referral(), provisions, DIRECTORY);
  }

  Referral referral() {
    return Referral.replay(self, facts);
  }

  Deadline deadline(String id) {
    return deadlines().find(new DeadlineId(id)).orElseThrow(() -> new AssertionError(id));
  }

  /** Macao and Mongolia with an agreement, and each with holidays of its own in March 2026. */
  static Provisions withHolidays() {
    return new Provisions(
        profileOf("MO", "2026-03-05"),
        List.of(
            new BilateralAgreement(
                "invented-mo-mn-2026",
                Set.of("MO", "MN"),
                Persons.ADULTS,
                "invented agreement",
                Map.of("M4.9", new Sourced<>(TimeLimit.of("5 working days"), "invented agreement")),
                Map.of(),
                Map.of("MN", new Sourced<>(calendar("2026-03-09"), "invented")),
                null)),
        Period.ofDays(35));
  }

  private static CountryProfile profileOf(String territory, String holiday) {
    CountryProfile neutral = CountryProfile.neutral(territory);
    return new CountryProfile(
        territory,
        neutral.order(),
        neutral.measures(),
        neutral.adults(),
        neutral.children(),
        neutral.identification(),
        new Sourced<>(calendar(holiday), "invented"),
        neutral.terms(),
        neutral.followUps(),
        neutral.ladder(),
        neutral.proceedings(),
        neutral.assistance());
  }

  private static WorkingCalendar calendar(String holiday) {
    return new WorkingCalendar(
        Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(LocalDate.parse(holiday)));
  }
}
