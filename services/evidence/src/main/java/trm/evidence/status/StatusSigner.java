package trm.evidence.status;

import java.time.Instant;
import java.util.function.Supplier;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.SigningKey;
import trm.evidence.seal.SenderNotVouchedException;

/**
 * Signs status statements for one node, with the key that the directory vouches for. Keys and
 * directory are asked for at each call. Safe for use by several threads.
 */
public final class StatusSigner {
  private final NodeId self;
  private final Supplier<NodeKeys> keys;
  private final Supplier<Directory> directory;

  public StatusSigner(NodeId self, Supplier<NodeKeys> keys, Supplier<Directory> directory) {
    this.self = self;
    this.keys = keys;
    this.directory = directory;
  }

  /**
   * The compact JWS.
   *
   * @throws SenderNotVouchedException when the directory names no signing key that serves at the
   *     time of issue and that this node holds
   * @throws IllegalArgumentException when the statement is another node's
   */
  public String sign(StatusStatement statement) {
    if (!statement.issuer().equals(self)) {
      throw new IllegalArgumentException("A node signs its own statements only.");
    }
    return key(statement.issuedAt()).signCompact(StatusText.write(statement));
  }

  private SigningKey key(Instant issuedAt) {
    NodeKeys held = keys.get();
    return directory.get().servingKeys(self, KeyUse.SIGNING, issuedAt).stream()
        .flatMap(key -> held.signing(key.kid()).stream())
        .findFirst()
        .orElseThrow(() -> new SenderNotVouchedException(self));
  }
}
