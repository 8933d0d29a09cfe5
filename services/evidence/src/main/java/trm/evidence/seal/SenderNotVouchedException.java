package trm.evidence.seal;

import trm.evidence.NodeId;

/**
 * The directory names no signing key of this node that serves and that it holds, so that no peer
 * would believe what it signs. The message stays due; an operator installs the published key.
 */
public final class SenderNotVouchedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SenderNotVouchedException(NodeId self) {
    super("The directory names no signing key of " + self + " that serves and that it holds.");
  }
}
