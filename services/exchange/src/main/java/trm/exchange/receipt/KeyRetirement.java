package trm.exchange.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import trm.evidence.directory.Directory;
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
   * @param validUntil when the key stopped to serve. Urgent messages are sealed to it for {@link
   *     Directory#URGENT_GRACE} more, by a peer whose directory knows of no newer key.
   */
  public boolean mayDestroy(Instant validUntil, Instant now) {
    Instant lastArrival = validUntil.plus(Directory.URGENT_GRACE).plus(mailboxRetention);
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
