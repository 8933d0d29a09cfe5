package trm.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Writes the shape and golden bytes of every record whose version was not released yet. What is
 * there is left alone: a released file never changes.
 */
final class ReleaseWriter {
  private final Specimens specimens = new Specimens();
  private final SingleObject singleObject = new SingleObject();

  private ReleaseWriter() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, Schema> written =
        SchemaSources.written().stream()
            .collect(Collectors.toMap(Schema::getFullName, Function.identity()));
    ReleaseWriter writer = new ReleaseWriter();
    for (SpecificRecordBase record : ContractRecords.standingAlone()) {
      String name = record.getSchema().getFullName();
      writer.release(Objects.requireNonNull(written.get(name)), record.getSchema());
    }
  }

  private void release(Schema written, Schema generated) throws IOException {
    Release release = new Release(ContractRecords.versionOf(generated), generated.getName());
    if (!Files.exists(release.file(".avsc"))) {
      Files.createDirectories(Release.FOLDER.resolve(String.valueOf(release.version())));
      Files.writeString(
          release.file(".avsc"), SchemaFormatter.format("json/pretty", written) + "\n");
      Files.write(release.file(".bin"), singleObject.encode(specimens.full(generated)));
      Files.write(release.file(".sparse.bin"), singleObject.encode(specimens.sparse(generated)));
    }
  }
}
