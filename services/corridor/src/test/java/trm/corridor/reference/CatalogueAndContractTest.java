package trm.corridor.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trm.node.Charter;
import trm.node.NodeRole;
import trm.referral.DisclosureClass;
import trm.referral.measure.Measure;
import trm.referral.measure.Measures;
import trm.referral.measure.Side;
import trm.schema.CodeList;
import trm.schema.Disclosure;
import trm.schema.EventCatalogue;

/**
 * The catalogue of measures beside the contract and the charters: neither promises what another
 * forbids.
 */
class CatalogueAndContractTest {
  private static final EventCatalogue CONTRACT = new EventCatalogue();

  static Stream<Measure> measures() {
    return Measures.all().stream();
  }

  @ParameterizedTest
  @MethodSource("measures")
  void theMeasureCarriesOnlyClassesThatItsEventsHave(Measure measure) {
    Set<DisclosureClass> declared = EnumSet.noneOf(DisclosureClass.class);
    measure.events().forEach(event -> declared.addAll(classesOf(event.getSimpleName())));

    assertThat(declared).containsAll(measure.classes());
  }

  private static Set<DisclosureClass> classesOf(String event) {
    return Disclosure.of(CONTRACT.named(event).schema()).values().stream()
        .map(stated -> DisclosureClass.valueOf(stated.name()))
        .collect(Collectors.toSet());
  }

  @Test
  void everyClassOfEveryEventTravelsForSomeMeasure() {
    for (Class<?> event : Measures.all().stream().flatMap(m -> m.events().stream()).toList()) {
      Set<DisclosureClass> carried =
          Measures.all().stream()
              .filter(m -> m.events().contains(event))
              .flatMap(m -> m.classes().stream())
              .collect(Collectors.toSet());

      assertThat(carried).as(event.getSimpleName()).containsAll(classesOf(event.getSimpleName()));
    }
  }

  @Test
  void theCodeListNamesTheSameMeasuresByTheSameTitles() {
    CodeList list = CodeList.named("measures");

    assertThat(list.codes()).containsExactlyElementsOf(codes());
    assertThat(Measures.all())
        .allSatisfy(m -> assertThat(list.definitionOf(m.code())).isEqualTo(m.title()));
  }

  private static List<String> codes() {
    return Measures.all().stream().map(Measure::code).toList();
  }

  static Stream<Charter> charters() {
    return ChartersPage.charters().stream();
  }

  @ParameterizedTest
  @MethodSource("charters")
  void whatARoleSendsIsAcceptedByWhoeverItCanReach(Charter sender) {
    for (String event : sender.eventsSent()) {
      assertThat(
              Arrays.stream(NodeRole.values()).filter(role -> accepts(role, event, sender.role())))
          .as("%s from %s", event, sender.role())
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("charters")
  void whatARoleAcceptsIsSentByTheRolesItNames(Charter receiver) {
    receiver
        .eventsAccepted()
        .forEach(
            (event, senders) ->
                assertThat(senders)
                    .as("%s accepted by %s", event, receiver.role())
                    .allSatisfy(
                        sender ->
                            assertThat(charterOf(sender).sends(event)).as("%s", sender).isTrue()));
  }

  /** A node to which people return answers these; the node that asks them is elsewhere. */
  private static final Set<String> ASKED_BY_THE_OTHER_SIDE =
      Set.of(
          "propose-return",
          "request-verification",
          "add-data",
          "request-clearance",
          "confirm-return",
          "give-clearance",
          "revoke-clearance");

  @ParameterizedTest
  @MethodSource("measures")
  void whoPerformsAMeasureIsOfferedItsCommands(Measure measure) {
    for (Side side : measure.who().keySet()) {
      Charter charter = charterOf(roleOf(side));
      Stream<String> needed = measure.commands().stream().map(Page::name);

      assertThat(needed.filter(command -> !isAskedElsewhere(side, command)))
          .as("%s of %s", measure.code(), charter.role())
          .allSatisfy(command -> assertThat(charter.offers(command)).as(command).isTrue());
    }
  }

  private static boolean isAskedElsewhere(Side side, String command) {
    return side == Side.RETURN && ASKED_BY_THE_OTHER_SIDE.contains(command);
  }

  private static NodeRole roleOf(Side side) {
    return switch (side) {
      case IDENTIFYING -> NodeRole.DESTINATION;
      case TRANSIT -> NodeRole.TRANSIT;
      case RETURN -> NodeRole.ORIGIN;
    };
  }

  private static boolean accepts(NodeRole receiver, String event, NodeRole sender) {
    return charterOf(receiver).accepts(event, sender);
  }

  private static Charter charterOf(NodeRole role) {
    return charters().filter(charter -> charter.role() == role).findFirst().orElseThrow();
  }
}
