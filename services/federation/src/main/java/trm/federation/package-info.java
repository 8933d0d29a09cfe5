/**
 * The federation's desk: what a node asks to have vouched for, what is looked at before, the
 * signing away from every network, and what is handed to the nodes. Files in, files out; it speaks
 * to no node and to no broker.
 */
@NullMarked
package trm.federation;

import org.jspecify.annotations.NullMarked;
