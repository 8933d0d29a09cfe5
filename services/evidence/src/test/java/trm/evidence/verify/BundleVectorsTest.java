package trm.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kept bundles: honest ones stay proven, tampered ones stay found out, in every release. */
class BundleVectorsTest {
  static List<BundleVector> honest() {
    return BundleVector.all("pass");
  }

  static List<BundleVector> tampered() {
    return BundleVector.all("fail");
  }

  @ParameterizedTest
  @MethodSource("honest")
  void provesWhatIsHonest(BundleVector vector) {
    assertThat(vector.verified().findings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tampered")
  void findsWhatWasTamperedWith(BundleVector vector) {
    VerificationReport report = vector.verified();
    assertThat(report.findings()).as(vector.why()).anyMatch(vector::expects);
    assertThat(report.isProven()).isFalse();
  }

  @Test
  void hasATamperedBundleForEveryKindOfFinding() {
    assertThat(tampered())
        .extracting(BundleVector::expectedKind)
        .containsAll(Arrays.asList(FindingKind.values()));
  }
}
