package trm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trm.event.ConsentWithdrawn;
import trm.event.RiskAlert;
import trm.wire.ReceiptBatch;
import trm.wire.SealedEnvelope;

class SingleObjectTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");

  private final SingleObject singleObject = new SingleObject();

  @Test
  void readsBackWhatItWrote() {
    assertThat(singleObject.decode(singleObject.encode(withdrawal()))).isEqualTo(withdrawal());
  }

  @Test
  void readsTheExpectedRecord() {
    SealedEnvelope envelope = new SealedEnvelope("m-1", ByteBuffer.wrap(new byte[] {1, 2}));
    assertThat(singleObject.decode(singleObject.encode(envelope), SealedEnvelope.class))
        .isEqualTo(envelope);
  }

  @Test
  void refusesAnotherRecordThanTheExpectedOne() {
    byte[] bytes = singleObject.encode(withdrawal());
    assertThatThrownBy(() -> singleObject.decode(bytes, RiskAlert.class))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageContaining("ConsentWithdrawn");
  }

  @Test
  void namesAFingerprintThatNobodyWrote() {
    byte[] bytes = singleObject.encode(withdrawal());
    bytes[2] ^= 1;
    assertThatThrownBy(() -> singleObject.decode(bytes)).isInstanceOf(UnknownSchemaException.class);
  }

  @Test
  void refusesBytesAfterTheEnd() {
    byte[] bytes = singleObject.encode(withdrawal());
    assertThatThrownBy(() -> singleObject.decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(MalformedRecordException.class);
  }

  @Test
  void refusesEveryShorterPrefix() {
    byte[] bytes = singleObject.encode(withdrawal());
    for (int length = 0; length < bytes.length; length++) {
      byte[] prefix = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> singleObject.decode(prefix))
          .isInstanceOf(MalformedRecordException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void answersWhateverBytesWithARecordOrATypedException(long seed) throws IOException {
    Random random = new Random(seed);
    for (Release release : Release.all()) {
      for (int attempt = 0; attempt < 50; attempt++) {
        byte[] bytes = changed(release.full(), random);
        try {
          assertThat(singleObject.decode(bytes)).isNotNull();
        } catch (UnreadableRecordException e) {
          assertThat(e).hasMessageNotContaining("Сарнай");
        }
      }
    }
  }

  @Test
  void refusesAListThatClaimsMoreThanTheBytesHold() {
    byte[] bytes = singleObject.encode(new ReceiptBatch(List.of(), null, List.of()));
    byte[] claiming = Arrays.copyOf(bytes, bytes.length + 4);
    // The first list's count, zero until now, becomes 1,073,741,823 as a zig-zag varint.
    byte[] count = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07};
    System.arraycopy(count, 0, claiming, RecordVersion.HEADER_LENGTH, count.length);
    assertThatThrownBy(() -> singleObject.decode(claiming))
        .isInstanceOf(MalformedRecordException.class);
  }

  private static byte[] changed(byte[] bytes, Random random) {
    int changes = 1 + random.nextInt(4);
    for (int change = 0; change < changes; change++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static ConsentWithdrawn withdrawal() {
    return new ConsentWithdrawn(NOON, NOON, "M2.3", "shelter", "officer-1", "c-1", "ALL", NOON);
  }
}
