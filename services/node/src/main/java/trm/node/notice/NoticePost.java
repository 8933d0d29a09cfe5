package trm.node.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trm.exchange.UnitOfWork;
import trm.node.notice.NoticeBook.Outcome;

/**
 * Sends what is due, one mail after the other. A mail is taken before it is sent and its row
 * settled after: a crash between sends it again when the lease ends, with the same Message-ID.
 */
public final class NoticePost {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(15),
          Duration.ofHours(24));

  private final UnitOfWork unitOfWork;
  private final NoticeBook book;
  private final MailServer server;
  private final Consumer<Outcome> counted;

  public NoticePost(
      UnitOfWork unitOfWork, NoticeBook book, MailServer server, Consumer<Outcome> counted) {
    this.unitOfWork = unitOfWork;
    this.book = book;
    this.server = server;
    this.counted = counted;
  }

  /** Sends one mail. Answers whether there may be another. */
  public boolean step(Instant now) {
    Optional<Mail> due = unitOfWork.carryOut(_ -> book.takeDue(now, now.plus(LEASE))).value();
    due.ifPresent(mail -> send(mail, now));
    return due.isPresent();
  }

  private void send(Mail mail, Instant now) {
    Outcome outcome =
        switch (server.send(mail, now)) {
          case TAKEN -> Outcome.SENT;
          case ADDRESS_REFUSED -> Outcome.REFUSED;
          case NOT_NOW -> mail.failures() < WAITS.size() ? Outcome.FAILED : Outcome.GIVEN_UP;
        };
    @Nullable Instant again =
        outcome == Outcome.FAILED ? now.plus(WAITS.get(mail.failures())) : null;
    unitOfWork.carryOut(
        _ -> {
          book.attempted(mail, outcome, again, now);
          return outcome;
        });
    counted.accept(outcome);
  }
}
