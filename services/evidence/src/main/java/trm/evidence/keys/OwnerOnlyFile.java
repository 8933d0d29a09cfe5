package trm.evidence.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file that only its owner may read or write (mode 600), from its first byte on. */
final class OwnerOnlyFile {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;

  OwnerOnlyFile(Path file) {
    this.file = file;
  }

  String read() {
    try {
      Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
      if (!OWNER.containsAll(granted)) {
        throw fault(
            "is open to others ("
                + PosixFilePermissions.toString(granted)
                + "); a private key is for its owner alone, so set mode 600 and, if anybody could"
                + " have read it, make a new key.",
            null);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw fault("cannot be read.", e);
    }
  }

  /** Creates the file. A file that exists already is never overwritten. */
  void create(String text) {
    try {
      write(file, text);
    } catch (IOException e) {
      throw fault("cannot be created.", e);
    }
  }

  /**
   * Overwrites every byte in place, spaces following a shorter text. The one write of less than a
   * disk's block leaves no moment at which the file is neither the old nor the new. On storage that
   * copies on write the old bytes may outlive this on the medium; there, keys belong on an
   * encrypted volume.
   */
  void overwrite(String text) {
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      int spaces = Math.max(0, Math.toIntExact(channel.size()) - text.length());
      channel.write(ByteBuffer.wrap((text + " ".repeat(spaces)).getBytes(US_ASCII)), 0);
      channel.force(true);
    } catch (IOException e) {
      throw fault("cannot be overwritten.", e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Set<OpenOption> options = Set.of(CREATE_NEW, WRITE, SYNC);
    try (var channel =
        Files.newByteChannel(file, options, PosixFilePermissions.asFileAttribute(OWNER))) {
      channel.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
    }
  }

  private KeyFileException fault(String sentence, @Nullable Throwable e) {
    return new KeyFileException(file, sentence, e);
  }
}
