package trm.evidence.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import trm.evidence.Digest;
import trm.evidence.journal.EntryDetail;

/** What can be done to a bundle without any key. */
final class Tampering {
  private Tampering() {}

  static EvidenceBundle entries(EvidenceBundle b, UnaryOperator<List<BundleEntry>> change) {
    return new EvidenceBundle(
        b.journal(),
        b.caseReference(),
        b.exportedAt(),
        b.directory(),
        b.checkpoint(),
        change.apply(new ArrayList<>(b.entries())),
        b.consistency(),
        b.statements(),
        b.receipts(),
        b.witnessed());
  }

  /** Changes the entry at a position of the list. */
  static EvidenceBundle entry(EvidenceBundle b, int at, UnaryOperator<BundleEntry> change) {
    return entries(
        b,
        all -> {
          all.set(at, change.apply(all.get(at)));
          return all;
        });
  }

  static EvidenceBundle checkpoint(EvidenceBundle b, String checkpoint) {
    return new EvidenceBundle(
        b.journal(),
        b.caseReference(),
        b.exportedAt(),
        b.directory(),
        checkpoint,
        b.entries(),
        b.consistency(),
        b.statements(),
        b.receipts(),
        b.witnessed());
  }

  static EvidenceBundle directory(EvidenceBundle b, String directory) {
    return new EvidenceBundle(
        b.journal(),
        b.caseReference(),
        b.exportedAt(),
        directory,
        b.checkpoint(),
        b.entries(),
        b.consistency(),
        b.statements(),
        b.receipts(),
        b.witnessed());
  }

  static EvidenceBundle held(
      EvidenceBundle b, List<String> statements, List<String> receipts, List<String> witnessed) {
    return new EvidenceBundle(
        b.journal(),
        b.caseReference(),
        b.exportedAt(),
        b.directory(),
        b.checkpoint(),
        b.entries(),
        b.consistency(),
        statements,
        receipts,
        witnessed);
  }

  static BundleEntry leaf(BundleEntry entry, int at) {
    return new BundleEntry(entry.index(), flipped(entry.leaf(), at), entry.path(), entry.detail());
  }

  static BundleEntry path(BundleEntry entry, int hash, int at) {
    List<Digest> path = new ArrayList<>(entry.path());
    path.set(hash, Digest.of(flipped(path.get(hash).bytes(), at)));
    return new BundleEntry(entry.index(), entry.leaf(), path, entry.detail());
  }

  static BundleEntry index(BundleEntry entry, long index) {
    return new BundleEntry(index, entry.leaf(), entry.path(), entry.detail());
  }

  static BundleEntry detail(BundleEntry entry, EntryDetail detail) {
    return new BundleEntry(entry.index(), entry.leaf(), entry.path(), detail);
  }

  /** The same list with the text at a position changed by one character. */
  static List<String> oneCharacter(List<String> texts, int text, int at) {
    List<String> changed = new ArrayList<>(texts);
    changed.set(text, oneCharacter(texts.get(text), at));
    return changed;
  }

  static String oneCharacter(String text, int at) {
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  static byte[] flipped(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= 1;
    return changed;
  }
}
