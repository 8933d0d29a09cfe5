package trm.node.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import trm.node.casework.CaseFile;
import trm.node.casework.CaseLine;
import trm.referral.CaseReference;
import trm.referral.Fact;

/**
 * The cases that the running transaction holds the locks of: each is read once and kept up with
 * what is appended to it, so that many messages of one case do not read it again and again. They
 * are forgotten when the transaction ends, whichever way.
 */
final class CasesInHand implements TransactionSynchronization {
  private record Held(CaseFile file, @Nullable CaseLine line) {}

  private final Map<CaseReference, Held> cases = new HashMap<>();

  /** The cases of this thread's transaction; outside of one, none. */
  static CasesInHand now() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return new CasesInHand();
    }
    if (TransactionSynchronizationManager.getResource(CasesInHand.class)
        instanceof CasesInHand cases) {
      return cases;
    }
    CasesInHand fresh = new CasesInHand();
    TransactionSynchronizationManager.bindResource(CasesInHand.class, fresh);
    TransactionSynchronizationManager.registerSynchronization(fresh);
    return fresh;
  }

  boolean has(CaseReference caseReference) {
    return cases.containsKey(caseReference);
  }

  void take(CaseFile file, @Nullable CaseLine line) {
    cases.put(file.caseReference(), new Held(file, line));
  }

  CaseFile file(CaseReference caseReference) {
    return held(caseReference).file();
  }

  @Nullable CaseLine line(CaseReference caseReference) {
    return held(caseReference).line();
  }

  private Held held(CaseReference caseReference) {
    return Objects.requireNonNull(cases.get(caseReference));
  }

  /** Adds what was appended to a case that is held. */
  void grow(CaseLine line, List<Fact> facts) {
    cases.computeIfPresent(
        line.caseReference(),
        (one, held) -> {
          List<Fact> all = Stream.concat(held.file().facts().stream(), facts.stream()).toList();
          return new Held(new CaseFile(one, all.size(), all), line);
        });
  }

  /** Something in the case is not what was read: it is read anew when it is asked for. */
  void leave(CaseReference caseReference) {
    cases.remove(caseReference);
  }

  @Override
  public void afterCompletion(int status) {
    TransactionSynchronizationManager.unbindResourceIfPossible(CasesInHand.class);
  }
}
