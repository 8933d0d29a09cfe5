@NullMarked
package trm.corridor.embedded;

import org.jspecify.annotations.NullMarked;
