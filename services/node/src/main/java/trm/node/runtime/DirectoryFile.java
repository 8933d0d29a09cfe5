package trm.node.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryHolder;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.directory.DirectoryRefusedException;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.RawPublicKey;
import trm.exchange.UnitOfWork;
import trm.node.LogEvent;
import trm.node.keys.KnownDirectories;
import trm.node.settings.DirectorySettings;

/**
 * The signed directory on this node's disk, looked at again and again for a newer version. By which
 * one the node went is remembered in its database, so that no start takes it back to an older file:
 * a revoked key would be believed again.
 */
final class DirectoryFile implements Supplier<Directory> {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryFile.class);
  private final Path file;
  private final RawPublicKey federation;
  private final KnownDirectories known;
  private final DirectoryHolder holder;
  private volatile String text;
  private volatile String remembered;

  /**
   * Reads the directory.
   *
   * @throws DirectoryRefusedException when it is not genuine: a node without one must not start. An
   *     older one than is known is genuine, and the node goes on by the known one
   */
  DirectoryFile(DirectorySettings settings, KnownDirectories known) {
    this.file = settings.file();
    this.federation = FederationKey.readPublic(settings.federationKeyFile());
    this.known = known;
    String found = read(file);
    DirectoryReader.read(found, federation);
    Optional<String> newest = known.newest(federation);
    this.text = newest.orElse(found);
    this.remembered = newest.orElse("");
    this.holder = new DirectoryHolder(text, federation);
    refresh();
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
        LogEvent.DIRECTORY_CHANGED.to(LOG, version);
      }
      return true;
    } catch (UncheckedIOException e) {
      LogEvent.DIRECTORY_UNREADABLE.to(LOG, file);
      return false;
    } catch (DirectoryRefusedException e) {
      LogEvent.DIRECTORY_REFUSED.to(LOG, e.getMessage());
      return false;
    }
  }

  /**
   * Writes down by which directory this node goes, after it has gone over: a revocation does not
   * wait for a database that is away.
   */
  void remember(UnitOfWork unitOfWork, Instant now) {
    String current = text;
    if (!current.equals(remembered)) {
      long version = DirectoryReader.read(current, federation).version();
      unitOfWork.carryOut(
          _ -> {
            known.learn(federation, version, current, now);
            return version;
          });
      remembered = current;
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
