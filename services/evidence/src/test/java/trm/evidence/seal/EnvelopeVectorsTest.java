package trm.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import trm.evidence.Digest;

/** Every kept envelope ends today as it did when it was kept. */
class EnvelopeVectorsTest {
  private final JoseSeal receiver = TwoNodes.receiver();

  static List<EnvelopeVector> passing() {
    return EnvelopeVector.all("pass");
  }

  static List<EnvelopeVector> failing() {
    return EnvelopeVector.all("fail");
  }

  @ParameterizedTest
  @MethodSource("passing")
  void opensWhatTheProtocolAllows(EnvelopeVector vector) {
    Opening opening = receiver.open(vector.received(), vector.now());
    assertThat(opening).isInstanceOf(Opening.Opened.class);
    assertThat(((Opening.Opened) opening).body()).isEqualTo(vector.body());
  }

  @ParameterizedTest
  @MethodSource("failing")
  void rejectsWhatItDoesNot(EnvelopeVector vector) {
    assertThat(vector.why()).isNotBlank();
    assertThat(receiver.open(vector.received(), vector.now()))
        .as(vector.why())
        .isEqualTo(
            new Opening.Rejected(
                SealFault.valueOf(vector.outcome()), Digest.sha256(vector.received())));
  }

  @Test
  void everyFaultHasAVector() {
    Set<SealFault> shown =
        failing().stream().map(it -> SealFault.valueOf(it.outcome())).collect(Collectors.toSet());
    assertThat(shown).isEqualTo(EnumSet.allOf(SealFault.class));
  }
}
