package trm.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;

/** One version of one record, as it was released: its shape and its golden bytes. */
record Release(int version, String name) {
  static final Path FOLDER = Path.of("released");

  static List<Release> all() throws IOException {
    return SchemaSources.avsc(FOLDER).stream().map(Release::of).toList();
  }

  private static Release of(Path shape) {
    String version = FOLDER.relativize(shape).getName(0).toString();
    return new Release(Integer.parseInt(version), shape.toFile().getName().replace(".avsc", ""));
  }

  Schema shape() {
    return new Schema.Parser().parse(new String(bytes(".avsc"), StandardCharsets.UTF_8));
  }

  byte[] full() {
    return bytes(".bin");
  }

  byte[] sparse() {
    return bytes(".sparse.bin");
  }

  Path file(String ending) {
    return FOLDER.resolve(String.valueOf(version)).resolve(name + ending);
  }

  private byte[] bytes(String ending) {
    try {
      return Files.readAllBytes(file(ending));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
