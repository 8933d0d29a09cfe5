package trm.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.evidence.journal.ProofRejectedException;
import trm.node.wire.StoredFact;
import trm.referral.CaseReference;

/**
 * All that is stored of one case, as it lies.
 *
 * @param facts by version
 * @param entries by generation and index, all of the journal's about the case
 * @param line how it stands in the list; absent when it does not
 * @param inEveryList whether it stands in the list of each of its organisations, in its place, and
 *     of no other
 * @param badKeys parts whose key cannot be unwrapped
 * @param erasedBefore parts whose keys a restore left out, because a life that this database does
 *     not remember had erased them
 */
public record StoredCase(
    CaseReference caseReference,
    List<Row> facts,
    List<Entry> entries,
    @Nullable CaseLine line,
    boolean inEveryList,
    Set<String> badKeys,
    Set<String> erasedBefore,
    List<Told> told) {
  public StoredCase {
    facts = List.copyOf(facts);
    entries = List.copyOf(entries);
    told = List.copyOf(told);
  }

  /**
   * One fact.
   *
   * @param storedAt the same for all facts of one unit of work
   * @param stored without its secret half where that cannot be opened
   */
  public record Row(
      long version, String part, Instant storedAt, StoredFact stored, Secret secret) {}

  /** What became of the secret half of a fact. */
  public enum Secret {
    NONE,
    OPEN,
    /** Its key is gone, or the part has another one now. */
    GONE,
    /** It was changed or moved. */
    UNREADABLE
  }

  /** One entry about the case. */
  @SuppressWarnings("ArrayRecordComponent") // A row on its way to a check, never compared.
  public record Entry(int generation, long index, byte[] leaf, @Nullable EntryDetail detail) {
    String key() {
      return generation + "/" + index;
    }

    /** What it says; empty where the leaf is none, which the journal's own check names. */
    Optional<JournalEntry> said() {
      try {
        return Optional.of(Leaf.decode(leaf));
      } catch (ProofRejectedException e) {
        return Optional.empty();
      }
    }
  }

  /** One row of the list of what was told. */
  public record Told(
      UUID messageId, String recipient, Instant at, String basis, @Nullable String ground) {}
}
