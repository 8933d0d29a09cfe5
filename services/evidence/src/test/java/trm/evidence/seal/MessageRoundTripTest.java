package trm.evidence.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import trm.evidence.Digest;
import trm.wire.SealedEnvelope;

/** What one node seals, the other opens; nobody else, and nothing else. */
class MessageRoundTripTest {
  private final JoseSeal sender = TwoNodes.sender();
  private final JoseSeal receiver = TwoNodes.receiver();

  @Property(tries = 200)
  void anyBodyIsOpenedAsItWasSealed(@ForAll @Size(max = 5000) byte[] body) {
    SealedMessage sealed =
        sender.seal(TwoNodes.draft("RequestMade", TwoNodes.NOW, body), TwoNodes.NOW);
    Opening.Opened opened = opened(sealed.envelope());
    assertThat(opened.body()).isEqualTo(body);
    assertThat(opened.salt()).isEqualTo(sealed.salt());
    assertThat(opened.statement()).isEqualTo(sealed.statement());
    assertThat(opened.envelopeDigest()).isEqualTo(Digest.sha256(sealed.envelope()));
  }

  @Property(tries = 30)
  void anySizeUpToTheLargestClassIsOpened(@ForAll @IntRange(max = 22) int magnitude) {
    byte[] body = new byte[Math.min(1 << magnitude, SizeClass.LARGEST - 2000)];
    SealedMessage sealed =
        sender.seal(TwoNodes.draft("RequestMade", TwoNodes.NOW, body), TwoNodes.NOW);
    assertThat(sealed.envelope()).hasSizeLessThanOrEqualTo(EnvelopeBytes.LENGTH_MAX);
    assertThat(opened(sealed.envelope()).body()).isEqualTo(body);
  }

  @Property(tries = 1000)
  void anyFlippedBitIsRejected(@ForAll Random random) {
    byte[] envelope = envelope();
    envelope[random.nextInt(envelope.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    assertThat(receiver.open(envelope, TwoNodes.NOW)).isInstanceOf(Opening.Rejected.class);
  }

  @Property(tries = 300)
  void anyCutEnvelopeIsRejected(@ForAll Random random) {
    byte[] envelope = envelope();
    byte[] cut = Arrays.copyOf(envelope, random.nextInt(envelope.length));
    assertThat(receiver.open(cut, TwoNodes.NOW)).isInstanceOf(Opening.Rejected.class);
  }

  @Property(tries = 300)
  void anyOtherBytesAreRejected(@ForAll byte[] noise) {
    assertThat(receiver.open(noise, TwoNodes.NOW)).isInstanceOf(Opening.Rejected.class);
  }

  @Test
  void refusesToSealABodyLargerThanTheLargestClass() {
    MessageDraft draft =
        TwoNodes.draft("RequestMade", TwoNodes.NOW, new byte[SizeClass.LARGEST + 1]);
    assertThatThrownBy(() -> sender.seal(draft, TwoNodes.NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bodiesOfOneSizeClassMakeEnvelopesOfOneLength() {
    SealedMessage refusal =
        sender.seal(TwoNodes.draft("HoldTold", TwoNodes.NOW, new byte[10]), TwoNodes.NOW);
    SealedMessage answer =
        sender.seal(TwoNodes.draft("HoldTold", TwoNodes.NOW, new byte[90]), TwoNodes.NOW);
    assertThat(refusal.envelope()).hasSameSizeAs(answer.envelope());
  }

  @Test
  void theSameDraftIsNeverSealedToTheSameBytes() {
    assertThat(envelope()).isNotEqualTo(envelope());
  }

  @Test
  void nothingOfTheStatementStandsInClear() {
    String clear = new String(envelope(), ISO_8859_1);
    assertThat(clear).doesNotContain("INVENTED", TwoNodes.SENDER.value(), "RequestMade");
  }

  @Test
  void theEnvelopeIsOneRecordOfTheContract() {
    SealedMessage sealed = sender.seal(TwoNodes.draft(), TwoNodes.NOW);
    SealedEnvelope record = TwoNodes.RECORDS.decode(sealed.envelope(), SealedEnvelope.class);
    assertThat(record.getMessageId())
        .isEqualTo(sealed.statement().statement().messageId().toString());
  }

  private byte[] envelope() {
    return sender.seal(TwoNodes.draft(), TwoNodes.NOW).envelope();
  }

  private Opening.Opened opened(byte[] envelope) {
    Opening opening = receiver.open(envelope, TwoNodes.NOW);
    assertThat(opening).isInstanceOf(Opening.Opened.class);
    return (Opening.Opened) opening;
  }
}
