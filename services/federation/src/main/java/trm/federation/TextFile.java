package trm.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

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
      Files.writeString(path, text + "\n", StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UnusableException(
          path + " cannot be created. Give a path that is not there yet, in a folder of yours.", e);
    }
  }

  /** Puts a text there in one step, since a node may read the file at any moment. */
  void replace(String text) {
    try {
      Path fresh = path.resolveSibling(path.getFileName() + ".new");
      Files.writeString(fresh, text);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UnusableException(
          path + " cannot be replaced. Give a path in a folder that you may write to.", e);
    }
  }
}
