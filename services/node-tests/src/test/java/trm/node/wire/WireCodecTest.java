package trm.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trm.event.ConsentWithdrawn;
import trm.referral.AssistanceEvent;
import trm.referral.AssistanceEvent.AssessmentShared;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.CrossingEvent;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.RequestId;
import trm.schema.EventCatalogue;
import trm.schema.EventKind;
import trm.schema.EventType;
import trm.schema.SingleObject;
import trm.schema.UnknownSchemaException;
import trm.wire.CheckpointAsked;

class WireCodecTest {
  private static final EventCatalogue CATALOGUE = new EventCatalogue();
  private static final SingleObject SINGLE_OBJECT = new SingleObject();

  private final WireCodec codec = new WireCodec(CATALOGUE, SINGLE_OBJECT);

  static Stream<CrossingEvent> everyEvent() {
    return Stream.concat(
        SampleFacts.full(CrossingEvent.class), SampleFacts.sparse(CrossingEvent.class));
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void readsBackWhatItWrote(CrossingEvent event) {
    Fact fact = SampleFacts.stamped(event);
    int newest = CATALOGUE.named(WireCodec.nameOf(event)).version();
    assertThat(codec.decode(encode(fact, newest), SampleFacts.SENDER)).isEqualTo(fact);
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void tellsANodeOfTheFirstReleaseAllThatItKnows(CrossingEvent event) {
    Fact fact = SampleFacts.stamped(event);
    Fact read = codec.decode(encode(fact, 1), SampleFacts.SENDER);
    assertThat(encode(read, 1)).isEqualTo(encode(fact, 1));
  }

  @Test
  void asksANodeOfTheFirstReleaseForRoomWithoutNamingWhatMustBeThere() {
    RequestMade asked =
        SampleFacts.full(AssistanceEvent.class)
            .filter(RequestMade.class::isInstance)
            .map(RequestMade.class::cast)
            .findFirst()
            .orElseThrow();
    byte[] first = encode(SampleFacts.stamped(asked), 1);
    assertThat(codec.decode(first, SampleFacts.SENDER).event())
        .isInstanceOfSatisfying(
            RequestMade.class,
            read -> {
              assertThat(read.capacities()).isEqualTo(Guarded.withheld());
              assertThat(read.profile()).isEqualTo(asked.profile());
            });
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void writesTheKindThatTheLawDeclares(CrossingEvent event) {
    assertThat(CATALOGUE.named(WireCodec.nameOf(event)).kind().name())
        .isEqualTo(event.fencing().name());
  }

  @Test
  void knowsEveryEventOfTheContract() {
    List<String> ofCases =
        CATALOGUE.events().stream()
            .filter(type -> type.kind() != EventKind.COURIER)
            .map(EventType::name)
            .toList();
    assertThat(RecordShape.under(CrossingEvent.class).map(Class::getSimpleName))
        .containsExactlyInAnyOrderElementsOf(ofCases);
  }

  @Test
  void tellsAnErasedFieldAsWithheld() {
    Fact fact =
        SampleFacts.stamped(
            new DataAdded(
                new RequestId("r-1"),
                Guarded.erased(),
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.withheld()));
    assertThat(codec.decode(encode(fact, 1), SampleFacts.SENDER).event())
        .isEqualTo(
            new DataAdded(
                new RequestId("r-1"),
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.withheld(),
                Guarded.withheld()));
  }

  @Test
  void refusesToTellAFactWithoutAFieldThatMustBeTold() {
    AssessmentShared whole =
        SampleFacts.full(AssistanceEvent.class)
            .filter(AssessmentShared.class::isInstance)
            .map(AssessmentShared.class::cast)
            .findFirst()
            .orElseThrow();
    AssessmentShared without =
        new AssessmentShared(
            whole.assessmentId(),
            whole.side(),
            whole.level(),
            Guarded.withheld(),
            whole.needs(),
            whole.validUntil());
    assertThatThrownBy(() -> encode(SampleFacts.stamped(without), 1))
        .hasMessage("AssessmentShared.risks must be told and is not held");
  }

  @Test
  void refusesAnIdentifierThatCannotBeOneAndNamesTheField() {
    Instant noon = SampleFacts.NOON;
    byte[] body =
        SINGLE_OBJECT.encode(
            new ConsentWithdrawn(noon, noon, "M2.3", "shelter", "officer-1", "c 1", "ALL", noon));
    assertThatThrownBy(() -> codec.decode(body, SampleFacts.SENDER))
        .isInstanceOf(UnreadableFactException.class)
        .hasMessageContaining("ConsentWithdrawn.consentId")
        .hasMessageNotContaining("c 1");
  }

  @Test
  void refusesTheCouriersOwnEventsAsFacts() {
    byte[] body = SINGLE_OBJECT.encode(new CheckpointAsked());
    assertThatThrownBy(() -> codec.decode(body, SampleFacts.SENDER))
        .isInstanceOf(UnreadableFactException.class);
  }

  @Test
  void letsAnUnknownSchemaThrough() {
    byte[] body = SINGLE_OBJECT.encode(new CheckpointAsked());
    body[5] ^= 1;
    assertThatThrownBy(() -> codec.decode(body, SampleFacts.SENDER))
        .isInstanceOf(UnknownSchemaException.class);
  }

  private byte[] encode(Fact fact, int version) {
    return codec.encode(fact, version, _ -> new byte[] {1, 2, 3});
  }
}
