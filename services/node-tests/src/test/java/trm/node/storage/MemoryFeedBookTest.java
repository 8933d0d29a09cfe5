package trm.node.storage;

import trm.exchange.memory.MemoryJournalStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.memory.Undo;
import trm.node.casework.memory.MemoryFeedBook;

/** What holds for every feed, in memory. */
final class MemoryFeedBookTest extends FeedBookContract {
  @Override
  Fresh empty() {
    Undo undo = new Undo();
    return new Fresh(
        new MemoryUnitOfWork(undo, new MemoryJournalStore(TestDatabase.SELF, undo)),
        new MemoryFeedBook(undo));
  }
}
