package trm.evidence.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A checkpoint with signature lines: a C2SP signed note. Parsing it proves nothing; only {@link
 * CheckpointVerifier} does.
 *
 * @param checkpoint what the note claims
 * @param note the whole note, byte for byte as it was made or received
 */
public record SignedCheckpoint(Checkpoint checkpoint, String note) {
  /** The signed-note page asks for at least 16. */
  private static final int SIGNATURES_MAX = 16;

  private static final int NOTE_LENGTH_MAX = 16 * 1024;

  static final String SIGNATURE_PREFIX = "\u2014 ";

  /**
   * Reads a note whose signatures are still to be verified.
   *
   * @throws ProofRejectedException when it is not a signed checkpoint
   */
  public static SignedCheckpoint parse(String note) {
    return new SignedCheckpoint(Checkpoint.parse(textOf(note)), note).withReadableSignatures();
  }

  private static String textOf(String note) {
    if (note.length() > NOTE_LENGTH_MAX) {
      throw new ProofRejectedException("The checkpoint is longer than any checkpoint can be.");
    }
    if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new ProofRejectedException("The checkpoint contains control characters.");
    }
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
      throw new ProofRejectedException("The checkpoint has no signature lines.");
    }
    return note.substring(0, blank + 1);
  }

  private SignedCheckpoint withReadableSignatures() {
    if (signatures().size() > SIGNATURES_MAX) {
      throw new ProofRejectedException("The checkpoint has too many signatures.");
    }
    return this;
  }

  List<NoteSignature> signatures() {
    String block = note.substring(textOf(note).length() + 1, note.length() - 1);
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : block.split("\n", -1)) {
      signatures.add(NoteSignature.parse(line));
    }
    return signatures;
  }

  /** One signature line, parsed. */
  @SuppressWarnings("ArrayRecordComponent") // Only read once, by the verifier; never compared.
  record NoteSignature(String keyName, byte[] keyId, byte[] signature) {
    private static NoteSignature parse(String line) {
      String[] words = line.split(" ", -1);
      if (words.length != 3 || !line.startsWith(SIGNATURE_PREFIX) || words[1].isEmpty()) {
        throw new ProofRejectedException("A signature line of the checkpoint is not well formed.");
      }
      byte[] bytes = StrictText.decode(words[2], "checkpoint's signature");
      if (bytes.length < 5) {
        throw new ProofRejectedException("A signature of the checkpoint is too short.");
      }
      return new NoteSignature(
          words[1], Arrays.copyOf(bytes, 4), Arrays.copyOfRange(bytes, 4, bytes.length));
    }
  }
}
