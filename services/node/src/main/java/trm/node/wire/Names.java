package trm.node.wire;

/**
 * One node or case in the words of two modules that must not know each other: {@code referral}, the
 * law, and {@code evidence}, the proof.
 */
public final class Names {
  private Names() {}

  /** The node as the law names it. */
  public static trm.referral.NodeId toLaw(trm.evidence.NodeId node) {
    return new trm.referral.NodeId(node.value());
  }

  /** The case as the law names it. */
  public static trm.referral.CaseReference toLaw(trm.evidence.CaseReference reference) {
    return new trm.referral.CaseReference(reference.value());
  }

  /** The node as the proof names it. */
  public static trm.evidence.NodeId toProof(trm.referral.NodeId node) {
    return new trm.evidence.NodeId(node.value());
  }

  /** The case as the proof names it. */
  public static trm.evidence.CaseReference toProof(trm.referral.CaseReference reference) {
    return new trm.evidence.CaseReference(reference.value());
  }
}
