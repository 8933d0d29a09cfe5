package trm.evidence.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import trm.evidence.journal.Leaf;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

/** Somebody with the right to write to the database gives a decision another author. */
class EditedJournalValueTest {
  private static final int ENTRY = 1;

  @Scenario(
      number = "S15",
      situation = "One stored value of the journal is edited by hand.",
      holds = "The verifier says so, and names the entry.",
      without =
          @Protection(
              value = "every entry must lead to the root that the node signed",
              taken =
                  @Taken(
                      in = "trm.evidence.journal.InclusionProof",
                      method = "proves",
                      answers = Answer.TRUE)))
  void theVerifierNamesTheEntry() {
    InventedCase told = InventedCase.told();
    EvidenceBundle edited =
        Tampering.entry(told.export(told.macao), ENTRY, EditedJournalValueTest::byAnother);

    VerificationReport report =
        Verifier.verify(
            List.of(BundleFile.read("macao", edited.text())), InventedCase.FEDERATION.publicKey());

    assertThat(report.isProven()).isFalse();
    assertThat(report.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(FindingKind.ENTRY_NOT_PROVEN);
              assertThat(finding.bundle()).isEqualTo("macao");
              assertThat(finding.entry()).isEqualTo(ENTRY);
            });
  }

  /** What is stored is one sound entry still, of another officer. */
  private static BundleEntry byAnother(BundleEntry entry) {
    String officer = Leaf.decode(entry.leaf()).officer();
    String another = "officer-71";
    assertThat(officer).isEqualTo("officer-17");
    byte[] leaf =
        new String(entry.leaf(), ISO_8859_1).replace(officer, another).getBytes(ISO_8859_1);
    assertThat(Leaf.decode(leaf).officer()).isEqualTo(another);
    return new BundleEntry(entry.index(), leaf, entry.path(), entry.detail());
  }
}
