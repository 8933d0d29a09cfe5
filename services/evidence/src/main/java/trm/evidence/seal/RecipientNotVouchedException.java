package trm.evidence.seal;

import trm.evidence.NodeId;

/** The directory does not vouch for a recipient today, so nothing may be sealed to it. */
public final class RecipientNotVouchedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RecipientNotVouchedException(NodeId recipient) {
    super("The directory names no usable encryption key of " + recipient + " today.");
  }
}
