package trm.exchange.outbox;

import java.time.Duration;
import java.time.Instant;
import trm.exchange.UnitOfWork;

/**
 * Lets go of what expired without a receipt. A receipt takes the content with it, and so does an
 * erasure; without either it would lie in the outbox for ever, though no recipient takes it any
 * more. What proves that it was posted stays: row, digests and signed statement.
 */
public final class ExpiredMail {
  private static final int BATCH_SIZE_MAX = 256;

  private final UnitOfWork unitOfWork;
  private final OutboxStore outbox;
  private final Duration keptFor;

  /**
   * @param keptFor how long after its expiry a content is kept, so that people who are told that
   *     the receipt is overdue find it whole
   */
  public ExpiredMail(UnitOfWork unitOfWork, OutboxStore outbox, Duration keptFor) {
    this.unitOfWork = unitOfWork;
    this.outbox = outbox;
    this.keptFor = keptFor;
  }

  /**
   * Drops all that is due, in batches, so that no transaction is long.
   *
   * @return how many contents are gone
   */
  public int step(Instant now) {
    int all = 0;
    int dropped;
    do {
      dropped =
          unitOfWork.carryOut(_ -> outbox.dropExpired(now.minus(keptFor), BATCH_SIZE_MAX)).value();
      all += dropped;
    } while (dropped == BATCH_SIZE_MAX);
    return all;
  }
}
