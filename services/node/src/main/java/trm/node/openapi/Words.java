package trm.node.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Sentences of the document that belong to no handler: of commands, parameters and tags. */
final class Words {
  private final Properties words = new Properties();

  Words() {
    try (InputStream file = Words.class.getResourceAsStream("/openapi/words.properties")) {
      if (file == null) {
        throw new IllegalStateException("openapi/words.properties is missing.");
      }
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A sentence.
   *
   * @throws IllegalStateException when nobody has written it
   */
  String of(String key) {
    String text = words.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("openapi/words.properties lacks " + key + ".");
    }
    return text;
  }
}
