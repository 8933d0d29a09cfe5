package trm.node.casework;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next after which place the next one begins; null on the last
 */
public record Page<T>(List<T> items, @Nullable Place next) {
  public Page {
    items = List.copyOf(items);
  }

  /** Of rows of which so many were asked for: fewer are the last. */
  public static <T> Page<T> of(List<T> rows, int max, Function<T, Place> place) {
    return new Page<>(rows, rows.size() < max ? null : place.apply(rows.getLast()));
  }

  /** Without some; it may be shorter than what was asked for and yet not the last. */
  public Page<T> filter(Predicate<T> wanted) {
    return new Page<>(items.stream().filter(wanted).toList(), next);
  }

  public <U> List<U> map(Function<T, U> shown) {
    return items.stream().map(shown).toList();
  }
}
