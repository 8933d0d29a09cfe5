/**
 * The keys under which personal data of a case rest: one a part, wrapped by the node's master key.
 * Destroying a key erases what lies under it. Only use cases and storage call this package.
 */
@NullMarked
package trm.node.keys;

import org.jspecify.annotations.NullMarked;
