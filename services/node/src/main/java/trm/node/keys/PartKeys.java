package trm.node.keys;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;

/**
 * The keys of all parts of all cases. Every method takes part in the open unit of work; a destroyed
 * key is gone with its commit.
 */
public interface PartKeys {

  /** The key of a part, made now if there is none. */
  PartKey require(CaseReference caseReference, String part);

  /** The key of a part; empty when it was destroyed or never made. */
  Optional<PartKey> find(CaseReference caseReference, String part);

  /**
   * The key of a part from its wrapped form.
   *
   * @param wrapped as its row has it now; absent where there is none
   */
  Optional<PartKey> unwrap(CaseReference caseReference, String part, byte @Nullable [] wrapped);

  /** Destroys the key: what lies under it can never be read again. */
  void destroy(CaseReference caseReference, String part);
}
