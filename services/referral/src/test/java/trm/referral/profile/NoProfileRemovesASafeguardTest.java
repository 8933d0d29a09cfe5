package trm.referral.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import trm.referral.DisclosureClass;
import trm.referral.OrganisationKind;
import trm.referral.profile.Safeguards.Safeguard;

class NoProfileRemovesASafeguardTest {
  private static final CountryProfile NEUTRAL = CountryProfile.neutral("MO");

  /** Each tries to remove one safeguard. */
  private static final Map<String, List<Supplier<CountryProfile>>> ATTEMPTS =
      Map.ofEntries(
          Map.entry("CONSENT", List.of(dropping("M2.3"))),
          Map.entry("RISK_OF_BOTH_SIDES", List.of(dropping("M4.2"))),
          Map.entry("HOLDS", List.of(dropping("M4.8"), leaving("M4.8", OrganisationKind.NGO))),
          Map.entry("TRAVEL_DOCUMENT", List.of(dropping("M4.7"))),
          Map.entry("NAMED_RECEIVER", List.of(dropping("M4.9"))),
          Map.entry("CHILD", List.of(dropping("M4.6"), leaving("M4.6", OrganisationKind.POLICE))),
          Map.entry(
              "TIME_TO_RECOVER",
              List.of(dropping("M1.5"), NoProfileRemovesASafeguardTest::adultsAsChildren)),
          Map.entry(
              "ADVICE_BEFORE_CONTACT",
              List.of(
                  dropping("M1.3"),
                  dropping("M3.5"),
                  asking("M4.3"),
                  asking("M4.4"),
                  asking("M4.5"),
                  asking("M4.7"))),
          Map.entry(
              "NOTHING_OF_A_CLAIM",
              List.of(
                  telling("M3.5", DisclosureClass.A, DisclosureClass.I),
                  telling("M2.6", DisclosureClass.A))),
          Map.entry(
              "NOTHING_MORE_IS_TOLD",
              List.of(
                  telling("M2.5", DisclosureClass.A, DisclosureClass.B, DisclosureClass.D),
                  telling("M4.2", DisclosureClass.A, DisclosureClass.F),
                  telling("M4.8", DisclosureClass.A, DisclosureClass.H))),
          Map.entry(
              "RISK_IS_TOLD",
              List.of(
                  dropping("M2.4"),
                  dropping("M5.8"),
                  telling("M2.4", DisclosureClass.A),
                  telling("M2.4", DisclosureClass.A, DisclosureClass.J),
                  telling("M4.11", DisclosureClass.A, DisclosureClass.D),
                  telling("M3.4", DisclosureClass.A))),
          Map.entry(
              "A_GATE_DOES_NOT_SILENCE",
              List.of(dropping("M4.10"), dropping("M4.11"), telling("M4.11", DisclosureClass.A))),
          Map.entry(
              "SOMEBODY_IS_TOLD",
              List.of(
                  NoProfileRemovesASafeguardTest::withoutLadder,
                  NoProfileRemovesASafeguardTest::withoutFollowUp)));

  private static Supplier<CountryProfile> dropping(String measure) {
    return () -> Laws.without(measure);
  }

  private static Supplier<CountryProfile> leaving(String measure, OrganisationKind... to) {
    return () -> Laws.performedBy(measure, Set.of(to));
  }

  private static Supplier<CountryProfile> telling(String measure, DisclosureClass... classes) {
    return () ->
        NEUTRAL.with(NEUTRAL.terms(measure).telling(new Sourced<>(Set.of(classes), Laws.LAW)));
  }

  /** The measure stands first, before the risk assessment and the advice. */
  private static Supplier<CountryProfile> asking(String measure) {
    return () -> {
      List<String> order = new ArrayList<>(NEUTRAL.order().value());
      order.remove(measure);
      order.addFirst(measure);
      return changed(order, NEUTRAL.adults(), NEUTRAL.followUps(), NEUTRAL.ladder());
    };
  }

  private static CountryProfile adultsAsChildren() {
    return changed(
        NEUTRAL.order().value(),
        new Sourced<>(new Recovery.ProtectionMeasure(), Laws.LAW),
        NEUTRAL.followUps(),
        NEUTRAL.ladder());
  }

  private static CountryProfile withoutLadder() {
    return changed(
        NEUTRAL.order().value(),
        NEUTRAL.adults(),
        NEUTRAL.followUps(),
        new Sourced<>(List.of(), Laws.LAW));
  }

  private static CountryProfile withoutFollowUp() {
    return changed(
        NEUTRAL.order().value(),
        NEUTRAL.adults(),
        new Sourced<>(List.of(), Laws.LAW),
        NEUTRAL.ladder());
  }

  private static CountryProfile changed(
      List<String> order,
      Sourced<Recovery> adults,
      Sourced<List<TimeLimit>> followUps,
      Sourced<List<Rung>> ladder) {
    return new CountryProfile(
        "MO",
        new Sourced<>(order, Laws.LAW),
        NEUTRAL.measures(),
        adults,
        NEUTRAL.children(),
        NEUTRAL.identification(),
        NEUTRAL.calendar(),
        NEUTRAL.terms(),
        followUps,
        ladder,
        NEUTRAL.proceedings(),
        NEUTRAL.assistance());
  }

  @Test
  void everySafeguardIsTried() {
    assertThat(Safeguards.all())
        .extracting(Safeguard::id)
        .containsExactlyInAnyOrderElementsOf(ATTEMPTS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> aProfileThatWouldRemoveItDoesNotComeIntoBeing() {
    return Safeguards.all().stream()
        .map(safeguard -> DynamicTest.dynamicTest(safeguard.id(), () -> assertKept(safeguard)));
  }

  private static void assertKept(Safeguard safeguard) {
    assertThat(Objects.requireNonNull(ATTEMPTS.get(safeguard.id())))
        .isNotEmpty()
        .allSatisfy(
            attempt ->
                assertThatExceptionOfType(SafeguardRemovedException.class)
                    .isThrownBy(attempt::get)
                    .withMessageContaining(safeguard.sentence()));
  }

  @Test
  void neutralDefaultsKeepThemAll() {
    assertThatNoException().isThrownBy(() -> CountryProfile.neutral("XX"));
  }

  @Test
  void severalRemovedOnesAreAllNamed() {
    CountryProfile neutral = CountryProfile.neutral("MO");
    Map<String, MeasureTerms> measures = new java.util.HashMap<>(neutral.measures());
    measures.put("M2.3", neutral.terms("M2.3").applying(new Sourced<>(false, Laws.LAW)));
    measures.put("M4.2", neutral.terms("M4.2").applying(new Sourced<>(false, Laws.LAW)));

    assertThatExceptionOfType(SafeguardRemovedException.class)
        .isThrownBy(
            () ->
                new CountryProfile(
                    "MO",
                    neutral.order(),
                    measures,
                    neutral.adults(),
                    neutral.children(),
                    neutral.identification(),
                    neutral.calendar(),
                    neutral.terms(),
                    neutral.followUps(),
                    neutral.ladder(),
                    neutral.proceedings(),
                    neutral.assistance()))
        .withMessageContaining("M2.3")
        .withMessageContaining("M4.2");
  }
}
