package trm.exchange;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.JournalEntry;

/** The open transaction, as its body sees it. */
public interface Work {

  /**
   * Adds an entry to the journal, in order of these calls, when this work commits.
   *
   * @param detail what {@link JournalEntry#detailCommitment()} commits to, if anything
   * @return the hash of the entry's leaf
   */
  Digest journal(JournalEntry entry, @Nullable EntryDetail detail);

  /**
   * Gives something to be written once the body is through, before the journal: all that was given
   * to the same writer together, in order of these calls. For what this work itself does not read.
   */
  <T> void together(Consumer<List<T>> writer, T item);

  /** Runs the action once this work is committed; never when it is rolled back. */
  void afterCommit(Runnable action);
}
