package trm.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import trm.evidence.keys.RawPublicKey;

/**
 * No byte of an entry, its proof or its checkpoint can be changed without the verifier saying so.
 */
class EveryByteOfABundleTest {
  private static final String NAME = "macao";
  private static final int AT = 4;

  private final InventedCase told = InventedCase.told();

  /** Without mail, whose signatures would be verified anew for each byte. */
  private final EvidenceBundle bundle =
      Tampering.held(told.export(told.macao), List.of(), List.of(), List.of());

  private final BundleEntry entry = bundle.entries().get(AT);

  @Test
  void namesTheEntryForEachByteOfItsLeaf() {
    for (int at = 0; at < entry.leaf().length; at++) {
      int changed = at;
      namesTheEntry(Tampering.entry(bundle, AT, e -> Tampering.leaf(e, changed)));
    }
  }

  @Test
  void namesTheEntryForEachByteOfItsProof() {
    for (int at = 0; at < 32 * entry.path().size(); at++) {
      int changed = at;
      namesTheEntry(
          Tampering.entry(bundle, AT, e -> Tampering.path(e, changed / 32, changed % 32)));
    }
  }

  @Test
  void namesTheCheckpointAndItsEntriesForEachOfItsCharacters() {
    String note = bundle.checkpoint();
    for (int at = 0; at < note.length(); at++) {
      String changed = Tampering.oneCharacter(note, at);
      assertThat(findings(Tampering.checkpoint(bundle, changed)))
          .as("character %d of the checkpoint", at)
          .anySatisfy(
              finding -> {
                assertThat(finding.kind()).isEqualTo(FindingKind.CHECKPOINT_REFUSED);
                assertThat(finding.sentence()).contains(" " + entry.index() + ",");
              });
    }
  }

  @Test
  void namesTheEntryForEachCharacterOfTheFileThatWritesItDown() {
    String text = bundle.text();
    Matcher member =
        Pattern.compile("\"index\":" + entry.index() + ",\"leaf\":\"([^\"]+)\"").matcher(text);
    assertThat(member.find()).isTrue();
    for (int at = member.start(1); at < member.end(1); at++) {
      String changed =
          text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
      assertThat(Verifier.verify(List.of(BundleFile.read(NAME, changed)), federation()).findings())
          .as("character %d of the file", at)
          .anyMatch(finding -> Long.valueOf(entry.index()).equals(finding.entry()));
    }
  }

  private void namesTheEntry(EvidenceBundle changed) {
    assertThat(findings(changed))
        .anySatisfy(
            finding -> {
              assertThat(finding.bundle()).isEqualTo(NAME);
              assertThat(finding.entry()).isEqualTo(entry.index());
              assertThat(finding.kind()).isEqualTo(FindingKind.ENTRY_NOT_PROVEN);
            });
  }

  private static List<Finding> findings(EvidenceBundle changed) {
    BundleFile file = new BundleFile(NAME, changed, List.of());
    return Verifier.verify(List.of(file), federation()).findings();
  }

  private static RawPublicKey federation() {
    return InventedCase.FEDERATION.publicKey();
  }
}
