package trm.evidence.journal;

import com.google.crypto.tink.subtle.Ed25519Verify;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import trm.evidence.Generation;
import trm.evidence.journal.SignedCheckpoint.NoteSignature;

/**
 * Verifies the checkpoints of one journal by the rules of C2SP signed-note: unknown signatures are
 * ignored, one by a known key that fails rejects the note, and at least one must succeed. Safe for
 * use by many threads.
 */
public final class CheckpointVerifier {
  private final Generation journal;
  private final List<KnownKey> keys;

  /**
   * @param publicKeys the journal keys of the node, 32 bytes each; several while a key is changed
   */
  public CheckpointVerifier(Generation journal, Collection<byte[]> publicKeys) {
    this.journal = journal;
    this.keys = publicKeys.stream().map(key -> KnownKey.of(journal, key)).toList();
  }

  /**
   * Reads and verifies a note.
   *
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
      throw new ProofRejectedException(
          "The checkpoint carries no signature by a journal key of " + journal + ".");
    }
  }

  private boolean provenBy(NoteSignature signature, byte[] text) {
    List<KnownKey> named =
        signature.keyName().equals(journal.origin())
            ? keys.stream()
                .filter(key -> MessageDigest.isEqual(key.id(), signature.keyId()))
                .toList()
            : List.of();
    for (KnownKey key : named) {
      key.check(signature.signature(), text);
    }
    return !named.isEmpty();
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
  private record KnownKey(byte[] id, Ed25519Verify key) {
    static KnownKey of(Generation journal, byte[] publicKey) {
      return new KnownKey(
          JournalKeyName.id(journal.origin(), publicKey), new Ed25519Verify(publicKey));
    }

    void check(byte[] signature, byte[] text) {
      try {
        key.verify(signature, text);
      } catch (GeneralSecurityException e) {
        throw new ProofRejectedException(
            "The checkpoint's signature is not by the key that it names.", e);
      }
    }
  }
}
