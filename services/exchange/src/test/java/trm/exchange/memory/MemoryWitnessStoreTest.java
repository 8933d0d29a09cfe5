package trm.exchange.memory;

import trm.exchange.contract.Stores;
import trm.exchange.contract.WitnessStoreContract;

class MemoryWitnessStoreTest extends WitnessStoreContract {
  @Override
  protected Stores emptyStores() {
    return MemoryStores.empty();
  }
}
