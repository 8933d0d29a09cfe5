package trm.node.storage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import trm.evidence.CaseReference;
import trm.node.keys.PartKey;

/**
 * The part keys that the running transaction has read, so that each is fetched and unwrapped once.
 * They are forgotten when it ends, whichever way.
 */
final class KeysInUse implements TransactionSynchronization {
  private record Place(CaseReference caseReference, String part) {}

  private final Map<Place, PartKey> keys = new HashMap<>();

  /** The keys of this thread's transaction; outside of one, of nothing. */
  static KeysInUse now() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return new KeysInUse();
    }
    if (TransactionSynchronizationManager.getResource(KeysInUse.class) instanceof KeysInUse keys) {
      return keys;
    }
    KeysInUse fresh = new KeysInUse();
    TransactionSynchronizationManager.bindResource(KeysInUse.class, fresh);
    TransactionSynchronizationManager.registerSynchronization(fresh);
    return fresh;
  }

  /** The key of a part as it was found before, or as it is found now. */
  Optional<PartKey> find(
      CaseReference caseReference, String part, Supplier<Optional<PartKey>> otherwise) {
    Place place = new Place(caseReference, part);
    PartKey known = keys.get(place);
    if (known != null) {
      return Optional.of(known);
    }
    // That there is none is not remembered: another transaction may make it.
    Optional<PartKey> found = otherwise.get();
    found.ifPresent(key -> keys.put(place, key));
    return found;
  }

  void forget(CaseReference caseReference, String part) {
    keys.remove(new Place(caseReference, part));
  }

  @Override
  public void afterCompletion(int status) {
    TransactionSynchronizationManager.unbindResourceIfPossible(KeysInUse.class);
  }
}
