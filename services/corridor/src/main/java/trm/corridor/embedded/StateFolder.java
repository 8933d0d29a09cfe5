package trm.corridor.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The folder that holds everything a running corridor keeps: keys, passwords, data, logs and ports.
 * Folders are mode 700 and secrets mode 600, so that another user of the machine reads neither.
 *
 * @param root the folder; made when it is first written to
 */
public record StateFolder(Path root) {
  private static final int PASSWORD_BYTES = 24;

  public StateFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** The path of a file under this folder, whose parent folders exist from now on. */
  public Path file(String first, String... more) {
    Path path = root.resolve(Path.of(first, more));
    makeFolder(path.resolveSibling("."));
    return path;
  }

  /** A folder under this one, which exists from now on. */
  public Path folder(String first, String... more) {
    return makeFolder(root.resolve(Path.of(first, more)));
  }

  /** The log file of a part. */
  public Path log(String part) {
    return file("logs", part + ".log");
  }

  /** The file of a random password, made at the first asking and the same ever after. */
  public Path passwordFile(String holder, String purpose) {
    Path file = file("secrets", holder, purpose + ".password");
    if (!Files.exists(file)) {
      byte[] random = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(random);
      writeSecret(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
    return file;
  }

  /** The password itself. */
  public String password(String holder, String purpose) {
    return read(passwordFile(holder, purpose)).strip();
  }

  static void writeSecret(Path file, String content) {
    writeSecret(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file that only its owner may read, replacing what was there in one step. */
  static void writeSecret(Path file, byte[] content) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(fresh, content, StandardOpenOption.WRITE);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CorridorFault("Cannot write " + file + ".", e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CorridorFault("Cannot read " + file + ".", e);
    }
  }

  private static Path makeFolder(Path folder) {
    Path wanted = folder.normalize();
    try {
      return Files.createDirectories(
          wanted,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new CorridorFault("Cannot make the folder " + wanted + ".", e);
    }
  }
}
