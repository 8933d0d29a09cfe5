package trm.node.wire;

import trm.referral.Fact;

/**
 * Facts, crossing and local, as the two halves in which they rest. Without the secret half a fact
 * still reads, and what stood in it reads as erased. Immutable and safe to share.
 */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"}) // Until its bodies are written.
public final class FactStoreCodec {
  /** Splits a fact. */
  public StoredFact write(Fact fact) {
    throw new UnsupportedOperationException("Not written yet");
  }

  /**
   * Joins a fact.
   *
   * @throws IllegalStateException when the halves are not what {@link #write} made: the store is
   *     damaged or of a newer release
   */
  public Fact read(StoredFact stored) {
    throw new UnsupportedOperationException("Not written yet");
  }
}
