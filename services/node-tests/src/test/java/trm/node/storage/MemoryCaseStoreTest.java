package trm.node.storage;

import trm.exchange.memory.MemoryJournalStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.memory.Undo;
import trm.node.casework.memory.MemoryCaseStore;
import trm.node.wire.FactStoreCodec;

/** What holds for every store of this kind, in memory. */
final class MemoryCaseStoreTest extends CaseStoreContract {
  @Override
  Fresh empty() {
    Undo undo = new Undo();
    return new Fresh(
        new MemoryUnitOfWork(undo, new MemoryJournalStore(TestDatabase.SELF, undo)),
        new MemoryCaseStore(undo, new FactStoreCodec()));
  }
}
