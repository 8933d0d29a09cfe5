package trm.evidence.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Envelopes that are wrong in one layer by chance, while every layer around it is right: so made by
 * a member of the federation, who has the keys to make them. Each is rejected with its fault,
 * within two seconds. Longer runs: {@code -Dcorridor.fuzz.tries=100000}.
 */
class EnvelopesFromHellTest {
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final String SEED = "20260302";
  private static final List<String> ABSURD =
      List.of(
          "null",
          "-1",
          "9223372036854775808",
          "1e999999999",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"+1000000000-12-31T23:59:59Z\"",
          "\"2026-02-30T00:00:00Z\"",
          "[]",
          "{}",
          "[[[[[[[[",
          "true",
          "\"" + "a".repeat(9000) + "\"");

  private final JoseSeal receiver = TwoNodes.receiver();

  @Property(seed = SEED)
  void anEnvelopeThatWasChangedAnywhere(@ForAll Random chance) {
    isRejected(changed(Forgery.ofRequest().envelope(), chance));
  }

  @Property(seed = SEED)
  void aSealThatWasChangedInsideItsRecord(@ForAll Random chance) {
    isRejected(Forgery.ofRequest().jwe(jwe -> changed(jwe, chance)).envelope());
  }

  @Property(seed = SEED)
  void aHeaderThatWasChangedBeforeItWasEncryptedUnder(@ForAll Random chance) {
    isRejected(Forgery.ofRequest().jweHeader(text -> changed(text, chance)).envelope());
  }

  @Property(seed = SEED)
  void aFrameThatWasChangedBeforeItWasSealed(@ForAll Random chance) {
    isRejected(Forgery.ofRequest().plaintext(bytes -> changed(bytes, chance)).envelope());
  }

  /** Of its own size class, so that what is inside is looked at. */
  @Property(seed = SEED)
  void aFrameOfNoiseOfTheRightSize(@ForAll Random chance) {
    isRejected(Forgery.ofRequest().plaintext(bytes -> noise(bytes, chance)).envelope());
  }

  @Property(seed = SEED)
  void aSignatureThatWasChanged(@ForAll Random chance) {
    isRejected(Forgery.ofRequest().jws(text -> changed(text, chance)).envelope());
  }

  @Property(seed = SEED)
  void aStatementThatWasChangedBeforeItWasSigned(@ForAll Random chance) {
    isNeverAnException(Forgery.ofRequest().statement(text -> changed(text, chance)).envelope());
  }

  @Property(seed = SEED)
  void aStatementWithAnAbsurdMember(@ForAll Random chance) {
    isNeverAnException(
        Forgery.ofRequest()
            .statement(text -> member(text, ABSURD.get(chance.nextInt(ABSURD.size())), chance))
            .envelope());
  }

  /**
   * As large as an envelope may be, and larger: none takes longer than it takes to be read once.
   */
  @Test
  void theLargestOfEachKind() {
    byte[] right = Forgery.ofRequest().envelope();
    for (int length : new int[] {EnvelopeBytes.LENGTH_MAX, EnvelopeBytes.LENGTH_MAX + 1}) {
      isRejected(Arrays.copyOf(right, length));
      isRejected(new byte[length]);
      byte[] dots = new byte[length - 64];
      Arrays.fill(dots, (byte) '.');
      isRejected(new EnvelopeBytes(TwoNodes.RECORDS).write(TwoNodes.draft().messageId(), dots));
    }
  }

  private void isRejected(byte[] envelope) {
    assertThat(opening(envelope)).isInstanceOf(Opening.Rejected.class);
  }

  private void isNeverAnException(byte[] envelope) {
    assertThatCode(() -> opening(envelope)).doesNotThrowAnyException();
  }

  private Opening opening(byte[] envelope) {
    long begun = System.nanoTime();
    Opening opening = receiver.open(envelope, TwoNodes.NOW);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
    return opening;
  }

  /** The length of the signature may stay right, and be followed by nothing that is. */
  private static byte[] noise(byte[] frame, Random chance) {
    byte[] noise = frame.clone();
    int from = chance.nextBoolean() ? 0 : Integer.BYTES;
    for (int i = from; i < noise.length; i++) {
      noise[i] = (byte) chance.nextInt(256);
    }
    return noise;
  }

  private static String member(String statement, String value, Random chance) {
    List<String> names = List.of("suite", "sender", "messageId", "sequence", "epoch", "issuedAt");
    String name = names.get(chance.nextInt(names.size()));
    return statement.replaceFirst(
        "\"" + name + "\":(\"[^\"]*\"|[0-9]+)",
        "\"" + name + "\":" + value.replace("\\", "\\\\").replace("$", "\\$"));
  }

  private static String changed(String text, Random chance) {
    return new String(changed(text.getBytes(UTF_8), chance), ISO_8859_1);
  }

  /** Never the same, or a right one would have to be rejected. */
  private static byte[] changed(byte[] right, Random chance) {
    byte[] bytes = right;
    while (Arrays.equals(bytes, right)) {
      int at = chance.nextInt(bytes.length);
      int end = at + chance.nextInt(Math.min(40, bytes.length - at));
      bytes =
          switch (chance.nextInt(5)) {
            case 0 -> Tampering.with(bytes, at, (byte) chance.nextInt(256));
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> spliced(bytes, at, Arrays.copyOfRange(bytes, at, end), at);
            case 3 -> spliced(bytes, at, new byte[0], end);
            default ->
                spliced(
                    bytes, at, ABSURD.get(chance.nextInt(ABSURD.size())).getBytes(US_ASCII), end);
          };
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int at, byte[] piece, int end) {
    byte[] made = new byte[at + piece.length + bytes.length - end];
    System.arraycopy(bytes, 0, made, 0, at);
    System.arraycopy(piece, 0, made, at, piece.length);
    System.arraycopy(bytes, end, made, at + piece.length, bytes.length - end);
    return made;
  }
}
