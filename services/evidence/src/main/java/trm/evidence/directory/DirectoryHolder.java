package trm.evidence.directory;

import java.util.function.Supplier;
import trm.evidence.keys.RawPublicKey;

/** The directory that a running node goes by. Safe for use by several threads. */
public final class DirectoryHolder implements Supplier<Directory> {
  private final RawPublicKey federation;
  private volatile Directory current;

  /**
   * Starts with the directory that the node has on file.
   *
   * @throws DirectoryRefusedException as {@link DirectoryReader#read}
   */
  public DirectoryHolder(String jws, RawPublicKey federation) {
    this.federation = federation;
    this.current = DirectoryReader.read(jws, federation);
  }

  @Override
  public Directory get() {
    return current;
  }

  /**
   * Goes over to a newer directory. The same one again changes nothing.
   *
   * @throws DirectoryRefusedException when it is not genuine; when its version is lower, so that a
   *     revoked key cannot come back; or when the same version says something else
   */
  public synchronized Directory replace(String jws) {
    Directory next = DirectoryReader.read(jws, federation);
    if (next.version() < current.version()) {
      throw new DirectoryRefusedException(
          "Directory version %d is older than version %d, by which this node already goes."
              .formatted(next.version(), current.version()));
    }
    if (next.version() == current.version() && !next.equals(current)) {
      throw new DirectoryRefusedException(
          "There are two different directories of version " + next.version() + ".");
    }
    current = next;
    return next;
  }
}
