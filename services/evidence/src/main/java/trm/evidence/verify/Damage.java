package trm.evidence.verify;

import org.jspecify.annotations.Nullable;

/**
 * A part of a bundle that cannot be read.
 *
 * @param entry the index of the journal entry, where that much is readable
 */
public record Damage(@Nullable Long entry, String sentence) {}
