package trm.node.keys;

import java.time.Instant;
import trm.evidence.keys.KeyId;

/** The node's own keys that the journal has told of. Takes part in the open unit of work. */
public interface KnownKeys {

  /**
   * Remembers a key.
   *
   * @return whether it was not known before
   */
  boolean learn(KeyId kid, Instant at);
}
