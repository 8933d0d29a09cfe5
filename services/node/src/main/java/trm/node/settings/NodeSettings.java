package trm.node.settings;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import trm.evidence.NodeId;

/**
 * Which node this is.
 *
 * @param id the node's name in the directory; also the audience of its tokens
 * @param masterKeyFile 32 random bytes that wrap the keys of case parts; mode 600
 */
@ConfigurationProperties("trm.node")
public record NodeSettings(String id, Path masterKeyFile) {
  public NodeSettings {
    Check.text("trm.node.id", id);
    Check.file("trm.node.master-key-file", masterKeyFile);
    try {
      var _ = new NodeId(id);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException("trm.node.id", "is no node id: " + e.getMessage());
    }
  }

  /** The node's name as the rest of the code wants it. */
  public NodeId nodeId() {
    return new NodeId(id);
  }
}
