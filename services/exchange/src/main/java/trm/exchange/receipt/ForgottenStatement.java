package trm.exchange.receipt;

import java.time.Instant;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.seal.SignedStatement;

/**
 * Proof that this node was restored: a statement that its own key signed, and that it does not
 * know.
 *
 * @param life the generation in whose conversation it stands
 * @param shownBy the peer that holds it
 */
public record ForgottenStatement(
    Generation life, SignedStatement statement, NodeId shownBy, Instant shownAt) {}
