package trm.node.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The node's own database. Two roles on purpose: the owner changes the schema at start and is then
 * forgotten; the service may not update or delete a journal row.
 *
 * @param url a {@code jdbc:postgresql:} address
 * @param poolSizeMax connections that the service holds at most
 * @param connectTimeout how long a caller waits for a connection before it is told 503
 */
@ConfigurationProperties("trm.database")
public record DatabaseSettings(
    String url,
    String ownerUsername,
    Path ownerPasswordFile,
    String serviceUsername,
    Path servicePasswordFile,
    int poolSizeMax,
    Duration connectTimeout) {
  public DatabaseSettings {
    Check.text("trm.database.url", url);
    Check.text("trm.database.owner-username", ownerUsername);
    Check.file("trm.database.owner-password-file", ownerPasswordFile);
    Check.text("trm.database.service-username", serviceUsername);
    Check.file("trm.database.service-password-file", servicePasswordFile);
    Check.between("trm.database.pool-size-max", 4, 64, poolSizeMax);
    Check.atLeast("trm.database.connect-timeout", Duration.ofMillis(250), connectTimeout);
    if (ownerUsername.equals(serviceUsername)) {
      throw new InvalidSettingException(
          "trm.database.service-username", "must differ from trm.database.owner-username");
    }
  }
}
