/**
 * Input that nobody honest sends: bytes and texts changed by chance, and made to hurt. Each run is
 * one seed, which a failure names; {@code -Dcorridor.fuzz.tries} makes the runs longer.
 */
@NullMarked
package trm.node.hell;

import org.jspecify.annotations.NullMarked;
