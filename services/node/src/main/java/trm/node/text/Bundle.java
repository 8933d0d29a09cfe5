package trm.node.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** One kind of texts in one language, as a file of properties in UTF-8. */
final class Bundle {
  private Bundle() {}

  /**
   * Reads {@code messages/rules_zh_Hant.properties} for {@code rules} and {@code zh-Hant}.
   *
   * @throws IllegalStateException when a promised language has no file
   */
  static Map<String, String> read(String kind, String language) {
    String resource = "/messages/" + kind + "_" + language.replace('-', '_') + ".properties";
    try (InputStream bytes = Bundle.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new IllegalStateException("There is no bundle " + resource);
      }
      Properties texts = new Properties();
      texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
      return texts.stringPropertyNames().stream()
          .collect(Collectors.toUnmodifiableMap(key -> key, texts::getProperty));
    } catch (IOException e) {
      throw new UncheckedIOException("The module cannot read its own " + resource, e);
    }
  }
}
