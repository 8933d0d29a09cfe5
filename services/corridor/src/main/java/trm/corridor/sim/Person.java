package trm.corridor.sim;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.evidence.NodeId;
import trm.referral.HandoverId;

/**
 * The invented person as the world knows her, whatever the nodes believe: where she is, and the
 * code she was given when she left.
 */
final class Person {
  /** What the person was given for one journey. */
  record Pass(HandoverId handover, String code) {}

  private @Nullable NodeId at = World.MACAO;
  private @Nullable Pass pass;

  void leaves(Pass given) {
    at = null;
    pass = given;
  }

  void arrives(NodeId node) {
    at = node;
  }

  boolean isAt(NodeId node) {
    return node.equals(at);
  }

  Optional<Pass> pass() {
    return Optional.ofNullable(pass);
  }
}
