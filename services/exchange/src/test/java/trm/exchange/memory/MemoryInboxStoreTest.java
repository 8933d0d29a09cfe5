package trm.exchange.memory;

import trm.exchange.contract.InboxStoreContract;
import trm.exchange.contract.Stores;

class MemoryInboxStoreTest extends InboxStoreContract {
  @Override
  protected Stores emptyStores() {
    return MemoryStores.empty();
  }
}
