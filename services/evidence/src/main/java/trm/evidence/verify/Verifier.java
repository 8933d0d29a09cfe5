package trm.evidence.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.directory.DirectoryRefusedException;
import trm.evidence.keys.RawPublicKey;

/**
 * Checks bundles against each other, offline, from the bundles and the federation's public key
 * alone. It believes nothing that no signature or hash leads to, and says what it could not check.
 */
public final class Verifier {
  private final RawPublicKey federation;
  private final Findings findings = new Findings();

  private Verifier(RawPublicKey federation) {
    this.federation = federation;
  }

  /**
   * Verifies bundles, of one node or of several.
   *
   * @param federation the key that signed the directories in the bundles
   */
  public static VerificationReport verify(List<BundleFile> files, RawPublicKey federation) {
    return new Verifier(federation).verify(files);
  }

  private VerificationReport verify(List<BundleFile> files) {
    Map<BundleFile, Directory> directories = new LinkedHashMap<>();
    files.forEach(file -> directory(file).ifPresent(found -> directories.put(file, found)));
    KeyBook keys = new KeyBook(directories.values());
    List<ProvenBundle> bundles = new ArrayList<>();
    for (BundleFile file : files) {
      Optional<Directory> directory = Optional.ofNullable(directories.get(file));
      bundles.add(new BundleProof(file, findings).prove(directory, keys));
    }
    StatementCheck statements = new StatementCheck(keys, findings);
    for (ProvenBundle bundle : bundles) {
      statements.check(bundle);
      new ReceiptCheck(bundles, keys, findings).check(bundle);
      checkAlone(bundle);
    }
    new MessageCheck(findings).check(bundles);
    new WitnessCheck(keys, findings).check(bundles);
    List<CaseHistory> cases = new CustodyCheck(bundles, findings).check();
    return new VerificationReport(
        bundles.stream().map(BundleSummary::of).toList(),
        findings.all(),
        cases,
        findings.clocks(),
        findings.unchecked());
  }

  private void checkAlone(ProvenBundle bundle) {
    new DetailCheck(findings).check(bundle);
    new ClockCheck(findings).check(bundle);
    if (!bundle.isWholeJournal()) {
      findings.unchecked(
          "%s: that these are all entries of the case is the word of %s; only a bundle of the whole journal shows it."
              .formatted(bundle.name(), bundle.node()));
    }
  }

  private Optional<Directory> directory(BundleFile file) {
    try {
      Directory directory = DirectoryReader.read(file.bundle().directory(), federation);
      if (directory.isExpiredAt(file.bundle().exportedAt())) {
        findings.unchecked(
            "%s: directory version %d had expired (%s) when the bundle was exported (%s)."
                .formatted(
                    file.name(),
                    directory.version(),
                    directory.expiresAt(),
                    file.bundle().exportedAt()));
      }
      return Optional.of(directory);
    } catch (DirectoryRefusedException e) {
      findings.find(
          FindingKind.DIRECTORY_REFUSED, file.name(), null, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
