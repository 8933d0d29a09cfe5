package trm.node.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import trm.node.disclosure.Disclosed.Refused;
import trm.node.disclosure.Disclosed.Told;
import trm.node.wire.RecordShape;
import trm.node.wire.SampleFacts;
import trm.referral.AlertId;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.Basis;
import trm.referral.ConsentId;
import trm.referral.CrossingEvent;
import trm.referral.DisclosureClass;
import trm.referral.Guarded;
import trm.referral.PlanId;
import trm.referral.SafetyEvent.RiskAlert;
import trm.schema.Disclosure;
import trm.schema.EventCatalogue;

class DisclosureFilterTest {
  private static final Basis CONSENT = new Basis.ByConsent(new ConsentId("c-1"));
  private static final Basis RISK = new Basis.RiskToLife("LIFE");
  private static final EventCatalogue CATALOGUE = new EventCatalogue();

  private final DisclosureFilter filter =
      new DisclosureFilter(CATALOGUE, List.of("12 Lotus Street, Flat 3"));

  static Stream<CrossingEvent> everyEvent() {
    return SampleFacts.full(CrossingEvent.class);
  }

  static Stream<Arguments> everyEventAndClass() {
    return everyEvent()
        .flatMap(event -> Arrays.stream(DisclosureClass.values()).map(c -> arguments(event, c)));
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void tellsEverythingUnderAFullConsent(CrossingEvent event) {
    assertThat(filter.disclose(event, CONSENT, any -> true)).isEqualTo(new Told(event));
  }

  @ParameterizedTest
  @MethodSource("everyEventAndClass")
  void tellsNothingOfAClassThatIsNotCovered(CrossingEvent event, DisclosureClass uncovered) {
    switch (filter.disclose(event, CONSENT, asked -> asked != uncovered)) {
      case Refused refused -> assertThat(classOf(event, refused.field())).isEqualTo(uncovered);
      case Told told -> assertThat(told.event()).isEqualTo(withheldWhere(event, uncovered));
    }
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void tellsRoutingOnEveryBasis(CrossingEvent event) {
    boolean onlyRouting =
        RecordShape.of(event.getClass()).components().stream()
            .noneMatch(component -> component.getType() == Guarded.class);
    Disclosed disclosed = filter.disclose(event, new Basis.NotificationDuty(), any -> false);
    if (onlyRouting) {
      assertThat(disclosed).isEqualTo(new Told(event));
    } else {
      assertThat(disclosed).isNotEqualTo(new Told(event));
    }
  }

  static Stream<Arguments> whatAMessageIsFor() {
    return Stream.of(
        arguments("RequestMade", "NATIONALITY_AND_IDENTITY", DisclosureClass.C, "identity"),
        arguments("RequestMade", "TRAVEL_DOCUMENT", DisclosureClass.C, "identity"),
        arguments("RequestMade", "FAMILY_TRACING", DisclosureClass.E, "clues"),
        arguments("RequestMade", "CAPACITY", DisclosureClass.B, "profile"),
        arguments("AnswerGiven", "TRAVEL_DOCUMENT", DisclosureClass.C, "travelDocument"),
        arguments("DataAdded", "", DisclosureClass.E, "clues"),
        arguments("FactCorrected", "", DisclosureClass.C, "identity"),
        arguments("AssessmentShared", "", DisclosureClass.B, "needs"),
        arguments("HandoverOffered", "", DisclosureClass.D, "meetingPlace"));
  }

  @ParameterizedTest
  @MethodSource("whatAMessageIsFor")
  void refusesAMessageWithoutWhatItIsFor(
      String event, String kind, DisclosureClass uncovered, String field) {
    assertThat(filter.disclose(ofKind(event, kind), CONSENT, asked -> asked != uncovered))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.field()).isEqualTo(field);
              assertThat(refused.disclosureClass()).isEqualTo(uncovered);
              assertThat(refused.sentence()).contains(field).doesNotContain("Сарнай");
            });
  }

  @Test
  void refusesAMessageThatHasNoFormWithoutWhatWasLeftOut() {
    CrossingEvent assessment = changed(ofKind("AssessmentShared", ""), "needs", Guarded.withheld());
    assertThat(filter.disclose(assessment, CONSENT, any -> true))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.field()).isEqualTo("needs");
              assertThat(refused.sentence()).contains("none was given");
            });
  }

  @Test
  void asksForACapacityWithoutSayingWhoItIsFor() {
    Disclosed disclosed =
        filter.disclose(
            ofKind("RequestMade", "CAPACITY"), CONSENT, asked -> asked == DisclosureClass.B);
    assertThat(disclosed).isInstanceOf(Told.class);
  }

  @Test
  void warnsOfARiskWithoutAskingAnyConsent() {
    RiskAlert alert = alert("Do not let anyone meet the bus.");
    assertThat(filter.disclose(alert, RISK, any -> false)).isEqualTo(new Told(alert));
  }

  @Test
  void refusesAShelterAddressHoweverItIsWrittenAndOnWhateverBasis() {
    RiskAlert alert = alert("Watch 12 LOTUS street - flat 3.");
    assertThat(filter.disclose(alert, RISK, any -> true))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.field()).isEqualTo("advice"));
  }

  @Test
  void refusesAShelterAddressInARoutingFieldToo() {
    PlanShared plan =
        new PlanShared(
            new PlanId("p-1"),
            "REINTEGRATION",
            "shelter",
            "office",
            "12 Lotus Street Flat 3",
            Guarded.of(List.of()),
            Guarded.withheld(),
            Guarded.of(List.of()),
            LocalDate.of(2026, 3, 9));
    assertThat(filter.disclose(plan, CONSENT, any -> true)).isInstanceOf(Refused.class);
  }

  @Test
  void refusesASettingThatWouldSilenceOtherMessages() {
    assertThatThrownBy(() -> new DisclosureFilter(CATALOGUE, List.of("12, B")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RiskAlert alert(String advice) {
    return new RiskAlert(
        new AlertId("a-1"),
        Guarded.of("RETALIATION"),
        Guarded.of("HIGH"),
        Guarded.of("PERSON"),
        Guarded.of(advice),
        "LIFE");
  }

  private static CrossingEvent ofKind(String name, String kind) {
    CrossingEvent event =
        everyEvent()
            .filter(sample -> sample.getClass().getSimpleName().equals(name))
            .findFirst()
            .orElseThrow();
    return changed(event, "kind", kind);
  }

  private static CrossingEvent changed(CrossingEvent event, String component, Object value) {
    RecordShape<? extends CrossingEvent> shape = RecordShape.of(event.getClass());
    return shape.create(
        shape.components().stream()
            .map(c -> c.getName().equals(component) ? value : RecordShape.valueOf(event, c))
            .toArray());
  }

  private static CrossingEvent withheldWhere(CrossingEvent event, DisclosureClass uncovered) {
    CrossingEvent expected = event;
    for (RecordComponent component : event.getClass().getRecordComponents()) {
      if (uncovered != DisclosureClass.A && classOf(event, component.getName()) == uncovered) {
        expected = changed(expected, component.getName(), Guarded.withheld());
      }
    }
    return expected;
  }

  private static DisclosureClass classOf(CrossingEvent event, String field) {
    Map<String, trm.schema.DisclosureClass> classes =
        Disclosure.of(CATALOGUE.named(event.getClass().getSimpleName()).schema());
    return DisclosureClass.valueOf(String.valueOf(classes.get(field)));
  }
}
