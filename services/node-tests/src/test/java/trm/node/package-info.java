/** A whole node under test: real HTTP, real PostgreSQL, a realm whose tokens are signed here. */
@NullMarked
package trm.node;

import org.jspecify.annotations.NullMarked;
