package trm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import trm.event.ConsentWithdrawn;
import trm.event.RiskAlert;
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

  private static ConsentWithdrawn withdrawal() {
    return new ConsentWithdrawn(NOON, NOON, "M2.3", "shelter", "officer-1", "c-1", "ALL", NOON);
  }
}
