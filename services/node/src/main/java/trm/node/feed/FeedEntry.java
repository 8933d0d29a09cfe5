package trm.node.feed;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import trm.referral.CaseReference;
import trm.referral.OrganisationId;

/**
 * One thing that happened. Holds codes, ids and times; nothing personal. Whoever wants to know more
 * reads the case, and the journal says so.
 *
 * @param recordedAt when this node wrote it down
 * @param audience the organisations of this node that it concerned then
 * @param everyCase whether it also concerns those who see every case of the node
 */
public record FeedEntry(
    EntryId id,
    FeedType type,
    Instant occurredAt,
    Instant recordedAt,
    About about,
    Set<OrganisationId> audience,
    boolean everyCase) {
  public FeedEntry {
    audience = Set.copyOf(audience);
  }

  /** What it is about. */
  public sealed interface About {
    /**
     * A case.
     *
     * @param measure absent where it would tell what the type leaves open
     */
    record OfCase(CaseReference caseReference, @Nullable String measure, long epoch, long turn)
        implements About {}

    /**
     * A webhook of the organisation.
     *
     * @param reason a code; absent for a test
     */
    record OfWebhook(UUID webhook, @Nullable String reason) implements About {}
  }
}
