package trm.exchange.inbox;

import java.time.Instant;
import trm.evidence.Digest;
import trm.evidence.seal.SignedStatement;

/**
 * That a message came: its statement, kept as evidence, and never its body.
 *
 * @param envelope SHA-256 of the envelope as it came
 * @param firstEnvelope the envelope that the receipt is about; differs for a message sealed anew
 */
public record Noted(
    SignedStatement signed, Digest envelope, Digest firstEnvelope, Instant receivedAt) {}
