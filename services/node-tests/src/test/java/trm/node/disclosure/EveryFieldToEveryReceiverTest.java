package trm.node.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import trm.node.disclosure.Disclosed.Refused;
import trm.node.disclosure.Disclosed.Told;
import trm.node.disclosure.ExpectedFields.Expectation;
import trm.node.disclosure.ExpectedFields.Receiver;
import trm.referral.Basis;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.ConsentId;
import trm.referral.CrossingEvent;
import trm.referral.DirectoryView.NodeView;
import trm.referral.DisclosureClass;
import trm.referral.NodeId;
import trm.referral.Pseudonym;
import trm.referral.consent.Consent;
import trm.schema.Disclosure;
import trm.schema.EventCatalogue;
import trm.schema.EventKind;

/**
 * Every event, every class and every kind of receiver: what the basis covers crosses, what it does
 * not is left out, and what the message cannot do without is refused by the field's name. What is
 * expected stands in tables; an event, a field, a kind of request or a kind of node that is not in
 * them fails.
 */
class EveryFieldToEveryReceiverTest {
  private static final EventCatalogue CATALOGUE = new EventCatalogue();
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final NodeId COLLECTOR = new NodeId("mo-destination");
  private static final ConsentId CONSENT = new ConsentId("c-1");
  private static final String PURPOSE = "ASSISTANCE";

  /** Health, the account, witnesses and asylum: no message has a field for them. */
  private static final Set<DisclosureClass> IN_NO_MESSAGE =
      EnumSet.of(DisclosureClass.F, DisclosureClass.G, DisclosureClass.H, DisclosureClass.I);

  /** A warning is told with or without consent, so a consent need not name it. */
  private static final Set<DisclosureClass> NEEDS_NO_NAMING =
      EnumSet.of(DisclosureClass.A, DisclosureClass.J);

  private final ExpectedFields expected = ExpectedFields.read();
  private final DisclosureFilter filter = new DisclosureFilter(CATALOGUE, List.of());

  @Test
  void theTableHasEveryFieldThatTellsAnything() {
    Set<String> inTheSchemas =
        CATALOGUE.events().stream()
            .filter(event -> event.kind() != EventKind.COURIER)
            .flatMap(
                event ->
                    Disclosure.of(event.schema()).entrySet().stream()
                        .filter(field -> field.getValue() != trm.schema.DisclosureClass.A)
                        .map(field -> event.name() + "." + field.getKey() + " " + field.getValue()))
            .collect(Collectors.toSet());

    assertThat(expected.fields()).isEqualTo(inTheSchemas);
  }

  @Test
  void theTableHasEveryKindOfRequestAndAnswer() {
    for (String event : List.of("RequestMade", "AnswerGiven")) {
      assertThat(expected.kindsOf(event))
          .isEqualTo(Set.copyOf(trm.schema.CodeList.named("request-kinds").codes()));
    }
  }

  @Test
  void everyClassIsInTheTableOrInNoMessage() {
    assertThat(EnumSet.complementOf(EnumSet.copyOf(IN_NO_MESSAGE)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of(DisclosureClass.A), expected.classes().stream())
                .collect(Collectors.toSet()));
  }

  @Test
  void everyKindOfNodeIsAmongTheReceivers() {
    Set<String> kinds =
        Arrays.stream(trm.evidence.directory.OperatorKind.values())
            .flatMap(
                kind -> Arrays.stream(trm.node.NodeRole.values()).map(role -> kind + " " + role))
            .collect(Collectors.toSet());

    assertThat(expected.receivers().stream().map(r -> r.operatorKind() + " " + r.role()))
        .containsAll(kinds);
  }

  @TestFactory
  Stream<DynamicTest> byConsentWithoutOneClass() {
    return expected.events().stream()
        .flatMap(
            event ->
                expected.receivers().stream()
                    .flatMap(
                        to ->
                            Arrays.stream(DisclosureClass.values())
                                .map(c -> without(event, to, c))));
  }

  private DynamicTest without(Expectation event, Receiver to, DisclosureClass missing) {
    return dynamicTest(
        event.name() + " to " + to.namedAs() + " without " + missing,
        () -> {
          Consent consent = consent(to.namedAs(), missing, List.of());
          Predicate<DisclosureClass> uncovered =
              c -> c == missing && !NEEDS_NO_NAMING.contains(missing);
          assertDisclosed(event, disclosed(event.event(), consent, to), uncovered);
        });
  }

  @TestFactory
  Stream<DynamicTest> byAConsentThatKeepsTheAuthoritiesOfTheOriginOut() {
    return everyPair(
        (event, to) -> {
          Consent consent = consent(to.namedAs(), DisclosureClass.F, List.of("ORIGIN_AUTHORITIES"));
          Predicate<DisclosureClass> uncovered =
              c -> to.originAuthority() && c != DisclosureClass.A;
          assertDisclosed(event, disclosed(event.event(), consent, to), uncovered);
        });
  }

  @TestFactory
  Stream<DynamicTest> byAConsentThatNamesSomebodyElse() {
    return everyPair(
        (event, to) ->
            assertDisclosed(
                event,
                disclosed(event.event(), consent("xx-other", DisclosureClass.F, List.of()), to),
                c -> c != DisclosureClass.A));
  }

  @TestFactory
  Stream<DynamicTest> byEveryOtherBasis() {
    return Stream.of(
            on(new Basis.NotificationDuty(), EnumSet.of(DisclosureClass.A)),
            on(
                new Basis.RiskToLife("LIFE"),
                EnumSet.of(DisclosureClass.A, DisclosureClass.B, DisclosureClass.J)),
            on(
                new Basis.StatutoryChildProtection(),
                EnumSet.of(
                    DisclosureClass.A,
                    DisclosureClass.B,
                    DisclosureClass.C,
                    DisclosureClass.D,
                    DisclosureClass.J)))
        .flatMap(tests -> tests);
  }

  private Stream<DynamicTest> on(Basis basis, Set<DisclosureClass> covered) {
    return expected.events().stream()
        .map(
            event ->
                dynamicTest(
                    event.name() + " on " + basis.getClass().getSimpleName(),
                    () ->
                        assertDisclosed(
                            event,
                            filter.disclose(event.event(), basis, any -> false),
                            c -> !covered.contains(c))));
  }

  private interface Check {
    void of(Expectation event, Receiver to);
  }

  private Stream<DynamicTest> everyPair(Check check) {
    return expected.events().stream()
        .flatMap(
            event ->
                expected.receivers().stream()
                    .map(
                        to ->
                            dynamicTest(
                                event.name() + " to " + to.namedAs(), () -> check.of(event, to))));
  }

  private Disclosed disclosed(CrossingEvent event, Consent consent, Receiver to) {
    NodeView view = new NodeView(new NodeId(to.node()), to.operatorKind(), to.role(), "XX");
    assertThat(view.isOriginAuthority()).isEqualTo(to.originAuthority());
    return filter.disclose(
        event,
        new Basis.ByConsent(CONSENT),
        asked -> consent.permits(view, Set.of(asked), PURPOSE, NOW));
  }

  private static void assertDisclosed(
      Expectation event, Disclosed disclosed, Predicate<DisclosureClass> uncovered) {
    List<String> refused = event.refusedWithout(uncovered);
    if (refused.isEmpty()) {
      assertThat(disclosed).isEqualTo(new Told(event.withheldWhere(uncovered)));
    } else {
      assertThat(disclosed)
          .isInstanceOfSatisfying(
              Refused.class,
              refusal -> {
                assertThat(refused).contains(refusal.field());
                assertThat(refusal.sentence()).contains(refusal.field());
              });
    }
  }

  private static Consent consent(
      String receiver, DisclosureClass missing, List<String> exceptions) {
    List<String> classes =
        Arrays.stream(DisclosureClass.values()).filter(c -> c != missing).map(Enum::name).toList();
    return Consent.given(
        new ConsentGiven(
            CONSENT,
            new Pseudonym("p-1"),
            "PERSON",
            List.of(PURPOSE),
            List.of(receiver),
            classes,
            exceptions,
            "mon",
            false,
            null,
            NOW.minus(Duration.ofDays(1)),
            NOW.plus(Duration.ofDays(1)),
            null),
        COLLECTOR);
  }
}
