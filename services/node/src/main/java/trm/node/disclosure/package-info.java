/**
 * May this field go to that receiver? The last gate before an event is sealed: what the basis does
 * not cover is withheld, and a message that would be useless or misleading without it is refused.
 * Called by {@code trm.node.casework}.
 */
@NullMarked
package trm.node.disclosure;

import org.jspecify.annotations.NullMarked;
