package trm.evidence.seal;

import trm.evidence.Digest;
import trm.evidence.keys.KeyId;

/**
 * A message in its final bytes: what is sealed is what is stored and what is sent.
 *
 * @param envelope the single-object bytes of one {@code SealedEnvelope}
 * @param envelopeDigest SHA-256 of {@code envelope}
 * @param salt what was hashed before the body; needed to seal the same statement anew
 * @param recipientKeyId the recipient's encryption key that can open it
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes in transit between two calls, never compared.
public record SealedMessage(
    byte[] envelope,
    Digest envelopeDigest,
    SignedStatement statement,
    byte[] body,
    byte[] salt,
    KeyId recipientKeyId) {}
