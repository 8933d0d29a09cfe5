package trm.node.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.evidence.MessageId;
import trm.referral.Basis;
import trm.referral.DisclosureClass;
import trm.referral.NodeId;

/**
 * That something was told to another node, as the person may ask for it: to whom, when, of which
 * classes and why. Nothing of what was told stands in it, so that it outlasts every erasure.
 *
 * @param message the message that told it
 * @param at when it was posted
 * @param operatorKind what kind of body the receiver was then; absent when the directory named none
 * @param territory the receiver's country or territory then; absent likewise
 * @param classes what really crossed once the gate had withheld the rest, in the order of the
 *     alphabet; A alone when it told nothing about the person
 * @param purpose what for
 * @param basis on which ground
 */
public record Disclosure(
    MessageId message,
    Instant at,
    NodeId to,
    @Nullable String operatorKind,
    @Nullable String territory,
    List<DisclosureClass> classes,
    String purpose,
    Basis basis) {
  public Disclosure {
    classes = List.copyOf(classes);
  }
}
