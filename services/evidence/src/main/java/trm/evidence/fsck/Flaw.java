package trm.evidence.fsck;

/**
 * Something stored that does not agree with the rest.
 *
 * @param table where it stands
 * @param key which row, in words that an operator can search by; never anything personal
 * @param sentence what is wrong, in one sentence
 */
public record Flaw(FlawKind kind, String table, String key, String sentence) {}
