/**
 * A node as it is after years: cases and journal entries that the node itself once wrote, copied
 * many times over into its database, each copy under its own name, keys and hashes. Nothing of it
 * is of a real person.
 */
@NullMarked
package trm.node.age;

import org.jspecify.annotations.NullMarked;
