package trm.exchange.memory;

import trm.exchange.contract.OutboxStoreContract;
import trm.exchange.contract.Stores;

class MemoryOutboxStoreTest extends OutboxStoreContract {
  @Override
  protected Stores emptyStores() {
    return MemoryStores.empty();
  }
}
