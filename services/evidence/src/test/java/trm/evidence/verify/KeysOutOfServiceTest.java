package trm.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectorySigner;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;

/** Keys that are revoked, outdated or no longer listed. */
class KeysOutOfServiceTest {
  private final InventedCase told = InventedCase.told();

  @Test
  void aRevokedSigningKeyProvesNothingDatedAfterItsRevocation() {
    Instant revokedAt = Instant.parse("2026-03-02T09:08:00Z");
    List<Finding> findings = findings(revoked(KeyUse.SIGNING, revokedAt));
    assertThat(findings)
        .isNotEmpty()
        .allMatch(finding -> finding.kind() == FindingKind.STATEMENT_REFUSED)
        .allSatisfy(finding -> assertThat(finding.sentence()).contains("was revoked"));
  }

  @Test
  void aSigningKeyRevokedLaterStillProvesWhatItSignedBefore() {
    assertThat(findings(revoked(KeyUse.SIGNING, told.now.plus(Duration.ofDays(1))))).isEmpty();
  }

  @Test
  void aRevokedJournalKeyProvesNothingSinceACheckpointHasNoDate() {
    assertThat(findings(revoked(KeyUse.JOURNAL, told.now)))
        .anyMatch(
            finding ->
                finding.kind() == FindingKind.CHECKPOINT_REFUSED
                    && finding.bundle().equals("mo-destination"));
  }

  @Test
  void aKeyThatTheNewestDirectoryNoLongerListsStillProvesOldEvidence() {
    Directory without =
        new Directory(
            8,
            told.directory.issuedAt(),
            told.directory.expiresAt(),
            told.directory.entries().subList(1, 3));
    assertThat(findings(without)).isEmpty();
  }

  @Test
  void anExpiredDirectoryIsNamedAndFindsNoFault() {
    told.now = told.directory.expiresAt();
    VerificationReport report = report(told.directory);
    assertThat(report.findings()).isEmpty();
    assertThat(report.unchecked()).anySatisfy(s -> assertThat(s).contains("had expired"));
  }

  private Directory revoked(KeyUse use, Instant at) {
    return new Directory(
        8,
        told.directory.issuedAt(),
        told.directory.expiresAt(),
        told.directory.entries().stream().map(entry -> revoked(entry, use, at)).toList());
  }

  private NodeEntry revoked(NodeEntry entry, KeyUse use, Instant at) {
    if (!entry.node().equals(told.macao.node())) {
      return entry;
    }
    List<PublishedKey> keys =
        entry.keys().stream().map(key -> key.use() == use ? key.revoked(at) : key).toList();
    return entry.withKeys(keys);
  }

  private List<Finding> findings(Directory ofMongolia) {
    return report(ofMongolia).findings();
  }

  /** Mongolia's node has heard of a newer directory than the two others. */
  private VerificationReport report(Directory ofMongolia) {
    String newer = DirectorySigner.sign(ofMongolia, InventedCase.FEDERATION);
    return Verifier.verify(
        List.of(
            file(told.export(told.macao)),
            file(told.export(told.china)),
            file(Tampering.directory(told.export(told.mongolia), newer))),
        InventedCase.FEDERATION.publicKey());
  }

  private static BundleFile file(EvidenceBundle bundle) {
    return BundleFile.read(bundle.journal().node().value(), bundle.text());
  }
}
