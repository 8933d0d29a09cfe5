package trm.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.Frontier;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.exchange.receipt.JournalLine;
import trm.exchange.receipt.JournalStore;

/**
 * What every adapter of {@link UnitOfWork} gives to the body and then carries through: first {@link
 * #appendTo}, as the last statement before commit, then {@link #committed}.
 */
public final class JournalledWork implements Work {
  private final List<Noted> entries = new ArrayList<>();
  private final Map<Consumer<?>, Gathered<?>> gathered = new LinkedHashMap<>();
  private final List<Runnable> actions = new ArrayList<>();

  @SuppressWarnings("ArrayRecordComponent") // Bytes on their way to the journal, never compared.
  private record Noted(
      JournalEntry entry, byte[] leaf, Digest hash, @Nullable EntryDetail detail) {}

  @Override
  public Digest journal(JournalEntry entry, @Nullable EntryDetail detail) {
    byte[] leaf = Leaf.encode(entry);
    Digest hash = Leaf.hash(leaf);
    entries.add(new Noted(entry, leaf, hash, detail));
    return hash;
  }

  /** What one writer is to write. */
  private record Gathered<T>(Consumer<List<T>> writer, List<T> items) {
    void write() {
      writer.accept(items);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // The items of a writer are of its own type.
  public <T> void together(Consumer<List<T>> writer, T item) {
    ((Gathered<T>) gathered.computeIfAbsent(writer, _ -> new Gathered<>(writer, new ArrayList<>())))
        .items()
        .add(item);
  }

  @Override
  public void afterCommit(Runnable action) {
    actions.add(action);
  }

  /** Has what was gathered written, and appends the collected entries. */
  public List<Long> appendTo(JournalStore journal) {
    gathered.values().forEach(Gathered::write);
    return appendEntries(journal);
  }

  /** Without any, the journal is not even locked. */
  private List<Long> appendEntries(JournalStore journal) {
    if (entries.isEmpty()) {
      return List.of();
    }
    Frontier frontier = journal.lock();
    List<JournalLine> lines = new ArrayList<>(entries.size());
    for (Noted noted : entries) {
      Frontier.Growth growth = frontier.append(noted.hash());
      lines.add(
          new JournalLine(
              growth.index(), noted.entry(), noted.leaf(), growth.completed(), noted.detail()));
      frontier = growth.frontier();
    }
    journal.append(lines);
    return lines.stream().map(JournalLine::index).toList();
  }

  /**
   * Runs what was to run after the commit, all of it: what is committed is done, whatever an action
   * that follows it meets.
   *
   * @return the bugs that actions met
   */
  public List<RuntimeException> committed() {
    List<RuntimeException> bugs = new ArrayList<>();
    for (Runnable action : actions) {
      try {
        action.run();
      } catch (RuntimeException bug) {
        bugs.add(bug);
      }
    }
    return bugs;
  }
}
