package trm.exchange.memory;

import trm.exchange.contract.JournalStoreContract;
import trm.exchange.contract.Stores;

class MemoryJournalStoreTest extends JournalStoreContract {
  @Override
  protected Stores emptyStores() {
    return MemoryStores.empty();
  }
}
