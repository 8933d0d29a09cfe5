package trm.node.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the mechanism worked at this node, by year. They count acts of officers and say nothing of
 * persons; still nothing is said of fewer than {@code k}. Only a year is shown of which nothing can
 * change any more, so that no two readings differ by one case.
 */
public record Indicators(int k, List<Year> years) {
  public Indicators {
    years = List.copyOf(years);
  }

  /**
   * One year.
   *
   * @param verification absent where too few were answered
   * @param feedback absent where too few arrived
   * @param overdue measures of which at least {@code k} matters became overdue
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Year(
      int year,
      @Nullable Verification verification,
      @Nullable Feedback feedback,
      List<Overdue> overdue) {
    public Year {
      overdue = List.copyOf(overdue);
    }
  }

  /**
   * Requests to verify nationality and identity that were answered in the year, with whatever
   * answer but that more data are needed.
   *
   * @param medianDays from the request to the answer: half of them took no longer
   * @param ninetiethDays nine in ten took no longer
   */
  public record Verification(long answered, long medianDays, long ninetiethDays) {}

  /**
   * Handovers that ended in an arrival in the year.
   *
   * @param percent on how many of them feedback came within ninety days, in whole percent; absent
   *     where it would tell of a few
   */
  public record Feedback(long arrivals, @Nullable Long percent) {}

  /** Matters under a measure that became overdue in the year, so that somebody was told. */
  public record Overdue(String measure, long matters) {}
}
