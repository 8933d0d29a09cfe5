package trm.node.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the signed directory of nodes comes from.
 *
 * @param file the directory as a compact JWS
 * @param federationKeyFile the public key that must have signed it
 * @param refreshInterval how often the file is looked at for a newer version
 */
@ConfigurationProperties("trm.directory")
public record DirectorySettings(Path file, Path federationKeyFile, Duration refreshInterval) {
  public DirectorySettings {
    Check.file("trm.directory.file", file);
    Check.file("trm.directory.federation-key-file", federationKeyFile);
    Check.atLeast("trm.directory.refresh-interval", Duration.ofMillis(100), refreshInterval);
  }
}
