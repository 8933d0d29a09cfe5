package trm.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

/** What a release exported lies here as it was, one folder a release, and is never made anew. */
class OldProofNewReleaseTest {
  private static final List<String> RELEASES = List.of("0.1.0");

  @Scenario(
      number = "S16",
      situation = "A proof that an earlier release exported is given to the verifier of a new one.",
      holds = "It is proven as it was on the day of its export, with every responsibility in it.",
      without =
          @Protection(
              value = "a key is judged by the time at which it signed, and not by today",
              taken =
                  @Taken(
                      in = "trm.evidence.keys.PublishedKey",
                      method = "servesAt",
                      answers = Answer.FALSE)))
  void whatAnEarlierReleaseExportedIsProvenStill() {
    List<BundleVector> kept = BundleVector.all("released");
    assertThat(kept).extracting(BundleVector::toString).isEqualTo(RELEASES);
    for (BundleVector release : kept) {
      VerificationReport report = release.verified();
      assertThat(report.findings()).as("%s", release).isEmpty();
      assertThat(report.cases())
          .singleElement()
          .satisfies(
              history ->
                  assertThat(history.responsibilities())
                      .extracting(held -> held.epoch() + " " + held.node())
                      .containsExactly(
                          "1 mo-destination", "1 mo-destination", "2 cn-transit", "3 mn-origin"));
    }
  }
}
