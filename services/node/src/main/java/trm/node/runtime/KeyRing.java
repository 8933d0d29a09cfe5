package trm.node.runtime;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trm.evidence.keys.KeyFileException;
import trm.evidence.keys.KeyFolder;
import trm.evidence.keys.NodeKeys;
import trm.node.LogEvent;

/** The node's own keys, read anew while it runs, so that a rotation needs no restart. */
final class KeyRing implements Supplier<NodeKeys> {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
  private final KeyFolder folder;
  private volatile NodeKeys keys;

  /**
   * Reads and tries every key.
   *
   * @throws KeyFileException when one is unusable: a node with a bad key must not start
   */
  KeyRing(Path folder) {
    this.folder = new KeyFolder(folder);
    this.keys = this.folder.read();
  }

  @Override
  public NodeKeys get() {
    return keys;
  }

  /**
   * Reads the folder again.
   *
   * @return whether every key was good; if not, the node goes on with those it has
   */
  boolean refresh() {
    try {
      keys = folder.read();
      return true;
    } catch (KeyFileException e) {
      LogEvent.KEYS_UNREADABLE.to(LOG, e.getMessage());
      return false;
    }
  }
}
