package trm.exchange.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import trm.exchange.UnitOfWork;
import trm.exchange.inbox.InboxStore;

/** Says when the private half of an encryption key may be destroyed. */
public final class KeyRetirement {
  private final UnitOfWork unitOfWork;
  private final InboxStore inbox;
  private final ReceiptStore receipts;
  private final Duration mailboxRetention;

  /**
   * @param mailboxRetention how long the broker keeps an envelope
   */
  public KeyRetirement(
      UnitOfWork unitOfWork, InboxStore inbox, ReceiptStore receipts, Duration mailboxRetention) {
    this.unitOfWork = unitOfWork;
    this.inbox = inbox;
    this.receipts = receipts;
    this.mailboxRetention = mailboxRetention;
  }

  /**
   * Whether nothing can need the key any more: the mailbox has dropped all that was sealed to it,
   * and all that came in while it was in use is receipted.
   *
   * @param lastSealedAt when peers stopped sealing to it
   */
  public boolean mayDestroy(Instant lastSealedAt, Instant now) {
    Instant lastArrival = lastSealedAt.plus(mailboxRetention);
    return now.isAfter(lastArrival)
        && unitOfWork.carryOut(work -> oldestWaiting()).value().stream()
            .allMatch(lastArrival::isBefore);
  }

  private Optional<Instant> oldestWaiting() {
    return Stream.of(inbox.oldestParked(), receipts.oldestUnmade())
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }
}
