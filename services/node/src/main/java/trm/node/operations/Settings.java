package trm.node.operations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import trm.node.keys.MasterKey;
import trm.node.settings.DatabaseSettings;
import trm.node.settings.DirectorySettings;
import trm.node.settings.InvalidSettingException;
import trm.node.settings.KeySettings;
import trm.node.settings.NodeSettings;
import trm.node.settings.RecoverySettings;
import trm.node.settings.SecretFile;
import trm.node.storage.Restore;

/** The settings that the service reads, from where it reads them: files, variables, arguments. */
final class Settings {
  private final Binder binder;

  Settings(String... arguments) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    this.binder = Binder.get(environment);
  }

  NodeSettings node() {
    return bind("trm.node", NodeSettings.class);
  }

  DatabaseSettings database() {
    return bind("trm.database", DatabaseSettings.class);
  }

  DirectorySettings directory() {
    return bind("trm.directory", DirectorySettings.class);
  }

  RecoverySettings recovery() {
    return bind("trm.recovery", RecoverySettings.class);
  }

  KeySettings keys() {
    return bind("trm.keys", KeySettings.class);
  }

  private <T> T bind(String prefix, Class<T> type) {
    try {
      return binder
          .bind(prefix, type)
          .orElseThrow(() -> new UnusableException("No setting of " + prefix + " is given.", null));
    } catch (BindException e) {
      throw new UnusableException(reason(e), e);
    }
  }

  /** The settings check themselves, and name the one that is wrong. */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && !(cause instanceof InvalidSettingException)) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  MasterKey masterKey() {
    return MasterKey.of(SecretFile.bytes("trm.node.master-key-file", node().masterKeyFile()));
  }

  /** A connection as the role under which the node serves. */
  Connection asService() {
    DatabaseSettings database = database();
    return connect(
        database.serviceUsername(),
        SecretFile.text("trm.database.service-password-file", database.servicePasswordFile()));
  }

  /** A connection as the role that owns the schema. */
  Connection asOwner() {
    return connect(database().ownerUsername(), ownerPassword());
  }

  /** Brings the schema to a version, as the owner. */
  Restore.Migrating migrating() {
    DatabaseSettings database = database();
    return version ->
        Restore.migrate(
            database.url(),
            database.ownerUsername(),
            ownerPassword(),
            database.serviceUsername(),
            version);
  }

  private String ownerPassword() {
    return SecretFile.text("trm.database.owner-password-file", database().ownerPasswordFile());
  }

  private Connection connect(String user, String password) {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    // What stands in a row must not come out in an error message.
    properties.setProperty("logServerErrorDetail", "false");
    try {
      return DriverManager.getConnection(database().url(), properties);
    } catch (SQLException e) {
      throw new UnusableException("The database does not answer: SQL state " + e.getSQLState(), e);
    }
  }
}
