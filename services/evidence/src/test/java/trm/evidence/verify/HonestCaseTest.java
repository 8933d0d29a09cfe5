package trm.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.evidence.journal.JournalEntry;
import trm.evidence.keys.RawPublicKey;

/** Three nodes told the truth and kept everything. */
class HonestCaseTest {
  private static final RawPublicKey FEDERATION = InventedCase.FEDERATION.publicKey();

  private final InventedCase told = InventedCase.told();

  @Test
  void isProvenFromTheBundlesOfAllThree() {
    VerificationReport report = Verifier.verify(allBundles(), FEDERATION);
    assertThat(report.findings()).isEmpty();
    assertThat(report.clocks()).isEmpty();
    assertThat(report.unchecked()).allMatch(s -> s.contains("that these are all entries"));
  }

  @Test
  void namesWhoWasResponsibleFromWhenToWhen() {
    List<Responsibility> held =
        Verifier.verify(allBundles(), FEDERATION).cases().getFirst().responsibilities();
    assertThat(held)
        .extracting(h -> h.epoch() + "." + h.turn() + " " + h.node() + " " + h.organisation())
        .containsExactly(
            "1.1 mo-destination shelter-ngo",
            "1.2 mo-destination police",
            "2.1 cn-transit border-police",
            "3.1 mn-origin border-police");
    for (int i = 0; i + 1 < held.size(); i++) {
      assertThat(held.get(i).until()).contains(held.get(i + 1).from());
    }
    assertThat(held.getLast().until()).isEmpty();
  }

  @Test
  void showsEachOpeningCitedByTheClosingBefore() {
    List<Responsibility> held =
        Verifier.verify(allBundles(), FEDERATION).cases().getFirst().responsibilities();
    assertThat(held.get(2).citedBy())
        .hasValueSatisfying(
            place -> {
              assertThat(place.journal()).isEqualTo(told.macao.journal);
              assertThat(place.index()).isEqualTo(told.macao.indexOf("HandoverClosed") - 1);
            });
    assertThat(held.get(3).citedBy())
        .hasValueSatisfying(p -> assertThat(p.journal()).isEqualTo(told.china.journal));
  }

  @Test
  void comesBackFromItsFileAsItWent() {
    EvidenceBundle bundle = told.export(told.china);
    BundleFile read = BundleFile.read("china", bundle.text());
    assertThat(read.damages()).isEmpty();
    assertThat(read.bundle().text()).isEqualTo(bundle.text());
  }

  @Test
  void isProvenFromWholeJournalsToo() {
    List<BundleFile> files =
        told.nodes().stream().map(n -> file(n.node().value(), told.exportAll(n))).toList();
    VerificationReport report = Verifier.verify(files, FEDERATION);
    assertThat(report.findings()).isEmpty();
    assertThat(report.unchecked()).isEmpty();
  }

  @Test
  void isProvenThoughANodeExportedTwice() {
    List<BundleFile> twice = new ArrayList<>(allBundles());
    twice.add(file("china again", told.exportAll(told.china)));
    VerificationReport report = Verifier.verify(twice, FEDERATION);
    assertThat(report.findings()).isEmpty();
    assertThat(report.cases().getFirst().responsibilities()).hasSize(4);
  }

  @Test
  void isNotProvenWhenTheTwoExportsOfANodeDiffer() {
    EvidenceBundle before = told.export(told.china);
    JournalEntry other = told.step("HandoverDeclined", 1, told.china, told.macao, null);
    told.china.rewrite(1, other);
    told.china.append(other);
    List<BundleFile> twice =
        List.of(file("before", before), file("after", told.export(told.china)));
    assertThat(Verifier.verify(twice, FEDERATION).findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.TWO_FACES);
              assertThat(finding.entry()).isEqualTo(1);
            });
  }

  @Test
  void saysWhatOneBundleAloneCannotShow() {
    VerificationReport report =
        Verifier.verify(List.of(file("macao", told.export(told.macao))), FEDERATION);
    assertThat(report.findings()).isEmpty();
    assertThat(report.unchecked())
        .anySatisfy(s -> assertThat(s).contains("opening of epoch 2, which no given bundle shows"));
  }

  @Test
  void saysThatAnErasedDetailIsErasedAndFindsNoFault() {
    told.macao.details.clear();
    VerificationReport report = Verifier.verify(allBundles(), FEDERATION);
    assertThat(report.findings()).isEmpty();
    assertThat(report.unchecked())
        .anySatisfy(s -> assertThat(s).contains("details of entries [2] are erased"));
  }

  @Test
  void namesTheClocksThatDiffer() {
    InventedCase slow = new InventedCase();
    slow.china.clockBehind = Duration.ofHours(2);
    slow.opens();
    slow.handsOver(slow.macao, slow.china, 1);
    VerificationReport report =
        Verifier.verify(
            List.of(file("macao", slow.export(slow.macao)), file("china", slow.export(slow.china))),
            FEDERATION);
    assertThat(report.findings()).isEmpty();
    assertThat(report.clocks())
        .isNotEmpty()
        .allSatisfy(s -> assertThat(s).contains("mo-destination", "cn-transit", "differ by"));
  }

  @Test
  void takesEntriesOfWorksThatRanAtTheSameTimeForNoClockThatWentBack() {
    assertThat(clocksOfTwoEntriesApart(Duration.ofSeconds(2))).isEmpty();
    assertThat(clocksOfTwoEntriesApart(Duration.ofSeconds(2).plusMillis(1)))
        .singleElement()
        .asString()
        .startsWith("The clock of mo-destination went back");
  }

  private static List<String> clocksOfTwoEntriesApart(Duration back) {
    InventedCase one = new InventedCase();
    one.opens();
    // Every entry of the case is a minute after the one before.
    one.macao.clockBehind = Duration.ofMinutes(1).plus(back);
    one.opens();
    return Verifier.verify(List.of(file("macao", one.export(one.macao))), FEDERATION).clocks();
  }

  private List<BundleFile> allBundles() {
    return told.nodes().stream().map(n -> file(n.node().value(), told.export(n))).toList();
  }

  private static BundleFile file(String name, EvidenceBundle bundle) {
    return BundleFile.read(name, bundle.text());
  }
}
