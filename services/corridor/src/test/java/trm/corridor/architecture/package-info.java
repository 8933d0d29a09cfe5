/** What the architecture page says about all modules, as tests. */
@NullMarked
package trm.corridor.architecture;

import org.jspecify.annotations.NullMarked;
