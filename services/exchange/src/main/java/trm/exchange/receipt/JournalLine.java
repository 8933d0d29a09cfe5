package trm.exchange.receipt;

import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.JournalEntry;

/**
 * One line of the journal as it is stored.
 *
 * @param leaf the encoded entry
 * @param leafHash RFC 6962 hash of the leaf
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes in transit between two calls, never compared.
public record JournalLine(
    JournalEntry entry, byte[] leaf, Digest leafHash, @Nullable EntryDetail detail) {}
