/**
 * The person's own copy: what was told about the person, to whom, when and on which basis, and how
 * to take consent back. A page that may be seen by others, and so says nothing of what happened.
 */
@NullMarked
package trm.node.copy;

import org.jspecify.annotations.NullMarked;
