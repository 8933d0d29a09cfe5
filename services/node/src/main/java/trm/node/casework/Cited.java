package trm.node.casework;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.evidence.journal.ReceiptText;
import trm.node.casework.EvidenceArchive.ArchivedEntry;

/**
 * What the entries of one export speak of. After a restore, statements and receipts of the
 * journal's earlier life are still in the database, and no entry of the later one proves them:
 * shown with it they would look like forgeries.
 */
record Cited(Set<@Nullable Digest> statements, Set<@Nullable Digest> envelopes) {
  static Cited by(List<ArchivedEntry> entries) {
    Cited cited = new Cited(new HashSet<>(), new HashSet<>());
    for (ArchivedEntry archived : entries) {
      JournalEntry entry = Leaf.decode(archived.leaf());
      cited.statements.add(entry.statementDigest());
      if (entry.kind() == EntryKind.MESSAGE_OUT) {
        cited.envelopes.add(entry.envelopeDigest());
      }
    }
    return cited;
  }

  boolean statement(String jws) {
    return statements.contains(Digest.sha256(jws.getBytes(US_ASCII)));
  }

  /** By the envelope: the earlier life may have sealed a message that this one sealed anew. */
  boolean receipt(String text) {
    return envelopes.contains(ReceiptText.parse(text).entry().envelopeDigest());
  }
}
