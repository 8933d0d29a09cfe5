/** That MirrorMaker understands each word of what {@code deploy/mirror} says to it. */
@NullMarked
package trm.mirror;

import org.jspecify.annotations.NullMarked;
