package trm.node.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import trm.node.settings.DatabaseSettings;

/** The settings by which a service comes to a {@link TestDatabase}. */
final class ServiceAccess {
  private ServiceAccess() {}

  static DatabaseSettings to(String url, Path folder) throws IOException {
    Path password = folder.resolve("service.password");
    Files.writeString(password, TestDatabase.PASSWORD);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    return new DatabaseSettings(
        url,
        TestDatabase.OWNER,
        password,
        TestDatabase.SERVICE,
        password,
        4,
        Duration.ofSeconds(3));
  }
}
