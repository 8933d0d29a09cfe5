package trm.node.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import trm.exchange.UnitOfWork;
import trm.node.casework.Officer;

/** Where officers say that they want mail. */
public final class NoticeDesk {
  private final InstantSource clock;
  private final UnitOfWork unitOfWork;
  private final NoticeBook book;
  private final Supplier<UUID> fresh;
  private final Duration validity;

  /**
   * @param validity how long a subscription lasts that nobody renews
   */
  public NoticeDesk(
      InstantSource clock,
      UnitOfWork unitOfWork,
      NoticeBook book,
      Supplier<UUID> fresh,
      Duration validity) {
    this.clock = clock;
    this.unitOfWork = unitOfWork;
    this.book = book;
    this.fresh = fresh;
    this.validity = validity;
  }

  /** Tells an officer from now on; renews what there is. */
  public Subscription subscribe(
      Officer by, MailAddress address, String language, Set<NoticeKind> kinds) {
    Instant now = clock.instant();
    Subscription wished =
        new Subscription(fresh.get(), by, address, language, kinds, now.plus(validity), null);
    return unitOfWork
        .carryOut(
            _ -> {
              book.put(wished, now);
              return wished;
            })
        .value();
  }

  /** What an officer wished. */
  public Optional<Subscription> find(Officer by) {
    Instant now = clock.instant();
    return unitOfWork
        .carryOut(_ -> book.find(by.organisation(), by.officer()))
        .value()
        .filter(subscription -> now.isBefore(subscription.endsAt()));
  }

  /** Tells an officer nothing any more. */
  public void unsubscribe(Officer by) {
    unitOfWork.carryOut(
        _ -> {
          book.delete(by.organisation(), by.officer());
          return by;
        });
  }

  /** Whose address the mail server refuses. */
  public List<Subscription> refused() {
    return unitOfWork.carryOut(_ -> book.refused()).value();
  }
}
