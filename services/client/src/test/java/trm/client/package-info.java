/** The client against a real, small HTTP server that answers as a test says. */
@NullMarked
package trm.client;

import org.jspecify.annotations.NullMarked;
