/**
 * A whole corridor on one machine, for the demo, the system tests and the simulator; never
 * deployed.
 */
@NullMarked
package trm.corridor;

import org.jspecify.annotations.NullMarked;
