package trm.node.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release as it is published. Made once; never again with other numbers.
 *
 * @param node whose cases are counted: those that began there
 * @param k the least count that is shown
 * @param cases how many were counted; absent where they are too few for anything to be said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Release(
    String id,
    String node,
    LocalDate from,
    LocalDate until,
    LocalDate cutOffOn,
    LocalDate publishedOn,
    int k,
    @Nullable Long cases,
    List<ShownTable> tables) {
  /** The least count of the Counter-Trafficking Data Collaborative. */
  static final int K = 11;

  public Release {
    tables = List.copyOf(tables);
  }

  static Release of(String node, ReleasePeriod period, List<AnonymousRow> rows) {
    boolean enough = rows.size() >= Suppression.leastTotal(K);
    return new Release(
        period.id(),
        node,
        period.from(),
        period.until(),
        period.cutOffOn(),
        period.publishedOn(),
        K,
        enough ? (long) rows.size() : null,
        enough ? tables(rows) : List.of());
  }

  private static List<ShownTable> tables(List<AnonymousRow> rows) {
    return CtdcTables.shapes().stream().map(shape -> ShownTable.of(shape, rows, K)).toList();
  }
}
