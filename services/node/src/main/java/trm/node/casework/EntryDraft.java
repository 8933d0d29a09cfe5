package trm.node.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.NodeId;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.node.casework.Entries.Standing;
import trm.node.wire.Names;

/** A journal entry in the making; most of its eighteen fields are absent on most entries. */
final class EntryDraft {
  private final EntryKind kind;
  private final Standing standing;
  private final String organisation;
  private final String officer;
  private final Instant occurredAt;
  private final Instant recordedAt;
  private @Nullable String eventType;
  private @Nullable String statedBy;
  private @Nullable NodeId peer;
  private @Nullable String outcome;
  private @Nullable String handover;
  private @Nullable Digest cites;
  private @Nullable Digest commitment;

  EntryDraft(
      EntryKind kind,
      Standing standing,
      String organisation,
      String officer,
      Instant occurredAt,
      Instant recordedAt) {
    this.kind = kind;
    this.standing = standing;
    this.organisation = organisation;
    this.officer = officer;
    this.occurredAt = occurredAt;
    this.recordedAt = recordedAt;
  }

  EntryDraft eventType(@Nullable String name) {
    this.eventType = name;
    return this;
  }

  EntryDraft statedBy(@Nullable String partner) {
    this.statedBy = partner;
    return this;
  }

  EntryDraft peer(NodeId node) {
    this.peer = node;
    return this;
  }

  EntryDraft outcome(String code) {
    this.outcome = code;
    return this;
  }

  EntryDraft handover(@Nullable String id) {
    this.handover = id;
    return this;
  }

  EntryDraft cites(Digest leafHash) {
    this.cites = leafHash;
    return this;
  }

  EntryDraft detail(EntryDetail detail) {
    this.commitment = detail.commitment();
    return this;
  }

  JournalEntry build() {
    return new JournalEntry(
        kind,
        eventType,
        Names.toProof(standing.caseReference()),
        standing.epoch(),
        standing.turn(),
        organisation,
        officer,
        statedBy,
        occurredAt,
        recordedAt,
        null,
        peer,
        null,
        null,
        outcome,
        handover,
        cites,
        commitment);
  }
}
