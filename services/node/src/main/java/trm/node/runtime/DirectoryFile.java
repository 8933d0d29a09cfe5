package trm.node.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryHolder;
import trm.evidence.directory.DirectoryRefusedException;
import trm.evidence.keys.FederationKey;
import trm.node.settings.DirectorySettings;

/** The signed directory on this node's disk, looked at again and again for a newer version. */
final class DirectoryFile implements Supplier<Directory> {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryFile.class);
  private final Path file;
  private final DirectoryHolder holder;
  private volatile String text;

  /**
   * Reads the directory.
   *
   * @throws DirectoryRefusedException when it is not genuine: a node without one must not start
   */
  DirectoryFile(DirectorySettings settings) {
    this.file = settings.file();
    this.text = read(file);
    this.holder = new DirectoryHolder(text, FederationKey.readPublic(settings.federationKeyFile()));
  }

  @Override
  public Directory get() {
    return holder.get();
  }

  /** The JWS of the directory by which this node goes. */
  String text() {
    return text;
  }

  /**
   * Goes over to a newer version, if the file holds one.
   *
   * @return whether the file was good; if not, the node goes on by what it has
   */
  boolean refresh() {
    try {
      String fresh = read(file);
      if (!fresh.equals(text)) {
        long version = holder.replace(fresh).version();
        text = fresh;
        LOG.info("The directory is now version {}.", version);
      }
      return true;
    } catch (UncheckedIOException e) {
      LOG.error("The directory's file cannot be read: {}", file);
      return false;
    } catch (DirectoryRefusedException e) {
      LOG.error("The directory's file is refused: {}", e.getMessage());
      return false;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The directory's file cannot be read: " + file, e);
    }
  }
}
