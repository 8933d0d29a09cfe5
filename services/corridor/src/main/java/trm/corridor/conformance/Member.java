package trm.corridor.conformance;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import trm.corridor.embedded.CorridorFault;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyFolder;
import trm.evidence.keys.NodeKeys;

/**
 * The member of the corridor as which another is checked, with what that member has: its keys and
 * the directory that it goes by.
 */
record Member(NodeId self, NodeKeys keys, Directory directory) {

  /**
   * Reads one from settings as a node has them.
   *
   * @throws CorridorFault when a setting or what it names is missing
   */
  static Member read(Path file) {
    Map<String, String> settings = settings(file);
    Path directory = Path.of(named(settings, "trm.directory.file", file));
    Path federation = Path.of(named(settings, "trm.directory.federation-key-file", file));
    try {
      return new Member(
          new NodeId(named(settings, "trm.node.id", file)),
          new KeyFolder(Path.of(named(settings, "trm.keys.folder", file))).read(),
          DirectoryReader.read(Files.readString(directory), FederationKey.readPublic(federation)));
    } catch (IOException e) {
      throw new CorridorFault("Cannot read " + directory + ".", e);
    }
  }

  /** A file of settings, one a line. */
  static Map<String, String> settings(Path file) {
    Properties read = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      read.load(text);
    } catch (IOException e) {
      throw new CorridorFault("Cannot read " + file + ".", e);
    }
    Map<String, String> settings = new HashMap<>();
    read.stringPropertyNames().forEach(name -> settings.put(name, read.getProperty(name)));
    return settings;
  }

  /** Some member that is neither this one nor that. */
  Optional<NodeId> third(NodeId other) {
    return directory.entries().stream()
        .map(entry -> entry.node())
        .filter(node -> !List.of(self, other).contains(node))
        .findFirst();
  }

  private static String named(Map<String, String> settings, String name, Path file) {
    String value = settings.get(name);
    if (value == null) {
      throw new CorridorFault(file + " does not name " + name + ".");
    }
    return value;
  }
}
