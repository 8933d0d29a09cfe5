/** Pages of the operations manual, of which every command is typed and every answer looked at. */
@NullMarked
package trm.node.page;

import org.jspecify.annotations.NullMarked;
