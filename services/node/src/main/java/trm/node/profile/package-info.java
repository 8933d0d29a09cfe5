/**
 * Reads country profiles and bilateral agreements from files that a ministry writes. A file says
 * only what its country chose; the rest is a neutral default. Called once, when a node starts, and
 * by the page of reference that prints the examples.
 */
@NullMarked
package trm.node.profile;

import org.jspecify.annotations.NullMarked;
