/**
 * What happened in the cases of this node, in an order that whoever asks from where he left off
 * never sees skip or repeat. The use cases write it, the interface and the webhooks read it.
 */
@NullMarked
package trm.node.feed;

import org.jspecify.annotations.NullMarked;
