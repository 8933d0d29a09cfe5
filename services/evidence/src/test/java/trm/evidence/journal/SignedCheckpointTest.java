package trm.evidence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trm.evidence.Digest;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.RawPublicKey;
import trm.evidence.keys.SigningKey;

/** Checkpoints are signed notes as C2SP signed-note and tlog-checkpoint write them. */
class SignedCheckpointTest {
  private final JournalKeys keys = JournalKeys.of("mn-origin/1");
  private final Checkpoint checkpoint =
      new Checkpoint(
          keys.journal(), 20_852_163, Digest.sha256("root".getBytes(StandardCharsets.UTF_8)));
  private final String note = keys.signer().sign(checkpoint).note();

  @ParameterizedTest
  @CsvSource({
    "PeterNeumann, c74f20a3, ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "sum.golang.org, 033de0ae, Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
  })
  void namesKeysAsPublishedVerifierKeysDo(String name, String id, String typeAndKey) {
    byte[] bytes = Base64.getDecoder().decode(typeAndKey);
    RawPublicKey publicKey = RawPublicKey.of(Arrays.copyOfRange(bytes, 1, bytes.length));
    assertThat(HexFormat.of().formatHex(JournalKeyName.id(name, publicKey))).isEqualTo(id);
  }

  @Test
  void readsThreeLinesABlankAndASignatureLine() {
    assertThat(note)
        .startsWith(
            "mn-origin/1\n20852163\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n\u2014 mn-origin/1 ")
        .endsWith("=\n");
    assertThat(note.lines()).hasSize(5);
  }

  @Test
  void isProvenByItsKey() {
    assertThat(keys.verifier().verify(note).checkpoint()).isEqualTo(checkpoint);
  }

  @Test
  void isNotProvenByAnotherKeyOfTheSameName() {
    RawPublicKey stranger = JournalKeys.of("cn-transit/1").publicKey();
    CheckpointVerifier verifier = new CheckpointVerifier(keys.journal(), List.of(stranger));
    assertThatThrownBy(() -> verifier.verify(note))
        .isInstanceOf(KeyUnknownException.class)
        .hasMessageContaining("no signature by a journal key");
  }

  @Test
  void isNotTakenForAnotherJournals() {
    assertThatThrownBy(() -> JournalKeys.of("mn-origin/2").verifier().verify(note))
        .hasMessageContaining("is of mn-origin/1, not of mn-origin/2");
  }

  @Test
  void ignoresSignaturesOfStrangers() {
    String stranger = "\u2014 witness.example " + "A".repeat(92) + "\n";
    assertThat(keys.verifier().verify(note + stranger).checkpoint()).isEqualTo(checkpoint);
  }

  @Test
  void isRejectedWhenOneKnownKeyFailsThoughAnotherSucceeds() {
    String forged = flipInSignature(note.substring(note.indexOf('\u2014')));
    assertThatThrownBy(() -> keys.verifier().verify(note + forged))
        .hasMessageContaining("not by the key that it names");
  }

  @Test
  void isRejectedWithAnySingleCharacterChanged() {
    for (int at = 0; at < note.length(); at++) {
      String altered =
          note.substring(0, at) + (char) (note.charAt(at) ^ 1) + note.substring(at + 1);
      assertThatExceptionOfType(ProofRejectedException.class)
          .as("character %d", at)
          .isThrownBy(() -> keys.verifier().verify(altered));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'mn-origin/1\n020\nROOT\n\nSIG\n'",
    "'mn-origin/1\n+20\nROOT\n\nSIG\n'",
    "'mn-origin/1\n-1\nROOT\n\nSIG\n'",
    "'mn-origin/01\n20\nROOT\n\nSIG\n'",
    "'mn-origin\n20\nROOT\n\nSIG\n'",
    "'mn-origin/1\n20\nROOT\nextension\n\nSIG\n'",
    "'mn-origin/1\n20\nAAAA\n\nSIG\n'",
    "'mn-origin/1\n20\nROOT\n'",
    "'mn-origin/1\n20\nROOT\n\n'",
    "'mn-origin/1\n20\nROOT\n\nSIG'",
    "'mn-origin/1\r\n20\nROOT\n\nSIG\n'",
    "''"
  })
  void isRejectedWhenWrittenOtherwise(String form) {
    String text =
        form.replace("ROOT", Base64.getEncoder().encodeToString(new byte[32]))
            .replace("SIG", "\u2014 mn-origin/1 " + "A".repeat(92));
    assertThatExceptionOfType(ProofRejectedException.class)
        .isThrownBy(() -> SignedCheckpoint.parse(text));
  }

  @Test
  void isNeverSignedForAnotherJournal() {
    Checkpoint other = new Checkpoint(JournalKeys.of("cn-transit/1").journal(), 1, Digest.sha256());
    assertThatIllegalArgumentException().isThrownBy(() -> keys.signer().sign(other));
  }

  @Test
  void isNeverSignedWithAKeyForStatements() {
    SigningKey statements = new KeyForge().signing(Instant.EPOCH, Duration.ofDays(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CheckpointSigner(keys.journal(), statements));
  }

  private static String flipInSignature(String line) {
    int at = line.length() - 10;
    return line.substring(0, at) + (line.charAt(at) == 'A' ? 'B' : 'A') + line.substring(at + 1);
  }
}
