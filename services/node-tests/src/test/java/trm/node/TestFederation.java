package trm.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectorySigner;
import trm.evidence.directory.NodeEntry;
import trm.evidence.directory.NodeRole;
import trm.evidence.directory.OperatorKind;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyFolder;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.NodeKeys;
import trm.schema.EventCatalogue;

/** Keys and directory of two nodes, on disk as a deployment has them. */
public final class TestFederation {
  private static final Duration VALIDITY = Duration.ofDays(90);
  private final Path folder;
  private final Map<NodeId, NodeKeys> keys = new LinkedHashMap<>();
  private final FederationKey federation = new KeyForge().federation();
  private final Instant from = Instant.now().minusSeconds(60);
  private long version;

  public TestFederation(Path folder, String... nodes) {
    this.folder = folder;
    federation.writePublic(federationKeyFile());
    for (String node : nodes) {
      NodeKeys own = new KeyForge().nodeKeys(from, VALIDITY);
      new KeyFolder(keyFolder(node)).addAll(own);
      keys.put(new NodeId(node), own);
      secret(masterKeyFile(node), new byte[32]);
    }
    sign();
  }

  /** Publishes whatever keys lie in the nodes' folders now. */
  public void publishAgain() {
    keys.replaceAll((node, _) -> new KeyFolder(keyFolder(node.value())).read());
    sign();
  }

  private void sign() {
    List<NodeEntry> entries =
        keys.entrySet().stream().map(e -> entry(e.getKey(), e.getValue())).toList();
    Directory next = new Directory(++version, from, from.plus(VALIDITY), entries);
    write(directoryFile(), DirectorySigner.sign(next, federation));
  }

  private static NodeEntry entry(NodeId node, NodeKeys keys) {
    String role =
        node.value().substring(node.value().indexOf('-') + 1).toUpperCase(java.util.Locale.ROOT);
    return new NodeEntry(
        node,
        OperatorKind.STATE_AUTHORITY,
        node.value().substring(0, 2).toUpperCase(java.util.Locale.ROOT),
        NodeRole.valueOf(role),
        "An invented authority",
        keys.published(),
        List.of(),
        List.of(),
        versions(node),
        List.of());
  }

  /** A node in Laos is of the first release. */
  private static Map<String, Integer> versions(NodeId node) {
    Map<String, Integer> versions = new LinkedHashMap<>(new EventCatalogue().versions());
    if (node.value().startsWith("la-")) {
      versions.replaceAll((_, _) -> 1);
    }
    return versions;
  }

  public Path keyFolder(String node) {
    return folder.resolve(node + "-keys");
  }

  public Path masterKeyFile(String node) {
    return folder.resolve(node + "-master.key");
  }

  public Path directoryFile() {
    return folder.resolve("directory.jws");
  }

  public Path federationKeyFile() {
    return folder.resolve("federation.pub");
  }

  /** A file that only its owner may read. */
  Path secret(String name, String text) {
    return secret(folder.resolve(name), text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Path secret(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
