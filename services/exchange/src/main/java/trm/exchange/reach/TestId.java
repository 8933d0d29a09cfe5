package trm.exchange.reach;

import java.util.Optional;
import java.util.UUID;

/** The identity of one test of a focal point, chosen at random by the asker. */
public record TestId(UUID value) {
  /** Reads the text form of a UUID; empty for any other text. */
  static Optional<TestId> read(String text) {
    try {
      return Optional.of(new TestId(UUID.fromString(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
