package trm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {
  private final EventCatalogue catalogue = new EventCatalogue();

  static Stream<Schema> everyRecord() {
    return ContractRecords.all().stream().map(SpecificRecordBase::getSchema);
  }

  static Stream<EventType> everyEventOfACase() {
    return new EventCatalogue()
        .events().stream().filter(event -> event.kind() != EventKind.COURIER);
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void describesAndClassesEveryField(Schema record) {
    assertThat(SchemaReview.complaints(record)).isEmpty();
  }

  @Test
  void listsEveryRecordThatIsWritten() throws IOException {
    assertThat(everyRecord().map(Schema::getFullName))
        .containsExactlyInAnyOrderElementsOf(
            SchemaSources.written().stream().map(Schema::getFullName).toList());
  }

  @ParameterizedTest
  @MethodSource("everyEventOfACase")
  void beginsEveryEventWithWhenWhatAndWho(EventType event) {
    assertThat(event.schema().getFields().stream().limit(5).map(Schema.Field::name))
        .containsExactly("occurredAt", "recordedAt", "measure", "organisation", "officer");
    assertThat(Disclosure.of(event.schema()).values().stream().limit(5))
        .containsOnly(DisclosureClass.A);
  }

  @ParameterizedTest
  @CsvSource({
    "RiskAlert, URGENT",
    "ConsentWithdrawn, URGENT",
    "NoShow, URGENT",
    "ArrivalConfirmed, URGENT",
    "MissingPerson, URGENT",
    "HandoverOffered, HOLDER",
    "HoldTold, PARTY",
    "ReceiptBatch, COURIER"
  })
  void knowsWhoMaySayWhat(String event, EventKind kind) {
    assertThat(catalogue.named(event).kind()).isEqualTo(kind);
  }

  @Test
  void doesNotKnowAnEventOfANewerRelease() {
    assertThat(catalogue.find("SomethingNew")).isEmpty();
    assertThatThrownBy(() -> catalogue.named("SomethingNew"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SomethingNew");
  }

  @Test
  void listsAVersionForEveryEvent() {
    assertThat(catalogue.versions())
        .hasSameSizeAs(catalogue.events())
        .containsEntry("RiskAlert", 1);
  }

  @Test
  void complainsOfABadRecord() {
    Schema bad =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Bad", "namespace": "trm.event", "doc": "Bad.", "fields": [
                  {"name": "undescribed", "type": "string", "disclosure": "A"},
                  {"name": "absent", "type": ["null", "string"], "doc": "d", "disclosure": "A"},
                  {"name": "coded", "type": "string", "doc": "d", "disclosure": "A",
                   "codes": "no-such-list"},
                  {"name": "unclassed", "type": "string", "doc": "d"}]}
                """);
    assertThat(SchemaReview.complaints(bad))
        .containsExactly(
            "Bad.undescribed is not described",
            "Bad.absent may be absent without a default",
            "Bad.unclassed states no disclosure class",
            "Bad.coded: There is no code list called no-such-list");
  }

  @Test
  void complainsOfAClassThatDiffersFromTheFieldAroundIt() {
    Schema bad =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Outer", "doc": "d", "fields": [
                  {"name": "inner", "doc": "d", "disclosure": "B", "type": ["null",
                    {"type": "array", "items": {"type": "record", "name": "Inner", "doc": "d",
                     "fields": [{"name": "name", "type": "string", "doc": "d", "disclosure": "C"}]}}
                  ], "default": null}]}
                """);
    assertThat(SchemaReview.complaints(bad))
        .isEqualTo(List.of("Inner.name is of class C inside a field of class B"));
  }
}
