package trm.node.storage;

import trm.exchange.contract.ReceiptStoreContract;
import trm.exchange.contract.Stores;

/** What holds for every store of this kind, on PostgreSQL. */
final class PostgresReceiptStoreTest extends ReceiptStoreContract {
  @Override
  protected Stores emptyStores() {
    return PostgresStores.empty();
  }
}
