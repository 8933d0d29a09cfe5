package trm.evidence.verify;

import java.time.Instant;
import java.util.Optional;
import trm.evidence.NodeId;
import trm.evidence.journal.EntryKind;

/**
 * Who did what on the way of a responsibility: a step of a handover, a consent, another basis of a
 * disclosure, an erasure.
 */
public record CaseStep(
    EntryKind kind,
    Optional<String> eventType,
    long epoch,
    NodeId node,
    String organisation,
    String officer,
    Optional<String> outcome,
    Instant occurredAt,
    Instant recordedAt,
    EntryPlace place) {}
