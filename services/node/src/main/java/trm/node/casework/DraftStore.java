package trm.node.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import trm.referral.OrganisationId;

/**
 * Drafts of an organisation. Every method takes part in the open unit of work. What was typed rests
 * under the key of the case's own part, and so is gone with it; what belongs to no case rests under
 * the node's master key.
 */
public interface DraftStore {

  /** One of them; empty as well when it was erased with its case. */
  Optional<SavedDraft> find(OrganisationId organisation, UUID id);

  /** Those of them that still read, the last changed first. */
  Page<SavedDraft> of(OrganisationId organisation, @Nullable Place after, int max);

  /**
   * Writes a draft in the place of the version before it.
   *
   * @return false, and nothing written, when another version stands there
   */
  boolean put(SavedDraft draft);

  /** Takes one out, whatever its version. */
  boolean delete(OrganisationId organisation, UUID id);

  /** Takes out what nobody has touched since. */
  int forget(Instant untouchedSince);
}
