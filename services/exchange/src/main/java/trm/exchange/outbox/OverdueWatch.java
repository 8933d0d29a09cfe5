package trm.exchange.outbox;

import java.time.Instant;
import java.util.List;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.UnitOfWork;

/** Tells people that no receipt came in time. Overdue is never a refusal. */
public final class OverdueWatch {
  private static final int BATCH_SIZE_MAX = 256;

  private final UnitOfWork unitOfWork;
  private final OutboxStore outbox;
  private final OutboxSettings settings;
  private final ExchangeListener listener;

  public OverdueWatch(
      UnitOfWork unitOfWork,
      OutboxStore outbox,
      OutboxSettings settings,
      ExchangeListener listener) {
    this.unitOfWork = unitOfWork;
    this.outbox = outbox;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Flags what has become overdue.
   *
   * @return how many; 256 means that more may be
   */
  public int step(Instant now) {
    Instant issuedUntil = now.minus(settings.overdueAfter());
    List<Label> overdue =
        unitOfWork.carryOut(work -> outbox.markOverdue(issuedUntil, BATCH_SIZE_MAX)).value();
    overdue.forEach(
        label ->
            listener.happened(new ExchangeEvent.Overdue(label.messageId(), label.recipient())));
    return overdue.size();
  }
}
