package trm.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.ReferralEvent;
import trm.referral.RequestId;

class FactStoreCodecTest {
  private static final String NAME = "Сарнай";

  private final FactStoreCodec codec = new FactStoreCodec();

  static Stream<ReferralEvent> everyEvent() {
    return Stream.concat(
        SampleFacts.full(ReferralEvent.class), SampleFacts.sparse(ReferralEvent.class));
  }

  static Stream<ReferralEvent> everyGuardedEvent() {
    return SampleFacts.full(ReferralEvent.class).filter(FactStoreCodecTest::isGuarded);
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void readsBackWhatItWrote(ReferralEvent event) {
    Fact fact = SampleFacts.stamped(event);
    assertThat(codec.read(codec.write(fact))).isEqualTo(fact);
  }

  @ParameterizedTest
  @MethodSource("everyGuardedEvent")
  void readsWhatWasGuardedAsErasedOnceTheSecretIsGone(ReferralEvent event) {
    Fact read = codec.read(codec.write(SampleFacts.stamped(event)).erased());
    for (RecordComponent component : event.getClass().getRecordComponents()) {
      Object before = RecordShape.valueOf(event, component);
      Object after = RecordShape.valueOf(read.event(), component);
      assertThat(after).isEqualTo(before instanceof Guarded ? Guarded.erased() : before);
    }
  }

  @ParameterizedTest
  @MethodSource("everyGuardedEvent")
  void keepsGuardedContentOutOfTheClearHalf(ReferralEvent event) {
    StoredFact stored = codec.write(SampleFacts.stamped(onlyGuardedNamed(event)));
    assertThat(stored.clear()).doesNotContain(NAME);
    assertThat(stored.toString()).doesNotContain(NAME);
  }

  @Test
  void keepsWithheldApartFromErased() {
    DataAdded added =
        new DataAdded(
            new RequestId("r-1"),
            Guarded.withheld(),
            Guarded.withheld(),
            Guarded.withheld(),
            Guarded.withheld());
    StoredFact stored = codec.write(SampleFacts.stamped(added));
    assertThat(stored.secret()).isNull();
    assertThat(codec.read(stored).event()).isEqualTo(added);
  }

  @Test
  void readsAnAnswerThatAnEarlierReleaseStored() {
    AnswerGiven answer =
        new AnswerGiven(
            new RequestId("r-1"),
            "CAPACITY",
            "ACCEPTED",
            null,
            List.of(),
            Guarded.withheld(),
            null,
            List.of(),
            List.of(),
            Guarded.withheld(),
            Guarded.withheld());
    StoredFact today = codec.write(SampleFacts.stamped(answer));
    String then = today.clear().replace(",\"capacities\":[]", "");
    assertThat(then).isNotEqualTo(today.clear());
    assertThat(codec.read(new StoredFact("AnswerGiven", then, null)).event()).isEqualTo(answer);
  }

  @Test
  void doesNotReadAFactThatLacksWhatEveryReleaseWrote() {
    DataAdded added =
        new DataAdded(
            new RequestId("r-1"),
            Guarded.withheld(),
            Guarded.withheld(),
            Guarded.withheld(),
            Guarded.withheld());
    StoredFact whole = codec.write(SampleFacts.stamped(added));
    StoredFact damaged =
        new StoredFact("DataAdded", whole.clear().replace("\"requestId\"", "\"gone\""), null);
    assertThatThrownBy(() -> codec.read(damaged)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysThatAnUnknownEventDoesNotRead() {
    assertThatThrownBy(() -> codec.read(new StoredFact("NoSuchEvent", "{}", null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NoSuchEvent");
  }

  @Test
  void saysThatDamagedHalvesDoNotReadAndQuotesNothing() {
    StoredFact damaged = new StoredFact("DataAdded", "{\"event\": " + NAME, null);
    assertThatThrownBy(() -> codec.read(damaged))
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause()
        .hasMessageNotContaining(NAME);
  }

  private static boolean isGuarded(ReferralEvent event) {
    return RecordShape.of(event.getClass()).components().stream()
        .anyMatch(component -> component.getType() == Guarded.class);
  }

  /** Plain texts lose the invented name, so that finding it means finding guarded content. */
  private static ReferralEvent onlyGuardedNamed(ReferralEvent event) {
    RecordShape<? extends ReferralEvent> shape = RecordShape.of(event.getClass());
    return shape.create(
        shape.components().stream()
            .map(component -> withoutName(RecordShape.valueOf(event, component)))
            .toArray());
  }

  private static @Nullable Object withoutName(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> "plain";
      case List<?> list -> List.of();
      case Object other -> other;
    };
  }
}
