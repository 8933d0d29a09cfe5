package trm.node.wire;

import org.jspecify.annotations.Nullable;

/**
 * A fact as it rests in the database.
 *
 * @param eventType the event's simple name
 * @param clear JSON of the stamp and of what is of class A; kept for ever
 * @param secret JSON of what is guarded, to be encrypted under the key of the fact's part; null
 *     when there is none, or when its key is destroyed
 */
public record StoredFact(String eventType, String clear, @Nullable String secret) {
  /** The same fact when its secret half can no longer be read. */
  public StoredFact erased() {
    return new StoredFact(eventType, clear, null);
  }

  /** Shows nothing of the secret. */
  @Override
  public String toString() {
    return "StoredFact[" + eventType + "]";
  }
}
