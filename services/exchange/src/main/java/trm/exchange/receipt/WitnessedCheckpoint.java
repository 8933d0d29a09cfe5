package trm.exchange.receipt;

import java.time.Instant;
import trm.evidence.Digest;
import trm.evidence.Generation;

/**
 * A checkpoint of another node's journal, its signature verified.
 *
 * @param note the C2SP signed note
 */
public record WitnessedCheckpoint(
    Generation origin, long size, Digest root, String note, Instant seenAt) {}
