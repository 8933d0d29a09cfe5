package trm.node.wire;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.referral.CrossingEvent;
import trm.referral.Guarded;
import trm.referral.Identifier;
import trm.referral.Octets;
import trm.referral.Part;

/**
 * What stands in an event as it was written and not in what its receiver reads, by the names of the
 * fields; inside a record by the way to it, such as {@code clues.places}.
 */
public final class Lost {
  private Lost() {}

  /** The fields that differ. */
  public static List<String> between(CrossingEvent written, CrossingEvent read) {
    return inside(written, read, "").toList();
  }

  private static Stream<String> inside(Object written, Object read, String at) {
    return RecordShape.of(written.getClass()).components().stream()
        .flatMap(
            component ->
                of(
                    RecordShape.valueOf(written, component),
                    RecordShape.valueOf(read, component),
                    at + component.getName()));
  }

  private static Stream<String> of(@Nullable Object written, @Nullable Object read, String at) {
    if (Objects.equals(written, read)) {
      return Stream.empty();
    }
    return content(written) instanceof Record one
            && content(read) instanceof Record other
            && one.getClass().equals(other.getClass())
            && !isOneText(one)
        ? inside(one, other, at + ".")
        : Stream.of(at);
  }

  private static boolean isOneText(Object value) {
    return value instanceof Identifier || value instanceof Octets || value instanceof Part;
  }

  /** Two that are guarded are compared by what they hold; withheld and erased hold nothing. */
  private static @Nullable Object content(@Nullable Object value) {
    return value instanceof Guarded<?> guarded ? guarded.held().orElse(null) : value;
  }
}
