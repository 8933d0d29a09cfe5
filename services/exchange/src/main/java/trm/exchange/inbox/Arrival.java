package trm.exchange.inbox;

import trm.evidence.Digest;

/**
 * An envelope as it came, hashed once.
 *
 * @param digest SHA-256 of the envelope
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes in transit between two calls, never compared.
record Arrival(byte[] envelope, Digest digest) {
  static Arrival of(byte[] envelope) {
    return new Arrival(envelope, Digest.sha256(envelope));
  }
}
