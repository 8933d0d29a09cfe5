package trm.exchange.receipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;

/**
 * A receipt that this node owes.
 *
 * @param envelope what it is about
 * @param leafHash of the reception entry, which is in the journal once the transaction is committed
 * @param toldCode why it was refused or put aside, as far as the peer may know
 */
public record OwedReceipt(
    Digest envelope,
    Digest leafHash,
    MessageId messageId,
    NodeId peer,
    @Nullable String toldCode,
    Instant owedAt) {}
