package trm.evidence.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import trm.evidence.Generation;
import trm.evidence.journal.SignedCheckpoint.NoteSignature;
import trm.evidence.keys.RawPublicKey;

/**
 * Verifies the checkpoints of one journal by the rules of C2SP signed-note: unknown signatures are
 * ignored, one by a known key that fails rejects the note, and at least one must succeed. Safe for
 * use by many threads.
 */
public final class CheckpointVerifier {
  private final Generation journal;
  private final List<RawPublicKey> keys;
  private final CheckpointSuite suite;

  /** Verifies what nodes sign. */
  public CheckpointVerifier(Generation journal, Collection<RawPublicKey> publicKeys) {
    this(journal, publicKeys, CheckpointSuite.ED25519);
  }

  /**
   * @param publicKeys the journal keys of the node; several while a key is changed
   */
  public CheckpointVerifier(
      Generation journal, Collection<RawPublicKey> publicKeys, CheckpointSuite suite) {
    this.journal = journal;
    this.keys = List.copyOf(publicKeys);
    this.suite = suite;
  }

  /**
   * Reads and verifies a note.
   *
   * @throws KeyUnknownException when no key that is known here signed it
   * @throws ProofRejectedException when it is no checkpoint of this journal, or not signed by it
   */
  public SignedCheckpoint verify(String note) {
    SignedCheckpoint signed = SignedCheckpoint.parse(note);
    verify(signed);
    return signed;
  }

  /** As {@link #verify(String)}, for a note already read. */
  public void verify(SignedCheckpoint signed) {
    if (!signed.checkpoint().journal().equals(journal)) {
      throw new ProofRejectedException(
          "The checkpoint is of %s, not of %s.".formatted(signed.checkpoint().journal(), journal));
    }
    byte[] text = signed.checkpoint().text().getBytes(StandardCharsets.UTF_8);
    boolean proven = false;
    for (NoteSignature signature : signed.signatures()) {
      proven |= provenBy(signature, text);
    }
    if (!proven) {
      throw new KeyUnknownException(
          "The checkpoint carries no signature by a journal key of " + journal + ".");
    }
  }

  private boolean provenBy(NoteSignature signature, byte[] text) {
    if (!signature.keyName().equals(journal.origin())) {
      return false;
    }
    List<RawPublicKey> named =
        keys.stream().filter(key -> Arrays.equals(idOf(key), signature.keyId())).toList();
    if (!named.stream().allMatch(key -> suite.verifies(key, text, signature.signature()))) {
      throw new ProofRejectedException(
          "The checkpoint's signature is not by the key that it names.");
    }
    return !named.isEmpty();
  }

  private byte[] idOf(RawPublicKey key) {
    return JournalKeyName.id(journal.origin(), key);
  }
}
