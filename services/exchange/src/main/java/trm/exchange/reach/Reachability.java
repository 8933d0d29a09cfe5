package trm.exchange.reach;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trm.evidence.NodeId;

/**
 * What is known of a peer's focal point.
 *
 * @param testedAt when it was last asked; absent when it never was
 * @param answeredAt when a person last answered, by the peer's clock; absent when nobody ever did
 * @param answeredAs for which office
 * @param silentSince from when on an answer is missed; absent while none is
 */
public record Reachability(
    NodeId peer,
    @Nullable Instant testedAt,
    @Nullable Instant answeredAt,
    @Nullable AnsweredAs answeredAs,
    @Nullable Instant silentSince) {}
