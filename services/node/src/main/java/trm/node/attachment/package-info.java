/**
 * What a photo or a scan must be before anybody opens it: one file of one form, from its first byte
 * to its last. Called by {@code trm.node.casework} and {@code trm.node.api}.
 */
@NullMarked
package trm.node.attachment;

import org.jspecify.annotations.NullMarked;
