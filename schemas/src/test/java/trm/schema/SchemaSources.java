package trm.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** The schemas as people write them. */
final class SchemaSources {
  static final Path WRITTEN = Path.of("src/main/avro");

  private SchemaSources() {}

  /** Every record in the source folder, parts of others included. */
  static List<Schema> written() throws IOException {
    SchemaParser parser = new SchemaParser();
    for (Path file : avsc(WRITTEN)) {
      parser.parse(file);
    }
    return parser.getParsedNamedSchemas();
  }

  static List<Path> avsc(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList();
    }
  }
}
