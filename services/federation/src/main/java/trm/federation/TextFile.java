package trm.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** A text file that somebody named on the command line. */
record TextFile(Path path) {
  private static final long LENGTH_MAX = 8L << 20;

  /** Its text, without the line ends around it. */
  String read() {
    try {
      if (Files.size(path) > LENGTH_MAX) {
        throw new UnusableException(path + " is larger than any file of a federation.", null);
      }
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new UnusableException(
          path + " cannot be read. Give the path of a text file that you may read.", e);
    }
  }

  /** Writes a file that is not there yet; nothing of a ceremony is overwritten. */
  void create(String text) {
    try {
      write(path, text + "\n", StandardOpenOption.CREATE_NEW);
      forceFolder();
    } catch (IOException e) {
      throw new UnusableException(
          path + " cannot be created. Give a path that is not there yet, in a folder of yours.", e);
    }
  }

  /**
   * Puts a text there in one step, since a node may read the file at any moment. Text and name are
   * forced to the disk: a revocation must not be undone by a power cut.
   */
  void replace(String text) {
    try {
      Path fresh = path.resolveSibling(path.getFileName() + ".new");
      write(fresh, text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
      forceFolder();
    } catch (IOException e) {
      throw new UnusableException(
          path + " cannot be replaced. Give a path in a folder that you may write to.", e);
    }
  }

  private static void write(Path file, String text, StandardOpenOption... how) throws IOException {
    Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.WRITE, how);
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    try (FileChannel channel = FileChannel.open(file, options)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** A file's name stands in its folder, which is written by itself. */
  private void forceFolder() throws IOException {
    Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
    try (FileChannel channel = FileChannel.open(folder, EnumSet.of(StandardOpenOption.READ))) {
      channel.force(true);
    }
  }
}
