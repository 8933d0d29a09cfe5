package trm.node.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** A folder with one part of a backup, which only its owner may read. */
final class DumpFolder {
  private static final String WORDS = "backup.properties";
  private final Path folder;

  private DumpFolder(Path folder) {
    this.folder = folder;
  }

  /** A new folder: an older backup is never written over. */
  static DumpFolder make(Path folder) {
    try {
      Files.createDirectories(folder.toAbsolutePath().getParent());
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return new DumpFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folder " + folder + ": is it there?", e);
    }
  }

  static DumpFolder at(Path folder) {
    return new DumpFolder(folder);
  }

  OutputStream write(String table) throws IOException {
    Path file = folder.resolve(table + ".copy");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.newOutputStream(file, StandardOpenOption.WRITE);
  }

  InputStream read(String table) throws IOException {
    return Files.newInputStream(folder.resolve(table + ".copy"));
  }

  /** Written last: a folder without these words is no backup. */
  void seal(Properties words) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(WORDS))) {
      words.store(out, "Written by the node's backup command");
    }
  }

  Properties words() {
    Properties words = new Properties();
    try (InputStream in = Files.newInputStream(folder.resolve(WORDS))) {
      words.load(in);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " is no whole backup: it has no " + WORDS + ".", e);
    }
  }
}
