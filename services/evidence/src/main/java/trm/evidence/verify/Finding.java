package trm.evidence.verify;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong, or not as it is claimed to be.
 *
 * @param bundle the name of the bundle in which it was found
 * @param entry the index of the journal entry concerned, where one is
 * @param sentence what is wrong, in one sentence
 */
public record Finding(FindingKind kind, String bundle, @Nullable Long entry, String sentence) {}
