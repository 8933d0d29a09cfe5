package trm.node.statistics;

import java.time.Instant;
import java.util.List;

/** Counts from what stands in clear beside every case, without a case being opened. */
public interface IndicatorBook {

  /** Years that ended before then, the newest first, each as far as at least {@code k} allow. */
  List<Indicators.Year> years(Instant endedBefore, int k);
}
