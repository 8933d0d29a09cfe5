package trm.exchange.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;

/**
 * An envelope that was put aside. Its bytes are not kept: what may still be handled comes again
 * from its sender, and what may not is nobody's to read.
 *
 * @param size of the envelope in bytes
 * @param sender proven by signature; absent when it did not open
 * @param messageId as signed; absent when it did not open
 * @param times how often it came
 */
public record Quarantined(
    Digest envelope,
    QuarantineReason reason,
    int size,
    @Nullable NodeId sender,
    @Nullable MessageId messageId,
    Instant firstAt,
    Instant lastAt,
    int times) {}
