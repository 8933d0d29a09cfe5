package trm.corridor.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.directory.DirectorySigner;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyFolder;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;
import trm.schema.EventCatalogue;

/**
 * Plays, for one machine, the federation that vouches for the nodes and the key custodian of each:
 * makes what is missing, renews what would soon expire, and signs the directory of which each node
 * gets its own copy.
 */
public final class Federation {
  private static final Duration DIRECTORY_VALIDITY = Duration.ofDays(30);
  private static final Duration SIGNING_VALIDITY = Duration.ofDays(365);
  private static final Duration ENCRYPTION_VALIDITY = Duration.ofDays(30);
  private static final Duration RENEWAL_BEFORE_EXPIRY = Duration.ofDays(7);
  private static final int MASTER_KEY_BYTES = 32;

  private final StateFolder state;
  private final List<NodePlan> nodes;
  private final KeyForge forge = new KeyForge();

  /** A federation over the state folder's keys. */
  public Federation(StateFolder state, List<NodePlan> nodes) {
    this.state = state;
    this.nodes = nodes;
  }

  /**
   * Makes or renews keys and directory, and gives each node its copy. Call it before the services
   * start.
   */
  public void prepare(Instant now) {
    nodes.forEach(node -> prepareKeys(node.node(), now));
    if (needsNewDirectory(now)) {
      publish(now);
    }
  }

  /**
   * Gives a node its next keys while the old ones still serve, and publishes them: a rotation under
   * traffic.
   *
   * @param use which keys; the others stay
   */
  public void rotate(String node, KeyUse use, Instant now) {
    KeyFolder folder = new KeyFolder(keyFolder(node));
    switch (use) {
      case SIGNING -> folder.add(forge.signing(now, SIGNING_VALIDITY));
      case JOURNAL -> folder.add(forge.journal(now, SIGNING_VALIDITY));
      case ENCRYPTION -> folder.add(forge.opening(now, ENCRYPTION_VALIDITY));
    }
    publish(now);
  }

  /** The public key by which everybody checks the directory. */
  public Path publicKeyFile() {
    return state.file("federation", "federation-public.jwk");
  }

  /** A node's own copy of the signed directory. */
  public Path directoryFile(String node) {
    return state.file("nodes", node, "directory.jws");
  }

  /** A node's private keys. */
  public Path keyFolder(String node) {
    return state.folder("nodes", node, "keys");
  }

  /** The key that wraps a node's case keys. */
  public Path masterKeyFile(String node) {
    return state.file("nodes", node, "master.key");
  }

  private void prepareKeys(String node, Instant now) {
    KeyFolder folder = new KeyFolder(keyFolder(node));
    NodeKeys keys = folder.read();
    if (keys.published().isEmpty()) {
      folder.add(forge.signing(now, SIGNING_VALIDITY));
      folder.add(forge.journal(now, SIGNING_VALIDITY));
      folder.add(forge.opening(now, ENCRYPTION_VALIDITY));
    } else if (keys.published().stream()
        .noneMatch(
            k -> k.use() == KeyUse.ENCRYPTION && k.servesAt(now.plus(RENEWAL_BEFORE_EXPIRY)))) {
      folder.add(forge.opening(now, ENCRYPTION_VALIDITY));
    }
    if (!Files.exists(masterKeyFile(node))) {
      byte[] random = new byte[MASTER_KEY_BYTES];
      new SecureRandom().nextBytes(random);
      StateFolder.writeSecret(masterKeyFile(node), random);
    }
  }

  private boolean needsNewDirectory(Instant now) {
    if (!Files.exists(currentFile())) {
      return true;
    }
    Directory current = current();
    return current.isExpiredAt(now.plus(RENEWAL_BEFORE_EXPIRY))
        || !current.entries().equals(entries());
  }

  private void publish(Instant now) {
    long version = Files.exists(currentFile()) ? current().version() + 1 : 1;
    Directory next = new Directory(version, now, now.plus(DIRECTORY_VALIDITY), entries());
    String signed = DirectorySigner.sign(next, federationKey());
    write(currentFile(), signed);
    nodes.forEach(node -> write(directoryFile(node.node()), signed));
  }

  private List<NodeEntry> entries() {
    EventCatalogue events = new EventCatalogue();
    return nodes.stream()
        .map(node -> node.entry(publishedKeys(node.node()), events.versions()))
        .toList();
  }

  private List<PublishedKey> publishedKeys(String node) {
    return new KeyFolder(keyFolder(node)).read().published();
  }

  private Directory current() {
    return DirectoryReader.read(StateFolder.read(currentFile()), federationKey().publicKey());
  }

  private FederationKey federationKey() {
    Path file = state.file("federation", "federation.jwk");
    if (Files.exists(file)) {
      return FederationKey.read(file);
    }
    FederationKey made = forge.federation();
    made.writePublic(publicKeyFile());
    made.write(file);
    return made;
  }

  private Path currentFile() {
    return state.file("federation", "directory.jws");
  }

  /** In one step, since a running node may read the file at any moment. */
  private static void write(Path file, String text) {
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, text);
      Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CorridorFault("Cannot write " + file + ".", e);
    }
  }
}
