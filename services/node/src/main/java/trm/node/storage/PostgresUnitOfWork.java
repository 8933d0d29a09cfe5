package trm.node.storage;

import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import trm.exchange.Committed;
import trm.exchange.JournalledWork;
import trm.exchange.StorageFault;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.exchange.receipt.JournalStore;
import trm.node.LogEvent;
import trm.node.Trace;
import trm.node.tracing.OpenStep;
import trm.node.tracing.SpanKey;
import trm.node.tracing.TracedStep;
import trm.node.tracing.Tracing;

/**
 * One PostgreSQL transaction, with the journal's append as its last statement. A connection that is
 * lost during the commit ends as a fault like any other; whether it was committed shows when the
 * same is given again.
 */
final class PostgresUnitOfWork implements UnitOfWork {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresUnitOfWork.class);
  private final TransactionOperations transactions;
  private final JournalStore journal;
  private final Room room;
  private final Tracing tracing;

  PostgresUnitOfWork(
      TransactionOperations transactions, JournalStore journal, Room room, Tracing tracing) {
    this.transactions = transactions;
    this.journal = journal;
    this.room = room;
    this.tracing = tracing;
  }

  @Override
  public <T> Committed<T> carryOut(Function<Work, T> body) {
    try (OpenStep step = tracing.within(TracedStep.TRANSACTION)) {
      Committed<T> committed = committed(body);
      step.with(SpanKey.OUTCOME, "COMMITTED");
      return committed;
    }
  }

  private <T> Committed<T> committed(Function<Work, T> body) {
    JournalledWork work = new JournalledWork();
    Committed<T> committed = commit(work, body);
    if (!committed.journalIndexes().isEmpty()) {
      room.found();
    }
    work.committed().forEach(bug -> LogEvent.AFTER_COMMIT_FAILED.to(LOG, Trace.of(bug)));
    return committed;
  }

  private <T> Committed<T> commit(JournalledWork work, Function<Work, T> body) {
    try {
      return transactions.execute(
          _ -> {
            T value = body.apply(work);
            List<Long> indexes = work.appendTo(journal);
            return new Committed<>(value, indexes);
          });
    } catch (StorageFault fault) {
      if (fault.kind() == StorageFault.Kind.FULL) {
        room.refused();
      }
      throw fault;
    } catch (TransactionException e) {
      throw new StorageFault("The database cannot begin or commit now.", e);
    }
  }
}
