package trm.referral.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trm.referral.Command;
import trm.referral.CrossingEvent;
import trm.referral.DisclosureClass;

class CatalogueOfMeasuresTest {
  private static final List<Integer> MEASURES_OF_EACH_PROCEDURE = List.of(6, 7, 7, 14, 10);

  @Test
  void hasEveryMeasureOnceAndInOrder() {
    List<String> codes =
        IntStream.rangeClosed(1, 5)
            .boxed()
            .flatMap(
                sop ->
                    IntStream.rangeClosed(1, MEASURES_OF_EACH_PROCEDURE.get(sop - 1))
                        .mapToObj(number -> "M" + sop + "." + number))
            .toList();

    assertThat(Measures.all()).extracting(Measure::code).containsExactlyElementsOf(codes);
  }

  @Test
  void everyMeasureStandsUnderTheProcedureOfItsCode() {
    assertThat(Measures.all())
        .allSatisfy(m -> assertThat("SOP" + m.code().charAt(1)).isEqualTo(m.procedure().name()));
  }

  @Test
  void everyMeasureSaysWhatWhenHowAndWho() {
    assertThat(Measures.all())
        .allSatisfy(
            m -> {
              assertThat(m.title()).isNotBlank();
              assertThat(List.of(m.what(), m.when(), m.how()))
                  .allSatisfy(sentence -> assertThat(sentence).as(m.code()).endsWith("."));
              assertThat(m.who().values()).as(m.code()).isNotEmpty().noneMatch(List::isEmpty);
              assertThat(m.commands()).as(m.code()).isNotEmpty();
            });
  }

  @Test
  void everyCommandOfTheLawCarriesOutAMeasure() {
    List<Class<? extends Command>> carriedOut =
        Measures.all().stream().flatMap(m -> m.commands().stream()).distinct().toList();

    assertThat(carriedOut).containsExactlyInAnyOrderElementsOf(under(Command.class).toList());
  }

  @Test
  void everyEventThatCrossesTravelsForAMeasure() {
    List<Class<? extends CrossingEvent>> travelling =
        Measures.all().stream().flatMap(m -> m.events().stream()).distinct().toList();

    assertThat(travelling).containsExactlyInAnyOrderElementsOf(under(CrossingEvent.class).toList());
  }

  @Test
  void whatTravelsHasItsClassesAndWhatStaysHasNone() {
    assertThat(Measures.all())
        .allSatisfy(
            m ->
                assertThat(m.classes().contains(DisclosureClass.A))
                    .as(m.code())
                    .isEqualTo(m.travels()));
  }

  @Test
  void noMeasureTellsHealthAccountWitnessOrAsylum() {
    assertThat(
            Measures.all().stream().flatMap(m -> m.classes().stream()).collect(Collectors.toSet()))
        .doesNotContain(DisclosureClass.F, DisclosureClass.G, DisclosureClass.H, DisclosureClass.I);
  }

  private static <T> Stream<Class<? extends T>> under(Class<T> sealedType) {
    return Arrays.stream(sealedType.getPermittedSubclasses())
        .<Class<? extends T>>map(permitted -> permitted.asSubclass(sealedType))
        .flatMap(CatalogueOfMeasuresTest::itselfOrUnder);
  }

  private static <T> Stream<Class<? extends T>> itselfOrUnder(Class<? extends T> type) {
    return type.isRecord() ? Stream.of(type) : under(type).map(found -> found);
  }
}
