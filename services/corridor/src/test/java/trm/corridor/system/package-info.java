/** Tests against real parts; they run after packaging, by failsafe. */
@NullMarked
package trm.corridor.system;

import org.jspecify.annotations.NullMarked;
