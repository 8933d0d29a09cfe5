package trm.node.statistics;

import java.time.Duration;
import java.time.Instant;
import trm.exchange.UnitOfWork;

/** Answers how the mechanism worked in the years that are over. */
public final class IndicatorDesk {
  /** Feedback is waited for that long, so that a year is complete only then. */
  public static final Duration FEEDBACK_WITHIN = Duration.ofDays(90);

  private final UnitOfWork unitOfWork;
  private final IndicatorBook book;

  public IndicatorDesk(UnitOfWork unitOfWork, IndicatorBook book) {
    this.unitOfWork = unitOfWork;
    this.book = book;
  }

  /** Every year that is complete. */
  public Indicators read(Instant now) {
    Instant complete = now.minus(FEEDBACK_WITHIN);
    return new Indicators(
        Release.K, unitOfWork.carryOut(_ -> book.years(complete, Release.K)).value());
  }
}
