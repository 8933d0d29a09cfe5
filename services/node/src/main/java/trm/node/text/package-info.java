/**
 * Sentences in the reader's language: bundles by key, what each was translated from, and who has
 * read it. The interface and the person's copy call it; it knows no case.
 */
@NullMarked
package trm.node.text;

import org.jspecify.annotations.NullMarked;
