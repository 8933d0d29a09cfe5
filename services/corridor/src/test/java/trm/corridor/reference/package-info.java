/**
 * The pages of docs/reference that are made from the law, the catalogue of measures and the
 * charters. A test says when one is stale; {@code make reference} writes them anew.
 */
@NullMarked
package trm.corridor.reference;

import org.jspecify.annotations.NullMarked;
