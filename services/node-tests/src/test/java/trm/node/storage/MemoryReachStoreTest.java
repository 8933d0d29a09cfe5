package trm.node.storage;

import trm.exchange.memory.MemoryJournalStore;
import trm.exchange.memory.MemoryReachStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.memory.Undo;

/** What holds for every store of this kind, in memory. */
final class MemoryReachStoreTest extends ReachStoreContract {
  @Override
  Fresh empty() {
    Undo undo = new Undo();
    return new Fresh(
        new MemoryUnitOfWork(undo, new MemoryJournalStore(TestDatabase.SELF, undo)),
        new MemoryReachStore(undo));
  }
}
