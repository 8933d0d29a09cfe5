/**
 * The identifiers of the evidence module, each a type of its own, its reading of JSON, and the
 * verifier's command line. Everybody may use them.
 */
@NullMarked
package trm.evidence;

import org.jspecify.annotations.NullMarked;
