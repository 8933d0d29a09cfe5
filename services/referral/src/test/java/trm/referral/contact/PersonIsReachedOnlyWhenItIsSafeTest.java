package trm.referral.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.ContactWindow;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.LocalEvent.SafeContactRecorded;
import trm.referral.NodeId;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.Referral;
import trm.referral.SafeContact;
import trm.referral.Stamp;
import trm.referral.contact.MayReach.Reason;

/** Monday and Thursday from nine to eleven in Ulaanbaatar, which is eight hours before UTC. */
class PersonIsReachedOnlyWhenItIsSafeTest {
  private static final NodeId SELF = new NodeId("mn-origin");
  private static final Instant MONDAY_TEN = Instant.parse("2026-03-02T02:00:00Z");
  private static final SafeContact INSTRUCTIONS =
      instructions(
          true,
          new ContactWindow(
              List.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
              LocalTime.of(9, 0),
              LocalTime.of(11, 0)));

  @Test
  void withinHerHoursByTheClockWhereSheIs() {
    assertThat(at("2026-03-02T01:00:00Z")).isEqualTo(new MayReach.Now(INSTRUCTIONS));
    assertThat(at("2026-03-02T02:59:59.999Z")).isEqualTo(new MayReach.Now(INSTRUCTIONS));
  }

  @Test
  void andOutsideThemFromTheirNextBeginning() {
    assertThat(at("2026-03-02T00:59:59.999Z")).isEqualTo(later("2026-03-02T01:00:00Z"));
    assertThat(at("2026-03-02T03:00:00Z")).isEqualTo(later("2026-03-05T01:00:00Z"));
    assertThat(at("2026-03-05T03:00:00Z")).isEqualTo(later("2026-03-09T01:00:00Z"));
  }

  @Test
  void neverWhileSheHasNotSaidHow() {
    assertThat(at(MONDAY_TEN)).isEqualTo(new MayReach.No(Reason.NOT_SAID));
  }

  @Test
  void neverOnceSheTookItBackOrItWasErased() {
    assertThat(at(MONDAY_TEN, Guarded.of(INSTRUCTIONS), Guarded.withheld()))
        .isEqualTo(new MayReach.No(Reason.NOT_SAID));
    assertThat(at(MONDAY_TEN, Guarded.erased())).isEqualTo(new MayReach.No(Reason.ERASED));
  }

  @Test
  void neverWhereSheRefusesOrNamesNoHour() {
    assertThat(at(MONDAY_TEN, Guarded.of(instructions(false))))
        .isEqualTo(new MayReach.No(Reason.REFUSED));
    assertThat(at(MONDAY_TEN, Guarded.of(instructions(true))))
        .isEqualTo(new MayReach.No(Reason.NO_HOURS));
  }

  @Test
  void byHerNewestWordAlone() {
    assertThat(at(MONDAY_TEN, Guarded.of(instructions(false)), Guarded.of(INSTRUCTIONS)))
        .isEqualTo(new MayReach.Now(INSTRUCTIONS));
  }

  @Test
  void andNoTextFormShowsHow() {
    assertThat(new MayReach.Now(INSTRUCTIONS).toString()).doesNotContain("school");
    assertThat(INSTRUCTIONS.hours().toString()).doesNotContain("09:00");
  }

  @Test
  void hasNoInstructionsThatNobodyCouldFollow() {
    assertThatThrownBy(() -> new SafeContact(true, " ", "", "x", "Asia/Macau", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SafeContact(true, "x", "", "", "Asia/Macau", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SafeContact(true, "x", "", "x", "Macau", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ContactWindow(List.of(), LocalTime.MIN, LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MayReach later(String from) {
    return new MayReach.Later(Instant.parse(from), INSTRUCTIONS);
  }

  private static MayReach at(String now) {
    return at(Instant.parse(now), Guarded.of(INSTRUCTIONS));
  }

  @SafeVarargs
  private static MayReach at(Instant now, Guarded<SafeContact>... said) {
    List<Fact> facts = new ArrayList<>();
    for (Guarded<SafeContact> word : said) {
      facts.add(new Fact(new SafeContactRecorded(word), stamp()));
    }
    return PersonContact.at(now, Referral.replay(SELF, facts));
  }

  private static Stamp stamp() {
    return new Stamp(
        MONDAY_TEN,
        MONDAY_TEN,
        "M2.4",
        SELF,
        new OrganisationId("mn-shelter"),
        new OfficerId("bold"),
        null);
  }

  private static SafeContact instructions(boolean allowed, ContactWindow... hours) {
    return new SafeContact(
        allowed,
        "Through the school",
        "Mondays",
        "The library calls",
        "Asia/Ulaanbaatar",
        List.of(hours));
  }
}
