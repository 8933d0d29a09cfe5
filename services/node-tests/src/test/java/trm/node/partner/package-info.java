@NullMarked
package trm.node.partner;

import org.jspecify.annotations.NullMarked;
