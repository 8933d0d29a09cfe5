package trm.exchange;

import org.jspecify.annotations.Nullable;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.JournalEntry;

/** The open transaction, as its body sees it. */
public interface Work {

  /**
   * Adds an entry to the journal, in order of these calls, when this work commits.
   *
   * @param detail what {@link JournalEntry#detailCommitment()} commits to, if anything
   */
  void journal(JournalEntry entry, @Nullable EntryDetail detail);

  /** Runs the action once this work is committed; never when it is rolled back. */
  void afterCommit(Runnable action);
}
