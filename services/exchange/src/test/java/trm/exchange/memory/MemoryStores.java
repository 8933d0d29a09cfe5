package trm.exchange.memory;

import trm.evidence.NodeId;
import trm.exchange.contract.Stores;

/** The in-memory twins, put together. */
final class MemoryStores {
  private MemoryStores() {}

  static Stores empty() {
    Undo undo = new Undo();
    MemoryJournalStore journal = new MemoryJournalStore(new NodeId("mn-origin"), undo);
    return new Stores(
        new MemoryUnitOfWork(undo, journal),
        new MemoryOutboxStore(undo),
        new MemoryInboxStore(undo),
        journal,
        new MemoryReceiptStore(undo),
        new MemoryWitnessStore(undo));
  }
}
