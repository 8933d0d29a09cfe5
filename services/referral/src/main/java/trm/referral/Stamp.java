package trm.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When and by whom something happened.
 *
 * @param occurredAt when it happened; a fact that the law let in has it never after {@code
 *     recordedAt}
 * @param recordedAt when the node wrote it down
 * @param measure the measure it belongs to, such as {@code M4.4}
 * @param node the node that states it
 * @param statedBy the partner's system that named the officer, where one did
 */
public record Stamp(
    Instant occurredAt,
    Instant recordedAt,
    String measure,
    NodeId node,
    OrganisationId organisation,
    OfficerId officer,
    @Nullable String statedBy) {

  /** Stands where a node itself acts and no officer does. */
  public static final OfficerId SYSTEM = new OfficerId("system");

  /** The same moment and measure, stated by the node itself: it does not show who in it acted. */
  public Stamp byTheNode() {
    return new Stamp(
        occurredAt, recordedAt, measure, node, new OrganisationId(node.value()), SYSTEM, null);
  }
}
