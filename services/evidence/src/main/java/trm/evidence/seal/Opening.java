package trm.evidence.seal;

import trm.evidence.Digest;

/** What came of opening an envelope. */
public sealed interface Opening {

  /**
   * The envelope was for this node and its sender is genuine.
   *
   * @param body the Avro single-object bytes of one event, matching the statement's digest
   * @param salt what was hashed before the body
   */
  @SuppressWarnings("ArrayRecordComponent") // Bytes in transit between two calls, never compared.
  record Opened(SignedStatement statement, byte[] body, byte[] salt, Digest envelopeDigest)
      implements Opening {}

  /** The envelope breaks the contract; nothing in it may be believed. */
  record Rejected(SealFault fault, Digest envelopeDigest) implements Opening {}
}
