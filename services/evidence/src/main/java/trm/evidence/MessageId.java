package trm.evidence;

import java.util.UUID;

/** The identity of one message, chosen at random by its sender and never used twice. */
public record MessageId(UUID value) {
  /** Reads the canonical text form of a UUID. */
  public static MessageId of(String text) {
    return new MessageId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
