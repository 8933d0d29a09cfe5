package trm.exchange.inbox;

import java.time.Instant;
import java.util.List;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.exchange.outbox.OwnMail;
import trm.wire.GapRequested;

/** Asks senders for what is missing before parked messages, so that nothing waits for ever. */
public final class GapWatch {
  private static final int BATCH_SIZE_MAX = 64;

  private final UnitOfWork unitOfWork;
  private final InboxStore inbox;
  private final HeldStatements held;
  private final OwnMail mail;
  private final InboxSettings settings;
  private final ExchangeListener listener;

  public GapWatch(
      UnitOfWork unitOfWork,
      InboxStore inbox,
      HeldStatements held,
      OwnMail mail,
      InboxSettings settings,
      ExchangeListener listener) {
    this.unitOfWork = unitOfWork;
    this.inbox = inbox;
    this.held = held;
    this.mail = mail;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Asks for the gaps that are due.
   *
   * @return how many; 64 means that more may be due
   */
  public int step(Instant now) {
    return unitOfWork.carryOut(work -> ask(work, now)).value();
  }

  private int ask(Work work, Instant now) {
    List<Gap> gaps = inbox.gapsDue(now, BATCH_SIZE_MAX);
    gaps.stream().filter(gap -> isOurs(gap, now)).forEach(gap -> ask(work, gap, now));
    return gaps.size();
  }

  /** Noted before it is asked, so that of two replicas one asks. */
  private boolean isOurs(Gap gap, Instant now) {
    int times = gap.asked() + 1;
    return inbox.asked(gap.conversation(), times, settings.gapAsk().next(now, times + 1));
  }

  /** Shows what waits: a sender that forgot it knows by its own word that it was restored. */
  private void ask(Work work, Gap gap, Instant now) {
    GapRequested request =
        new GapRequested(
            gap.conversation().toString(),
            gap.from(),
            gap.to(),
            held.behind(gap, now).orElse(null));
    mail.post(work, gap.conversation().sender().node(), request);
    work.afterCommit(
        () -> listener.happened(new ExchangeEvent.GapAsked(gap.conversation().sender().node())));
  }
}
