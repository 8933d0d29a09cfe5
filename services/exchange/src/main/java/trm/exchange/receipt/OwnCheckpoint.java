package trm.exchange.receipt;

import trm.evidence.Digest;

/**
 * A checkpoint that this node signed.
 *
 * @param size number of entries it covers
 * @param root of the tree of that size
 * @param note the C2SP signed note
 */
public record OwnCheckpoint(long size, Digest root, String note) {}
