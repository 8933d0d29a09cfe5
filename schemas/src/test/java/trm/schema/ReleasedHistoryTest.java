package trm.schema;

import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleasedHistoryTest {
  private final SingleObject singleObject = new SingleObject();
  private final Specimens specimens = new Specimens();

  static List<Release> everyRelease() throws IOException {
    return Release.all();
  }

  static Stream<Schema> everyRecord() {
    return ContractRecords.standingAlone().stream().map(SpecificRecordBase::getSchema);
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void holdsEveryVersionOfEveryRecord(Schema today) {
    for (int version = 1; version <= ContractRecords.versionOf(today); version++) {
      assertThat(new Release(version, today.getName()).file(".avsc")).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("everyRecord")
  void changesAShapeOnlyWithItsVersion(Schema today) {
    Release newest = new Release(ContractRecords.versionOf(today), today.getName());
    assertThat(fingerprint(today)).isEqualTo(fingerprint(newest.shape()));
  }

  @ParameterizedTest
  @MethodSource("everyRelease")
  void readsAndIsReadByTodaysShape(Release release) {
    assertThat(compatible(today(release), release.shape())).isTrue();
    assertThat(compatible(release.shape(), today(release))).isTrue();
  }

  @Test
  void wouldSeeAFieldThatOlderNodesDoNotSend() {
    Schema then = new Release(1, "HoldLifted").shape();
    assertThat(compatible(with(then, "author", "A"), then)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("everyRelease")
  void keepsTheClassOfEveryField(Release release) {
    assertThat(changedClasses(release.shape(), today(release))).isEmpty();
  }

  @Test
  void wouldSeeAClassThatChanged() {
    Schema nothing = Schema.createRecord("R", "", "trm.event", false, List.of());
    assertThat(changedClasses(with(nothing, "advice", "J"), with(nothing, "advice", "A")))
        .containsExactly("advice");
  }

  @ParameterizedTest
  @MethodSource("everyRelease")
  void stillReadsTheBytesThatWereReleased(Release release) {
    Schema today = today(release);
    IndexedRecord full = singleObject.decode(release.full());
    IndexedRecord sparse = singleObject.decode(release.sparse());
    if (release.version() == ContractRecords.versionOf(today)) {
      assertThat(full).isEqualTo(specimens.full(today));
      assertThat(sparse).isEqualTo(specimens.sparse(today));
    }
  }

  @ParameterizedTest
  @MethodSource("everyRelease")
  void writesBytesThatTheReleaseReads(Release release) throws IOException {
    Schema then = release.shape();
    Schema today = today(release);
    IndexedRecord read = readAs(then, today, singleObject.encode(specimens.full(today)));
    assertThat(read.getSchema()).isEqualTo(then);
  }

  @ParameterizedTest
  @MethodSource("everyRelease")
  void writesTheBytesThatWereReleased(Release release) {
    Schema today = today(release);
    assertThat(singleObject.encode(specimens.full(today), release.version()))
        .isEqualTo(release.full());
    assertThat(singleObject.encode(specimens.sparse(today), release.version()))
        .isEqualTo(release.sparse());
  }

  @Test
  void neverChangesTheRiskAlert() throws IOException, NoSuchAlgorithmException {
    byte[] written = Files.readAllBytes(SchemaSources.WRITTEN.resolve("event/RiskAlert.avsc"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(written);
    assertThat(new EventCatalogue().named("RiskAlert").version()).isEqualTo(1);
    assertThat(HexFormat.of().formatHex(digest))
        .isEqualTo("80b5e3dae02e74bac3b69d4bd907a082d19615c9f54052c456a0619ff09e3b9e");
  }

  private static Schema today(Release release) {
    return everyRecord()
        .filter(schema -> schema.getName().equals(release.name()))
        .findFirst()
        .orElseThrow();
  }

  private static IndexedRecord readAs(Schema reader, Schema writer, byte[] bytes)
      throws IOException {
    int header = RecordVersion.HEADER_LENGTH;
    return new GenericDatumReader<IndexedRecord>(writer, reader)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, header, bytes.length - header, null));
  }

  private static boolean compatible(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == COMPATIBLE;
  }

  private static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }

  private static List<String> changedClasses(Schema then, Schema now) {
    Map<String, DisclosureClass> kept = new HashMap<>(Disclosure.of(then));
    kept.entrySet().removeAll(Disclosure.of(now).entrySet());
    return kept.keySet().stream().filter(Disclosure.of(now)::containsKey).sorted().toList();
  }

  private static Schema with(Schema record, String added, String disclosure) {
    List<Schema.Field> fields =
        Stream.concat(
                record.getFields().stream().map(field -> new Schema.Field(field, field.schema())),
                Stream.of(
                    classed(
                        new Schema.Field(added, Schema.create(Schema.Type.STRING)), disclosure)))
            .toList();
    return Schema.createRecord(
        record.getName(), record.getDoc(), record.getNamespace(), false, fields);
  }

  private static Schema.Field classed(Schema.Field field, String disclosure) {
    field.addProp("disclosure", disclosure);
    return field;
  }
}
