/**
 * In-memory twins of this module's ports, which roll back with their unit of work. For the
 * simulator and for tests.
 */
@NullMarked
package trm.node.casework.memory;

import org.jspecify.annotations.NullMarked;
