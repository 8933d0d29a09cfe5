package trm.evidence.seal;

import java.time.Instant;
import java.util.Optional;
import trm.evidence.NodeId;

/**
 * Signing, sealing and opening for one node. The simulator replaces it, and only it, by a named
 * deterministic stand-in; every deployed node uses {@code JoseSeal}.
 */
public interface Seal {

  /**
   * Signs and seals a message to its recipient's newest encryption key.
   *
   * @param now decides which keys are valid
   * @throws RecipientNotVouchedException when the directory names no usable key today; the message
   *     stays due
   */
  SealedMessage seal(MessageDraft draft, Instant now);

  /**
   * Seals an already signed statement anew, for a recipient that never got it or whose key changed.
   *
   * @throws RecipientNotVouchedException as {@link #seal}
   */
  SealedMessage reseal(SignedStatement statement, byte[] body, byte[] salt, Instant now);

  /** Opens an envelope. Never throws for what a stranger may have written. */
  Opening open(byte[] envelope, Instant now);

  /**
   * Reads a statement of this very node, as somebody shows it. Never throws for what a stranger may
   * have written.
   *
   * @return empty unless a key signed it that the directory names for this node and that is not
   *     revoked
   */
  Optional<SignedStatement> own(String jws, Instant now);

  /** The node that signs here. */
  NodeId self();
}
