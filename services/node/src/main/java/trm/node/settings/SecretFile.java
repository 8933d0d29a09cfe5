package trm.node.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Reads secrets that stand in files, so that no secret is ever a setting, an argument or a log. */
public final class SecretFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private SecretFile() {}

  /**
   * The text of the file without surrounding white space.
   *
   * @throws InvalidSettingException when the file cannot be read, or others may read it
   */
  public static String text(String setting, Path file) {
    try {
      checkOwnerOnly(setting, file);
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new InvalidSettingException(setting, "names a file that cannot be read: " + file);
    }
  }

  /**
   * The bytes of the file.
   *
   * @throws InvalidSettingException as {@link #text}
   */
  public static byte[] bytes(String setting, Path file) {
    try {
      checkOwnerOnly(setting, file);
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InvalidSettingException(setting, "names a file that cannot be read: " + file);
    }
  }

  private static void checkOwnerOnly(String setting, Path file) throws IOException {
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw new InvalidSettingException(setting, "names a file that others may read: " + file);
    }
  }
}
