package trm.node.keys;

import java.time.Instant;
import java.util.Optional;
import trm.evidence.keys.RawPublicKey;

/** The directories by which this node has gone. Takes part in the open unit of work. */
public interface KnownDirectories {

  /** The newest that this federation signed, a compact JWS. */
  Optional<String> newest(RawPublicKey federation);

  /** Remembers one. A version that is known already stays as it is. */
  void learn(RawPublicKey federation, long version, String jws, Instant at);
}
