package trm.node.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trm.node.feed.EntryId;

/**
 * The row of an attempt.
 *
 * @param number rises; the place in the list
 * @param entry what it told of; absent for a test
 * @param status absent when there was no answer
 */
public record Attempt(
    long number,
    DeliveryId delivery,
    @Nullable EntryId entry,
    Instant at,
    Outcome outcome,
    @Nullable Integer status,
    long latencyMillis) {}
