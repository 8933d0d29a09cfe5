package trm.node.casework.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import trm.exchange.memory.Undo;
import trm.exchange.memory.UndoableMap;
import trm.node.feed.EntryId;
import trm.node.feed.FeedBook;
import trm.node.feed.FeedEntry;

/** The feed in memory. */
public final class MemoryFeedBook implements FeedBook {
  private final UndoableMap<Long, Row> rows;

  /**
   * @param position 0 until it has one
   */
  private record Row(long position, FeedEntry entry) {}

  public MemoryFeedBook(Undo undo) {
    this.rows = new UndoableMap<>(undo);
  }

  @Override
  public void append(List<FeedEntry> entries) {
    long serial = rows.all().isEmpty() ? 0 : rows.all().lastKey();
    for (FeedEntry entry : entries) {
      rows.put(++serial, new Row(0, entry));
    }
  }

  @Override
  public void place() {
    long position = last().map(Placed::position).orElse(0L);
    List<Map.Entry<Long, Row>> next =
        rows.all().entrySet().stream()
            .filter(row -> row.getValue().position() == 0)
            .limit(PLACED_AT_ONCE)
            .toList();
    for (Map.Entry<Long, Row> row : next) {
      rows.put(row.getKey(), new Row(++position, row.getValue().entry()));
    }
  }

  @Override
  public Optional<Placed> last() {
    return placed().max(Comparator.comparing(Placed::position));
  }

  @Override
  public OptionalLong positionOf(EntryId id) {
    return placed().filter(row -> row.entry().id().equals(id)).mapToLong(Placed::position).max();
  }

  @Override
  public long positionBefore(Instant recordedFrom) {
    return placed()
        .filter(row -> !row.entry().recordedAt().isBefore(recordedFrom))
        .mapToLong(row -> row.position() - 1)
        .min()
        .orElseGet(() -> last().map(Placed::position).orElse(0L));
  }

  @Override
  public List<Placed> find(Question question) {
    return placed()
        .filter(row -> row.position() > question.after() && row.position() <= question.upTo())
        .filter(row -> concerns(question.asker(), row.entry()))
        .sorted(Comparator.comparing(Placed::position))
        .limit(question.max())
        .toList();
  }

  private Stream<Placed> placed() {
    return rows.rows().stream()
        .filter(row -> row.position() > 0)
        .map(row -> new Placed(row.position(), row.entry()));
  }

  private static boolean concerns(Asker asker, FeedEntry entry) {
    return (asker.everyCase() && entry.everyCase())
        || entry.audience().contains(asker.organisation());
  }
}
