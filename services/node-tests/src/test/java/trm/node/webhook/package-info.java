@NullMarked
package trm.node.webhook;

import org.jspecify.annotations.NullMarked;
