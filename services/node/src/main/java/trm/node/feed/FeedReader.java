package trm.node.feed;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import trm.exchange.UnitOfWork;
import trm.node.feed.FeedBook.Asker;
import trm.node.feed.FeedBook.Placed;
import trm.node.feed.FeedBook.Question;

/** Reads the feed from where somebody left off. Nothing in it is personal: no reading is kept. */
public final class FeedReader {
  private final UnitOfWork unitOfWork;
  private final FeedBook book;

  public FeedReader(UnitOfWork unitOfWork, FeedBook book) {
    this.unitOfWork = unitOfWork;
    this.book = book;
  }

  /** What was found. */
  public sealed interface Reading {
    /**
     * Entries, and where to go on.
     *
     * @param next the place behind everything that was looked at; absent while the feed is empty
     * @param more whether there may be more at once
     */
    record Page(List<FeedEntry> entries, @Nullable EntryId next, boolean more) implements Reading {
      public Page {
        entries = List.copyOf(entries);
      }
    }

    /** The node knows no such place: it was restored from a backup, or never gave it. */
    record PlaceUnknown() implements Reading {}
  }

  /**
   * One page.
   *
   * @param after the place behind which it begins; absent for the beginning
   * @param max how many entries at most
   */
  public Reading read(Asker asker, @Nullable EntryId after, int max) {
    unitOfWork.carryOut(_ -> place());
    return unitOfWork.carryOut(_ -> page(asker, after, max)).value();
  }

  private boolean place() {
    book.place();
    return true;
  }

  private Reading page(Asker asker, @Nullable EntryId after, int max) {
    OptionalLong from = after == null ? OptionalLong.of(0) : book.positionOf(after);
    if (from.isEmpty()) {
      return new Reading.PlaceUnknown();
    }
    // The end is read first: what is placed after it is left for the next page, and not passed by.
    return book.last()
        .map(end -> upTo(end, asker, from.getAsLong(), max))
        .orElseGet(() -> new Reading.Page(List.of(), after, false));
  }

  private Reading.Page upTo(Placed end, Asker asker, long from, int max) {
    List<FeedEntry> entries =
        book.find(new Question(asker, from, end.position(), max)).stream()
            .map(Placed::entry)
            .toList();
    boolean full = entries.size() == max;
    return new Reading.Page(entries, full ? entries.getLast().id() : end.entry().id(), full);
  }
}
