package trm.evidence.journal;

/**
 * A checkpoint is signed by no key that the reader knows. It proves nothing to him, and nothing
 * against its journal: the directory by which he goes may be older than the key.
 */
public final class KeyUnknownException extends ProofRejectedException {
  private static final long serialVersionUID = 1L;

  KeyUnknownException(String sentence) {
    super(sentence);
  }
}
