package trm.exchange.memory;

import java.util.List;
import java.util.function.Function;
import trm.exchange.Committed;
import trm.exchange.JournalledWork;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.exchange.receipt.JournalStore;

/**
 * A unit of work over stores that share one {@link Undo}. A bug in what follows a commit is thrown,
 * so that no simulation passes over it.
 */
public final class MemoryUnitOfWork implements UnitOfWork {
  private final Undo undo;
  private final JournalStore journal;

  public MemoryUnitOfWork(Undo undo, JournalStore journal) {
    this.undo = undo;
    this.journal = journal;
  }

  @Override
  public <T> Committed<T> carryOut(Function<Work, T> body) {
    JournalledWork work = new JournalledWork();
    Committed<T> committed = inTransaction(body, work);
    work.committed().stream()
        .findFirst()
        .ifPresent(
            bug -> {
              throw bug;
            });
    return committed;
  }

  private <T> Committed<T> inTransaction(Function<Work, T> body, JournalledWork work) {
    boolean done = false;
    undo.begin();
    try {
      T value = body.apply(work);
      List<Long> indexes = work.appendTo(journal);
      done = true;
      return new Committed<>(value, indexes);
    } finally {
      if (done) {
        undo.commit();
      } else {
        undo.rollBack();
      }
    }
  }
}
