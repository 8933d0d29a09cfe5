package trm.node.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trm.node.LogEvent;

/**
 * One text outside the database that lasts from an orderly stop to the next start, and no longer: a
 * life that ends otherwise leaves nothing.
 */
final class StopFile {
  private static final Logger LOG = LoggerFactory.getLogger(StopFile.class);
  private final Path file;

  StopFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * Takes the text away, for good before this returns.
   *
   * @return what the last life left; empty when it left nothing that could be read and removed
   */
  String take() {
    try {
      String left = Files.readString(file);
      Files.delete(file);
      force(folder());
      return left;
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      LogEvent.STOP_FILE_UNREADABLE.to(LOG, e.getClass().getSimpleName());
      return "";
    }
  }

  /** Leaves the text whole or not at all. */
  void leave(String text) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      force(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(folder());
    } catch (IOException e) {
      LogEvent.STOP_FILE_UNWRITABLE.to(LOG, e.getClass().getSimpleName());
    }
  }

  private Path folder() {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
