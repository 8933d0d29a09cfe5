/**
 * The origin node: its charter and its application. Everything else is the shell's; nobody calls
 * this package but the JVM that starts it.
 */
@NullMarked
package trm.origin;

import org.jspecify.annotations.NullMarked;
