package trm.evidence.status;

import java.util.UUID;

/** The identity of one status statement, chosen at random. */
public record StatusId(UUID value) {
  /**
   * Reads the canonical text form of a UUID.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static StatusId of(String text) {
    return new StatusId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
