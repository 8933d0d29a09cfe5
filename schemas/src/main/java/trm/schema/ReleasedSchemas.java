package trm.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;

/** Where the shapes that were ever released are found. */
interface ReleasedSchemas {
  /**
   * The shape of a record at an earlier version.
   *
   * @param name the record's simple name
   * @param version from 1
   */
  Schema at(String name, int version);

  /** Those in the module itself, put there when each was released. */
  static ReleasedSchemas inTheModule() {
    return (name, version) -> read("/trm/schema/released/%d/%s.avsc".formatted(version, name));
  }

  private static Schema read(String path) {
    try (InputStream json = ReleasedSchemas.class.getResourceAsStream(path)) {
      if (json == null) {
        throw new IllegalStateException("The module has lost the released schema " + path);
      }
      return new Schema.Parser().parse(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
