package trm.node.storage;

import trm.exchange.memory.MemoryJournalStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.memory.Undo;
import trm.node.casework.memory.MemoryDisclosureBook;

/** What holds for every store of this kind, in memory. */
final class MemoryDisclosureBookTest extends DisclosureBookContract {
  @Override
  Fresh empty() {
    Undo undo = new Undo();
    return new Fresh(
        new MemoryUnitOfWork(undo, new MemoryJournalStore(TestDatabase.SELF, undo)),
        new MemoryDisclosureBook(undo));
  }
}
