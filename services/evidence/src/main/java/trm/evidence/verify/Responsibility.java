package trm.evidence.verify;

import java.time.Instant;
import java.util.Optional;
import trm.evidence.NodeId;

/**
 * Who was responsible for a person, from when to when. Times are of the journals that wrote them,
 * by each node's own clock.
 *
 * @param turn counts the organisations inside the node
 * @param from when the opening was journalled
 * @param until when the next one's opening was journalled; absent for the last that is shown
 * @param opening the entry that opens this responsibility
 * @param citedBy the entry by which the node before closed its own, citing {@code opening}; absent
 *     for the first of a case and for a turn, and where no closing is shown
 */
public record Responsibility(
    long epoch,
    long turn,
    NodeId node,
    String organisation,
    String officer,
    Instant from,
    Optional<Instant> until,
    EntryPlace opening,
    Optional<EntryPlace> citedBy) {}
