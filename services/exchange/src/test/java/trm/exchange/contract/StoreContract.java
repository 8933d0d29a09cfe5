package trm.exchange.contract;

import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts have in common: fresh, empty stores of the node {@link Invented#SELF}. */
public abstract class StoreContract {
  private Stores stores;

  @SuppressWarnings("NullAway.Init") // Given before each test.
  protected StoreContract() {}

  /** Empty stores of {@link Invented#SELF}. */
  protected abstract Stores emptyStores();

  @BeforeEach
  final void begin() {
    stores = emptyStores();
  }

  final Stores stores() {
    return stores;
  }

  final <T> T inWork(Supplier<T> body) {
    return stores.unitOfWork().carryOut(work -> body.get()).value();
  }

  final void doInWork(Runnable body) {
    stores
        .unitOfWork()
        .carryOut(
            work -> {
              body.run();
              return true;
            });
  }
}
