package trm.evidence.journal;

/**
 * Text or bytes that do not prove what they claim to. The message is one sentence that says why.
 */
public sealed class ProofRejectedException extends RuntimeException permits KeyUnknownException {
  private static final long serialVersionUID = 1L;

  ProofRejectedException(String sentence) {
    super(sentence);
  }

  ProofRejectedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
