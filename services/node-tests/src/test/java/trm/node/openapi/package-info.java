@NullMarked
package trm.node.openapi;

import org.jspecify.annotations.NullMarked;
