package trm.exchange.memory;

import trm.exchange.contract.ReceiptStoreContract;
import trm.exchange.contract.Stores;

class MemoryReceiptStoreTest extends ReceiptStoreContract {
  @Override
  protected Stores emptyStores() {
    return MemoryStores.empty();
  }
}
