package trm.schema;

/**
 * A code's words for a reader.
 *
 * @param language the BCP 47 tag of the language in which the text stands
 * @param fallback whether the reader wished another language, so that a screen must say that this
 *     one is English for want of the reader's own
 * @param reviewed whether a native speaker has read the words; English is what the others were
 *     translated from and counts as read
 */
public record Label(String text, String language, boolean fallback, boolean reviewed) {}
