package trm.exchange.receipt;

import trm.evidence.Digest;

/**
 * A line of this node's journal, as a receipt needs it.
 *
 * @param hash of the leaf
 * @param index the line's place in the current generation
 * @param leaf the encoded leaf
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its hash.
public record PlacedLeaf(Digest hash, long index, byte[] leaf) {}
