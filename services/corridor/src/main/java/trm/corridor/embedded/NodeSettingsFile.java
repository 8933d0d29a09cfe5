package trm.corridor.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings that a node of the corridor is started with, as a file that a person can read: what
 * a deployment would set, and nothing else. Secrets stand in files of their own; this one only
 * names them.
 */
final class NodeSettingsFile {
  private final Map<String, String> settings = new TreeMap<>();

  NodeSettingsFile set(String name, Object value) {
    settings.put(name, value.toString());
    return this;
  }

  NodeSettingsFile setAll(Map<String, String> more) {
    settings.putAll(more);
    return this;
  }

  /** Where a secret stands among the settings themselves, as Kafka wants it. */
  void writeSecret(Path file) {
    StateFolder.writeSecret(file, text());
  }

  private String text() {
    StringBuilder text = new StringBuilder("# Written by the corridor at each start\n");
    settings.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString();
  }

  void write(Path file) {
    try {
      Files.writeString(file, text());
    } catch (IOException e) {
      throw new CorridorFault("Cannot write " + file + ".", e);
    }
  }
}
