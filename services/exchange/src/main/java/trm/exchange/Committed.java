package trm.exchange;

import java.util.List;

/**
 * What a committed unit of work came to.
 *
 * @param journalIndexes where its entries stand, in the order in which they were given; in the
 *     generation that was current
 */
public record Committed<T>(T value, List<Long> journalIndexes) {
  public Committed {
    journalIndexes = List.copyOf(journalIndexes);
  }
}
