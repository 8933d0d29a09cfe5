package trm.node.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trm.exchange.UnitOfWork;

/**
 * Looks for each officer what is there now and was not told yet, and puts all of it into one mail.
 * What was told and the mail are written together: a crash loses neither, and nothing is told twice
 * but by a mail that is sent twice.
 */
public final class NoticeLook {
  private final UnitOfWork unitOfWork;
  private final NoticeBook book;
  private final WhatWaits waits;
  private final Supplier<UUID> fresh;
  private final Duration pause;

  /**
   * @param pause from one look for an officer to the next, and so from one mail to the next
   */
  public NoticeLook(
      UnitOfWork unitOfWork,
      NoticeBook book,
      WhatWaits waits,
      Supplier<UUID> fresh,
      Duration pause) {
    this.unitOfWork = unitOfWork;
    this.book = book;
    this.waits = waits;
    this.fresh = fresh;
    this.pause = pause;
  }

  /** Looks for one officer, whoever has waited longest. Answers whether there may be another. */
  public boolean step(Instant now) {
    Optional<Subscription> next =
        unitOfWork.carryOut(_ -> book.takeToLook(now, now.plus(pause))).value();
    next.ifPresent(subscription -> look(subscription, now));
    return next.isPresent();
  }

  private void look(Subscription subscription, Instant now) {
    List<Mark> there = waits.of(subscription, now);
    unitOfWork.carryOut(
        _ -> {
          book.told(subscription.id()).ifPresent(told -> tell(subscription, there, told, now));
          return subscription.id();
        });
  }

  private void tell(Subscription subscription, List<Mark> there, Set<String> told, Instant now) {
    Map<NoticeKind, Integer> news =
        there.stream()
            .filter(mark -> !told.contains(mark.text()))
            .collect(Collectors.toMap(Mark::kind, _ -> 1, Integer::sum));
    @Nullable Mail mail = news.isEmpty() ? null : mail(subscription, news);
    book.tell(
        subscription.id(), there.stream().map(Mark::text).collect(Collectors.toSet()), mail, now);
  }

  private Mail mail(Subscription subscription, Map<NoticeKind, Integer> news) {
    return new Mail(
        fresh.get(), subscription.id(), subscription.address(), subscription.language(), news, 0);
  }
}
