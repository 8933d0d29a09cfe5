package trm.node.storage;

import trm.exchange.memory.MemoryJournalStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.memory.Undo;
import trm.node.casework.memory.MemoryCaseStore;
import trm.node.casework.memory.MemoryWorkBook;
import trm.node.wire.FactStoreCodec;

/** What holds for every book of this kind, in memory. */
final class MemoryWorkBookTest extends WorkBookContract {
  @Override
  Fresh empty() {
    Undo undo = new Undo();
    MemoryCaseStore cases = new MemoryCaseStore(undo, new FactStoreCodec());
    return new Fresh(
        new MemoryUnitOfWork(undo, new MemoryJournalStore(TestDatabase.SELF, undo)),
        cases,
        new MemoryWorkBook(undo, cases));
  }
}
