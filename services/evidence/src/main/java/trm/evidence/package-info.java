/**
 * The identifiers of the evidence module, each a type of its own, and its reading of JSON.
 * Everybody may use them.
 */
@NullMarked
package trm.evidence;

import org.jspecify.annotations.NullMarked;
