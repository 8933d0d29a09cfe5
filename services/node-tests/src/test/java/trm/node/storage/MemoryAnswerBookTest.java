package trm.node.storage;

import trm.exchange.memory.MemoryJournalStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.memory.Undo;
import trm.node.casework.memory.MemoryAnswerBook;

/** What holds for every store of this kind, in memory. */
final class MemoryAnswerBookTest extends AnswerBookContract {
  @Override
  Fresh empty() {
    Undo undo = new Undo();
    return new Fresh(
        new MemoryUnitOfWork(undo, new MemoryJournalStore(TestDatabase.SELF, undo)),
        new MemoryAnswerBook(undo));
  }
}
