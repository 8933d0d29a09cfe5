package trm.exchange.outbox;

import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.seal.SealedMessage;
import trm.evidence.seal.SignedStatement;

/** What of a message is still stored. */
public sealed interface Content {

  /**
   * Not sealed yet, since the directory does not vouch for the recipient. An adapter keeps the body
   * encrypted at rest.
   */
  @SuppressWarnings("ArrayRecordComponent") // Bytes in transit between two calls, never compared.
  record Draft(byte[] body) implements Content {
    @Override
    public String toString() {
      return "Draft[protected]";
    }
  }

  /** Final bytes. An adapter keeps the body, which sealing anew needs, encrypted at rest. */
  record Sealed(SealedMessage message) implements Content {
    @Override
    public String toString() {
      return "Sealed[protected]";
    }
  }

  /**
   * Receipted or erased: the proof stays.
   *
   * @param statement absent when it was erased before it was ever signed
   */
  record Gone(@Nullable SignedStatement statement, @Nullable Digest envelopeDigest)
      implements Content {}
}
