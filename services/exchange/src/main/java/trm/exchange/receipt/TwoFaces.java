package trm.exchange.receipt;

import java.time.Instant;
import trm.evidence.Generation;

/**
 * Self-contained evidence that a journal showed two histories: two signed notes, one size, two
 * roots.
 */
public record TwoFaces(
    Generation origin, long size, String firstNote, String secondNote, Instant foundAt) {}
