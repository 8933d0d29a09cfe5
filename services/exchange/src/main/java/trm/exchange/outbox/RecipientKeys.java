package trm.exchange.outbox;

import java.time.Instant;
import trm.evidence.NodeId;
import trm.evidence.keys.KeyId;

/** What the directory says today about a key to which a stored envelope is sealed. */
public interface RecipientKeys {
  /**
   * Whether an envelope sealed to that key may go out now. If not, it is sealed anew, to whatever
   * key serves, before it goes.
   *
   * @param urgent the directory's and the key's last days count as well
   */
  boolean serves(NodeId recipient, KeyId recipientKey, boolean urgent, Instant now);
}
