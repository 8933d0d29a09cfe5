package trm.node.settings;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the node's own keys lie.
 *
 * @param folder the folder of JWK files, mode 600 each
 */
@ConfigurationProperties("trm.keys")
public record KeySettings(Path folder) {
  public KeySettings {
    Check.file("trm.keys.folder", folder);
  }
}
