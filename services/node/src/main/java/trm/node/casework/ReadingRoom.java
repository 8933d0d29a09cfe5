package trm.node.casework;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import trm.evidence.journal.EntryKind;
import trm.exchange.Work;
import trm.node.casework.Entries.Standing;
import trm.referral.CaseReference;
import trm.referral.Fact;
import trm.referral.NodeId;
import trm.referral.Referral;

/**
 * The one way in which officers come to read a case: only one that concerns them, only what they
 * may read of it, and with an entry in the journal of the same unit of work.
 */
final class ReadingRoom {
  private final NodeId self;
  private final InstantSource clock;
  private final CaseStore cases;
  private final Entries entries;

  ReadingRoom(NodeId self, InstantSource clock, CaseStore cases, Entries entries) {
    this.self = self;
    this.clock = clock;
    this.cases = cases;
    this.entries = entries;
  }

  /** A case that an officer reads, from the moment that the journal gives. */
  record Reading(CaseLine line, Referral referral, Instant at) {}

  /**
   * Opens a case.
   *
   * @param purpose coded; what it is read for
   * @return nothing when there is no such case, or none that concerns the officer
   */
  Optional<Reading> open(Work work, CaseReference caseReference, Officer by, String purpose) {
    CaseLine line = cases.line(caseReference);
    if (line == null || !Visibility.isVisible(line, by)) {
      return Optional.empty();
    }
    Instant now = now();
    Standing standing = standing(line);
    work.journal(entries.ofReading(EntryKind.RECORD_VIEWED, standing, by, purpose, now), null);
    return Optional.of(read(line, by, now));
  }

  /**
   * Opens a case because a life is in danger, also one that does not concern the officer. Which
   * link is whose stays as it is.
   *
   * @param reason coded; what the danger is
   * @return nothing when there is no such case
   */
  Optional<Reading> openInEmergency(
      Work work, CaseReference caseReference, Officer by, String reason) {
    CaseLine line = cases.line(caseReference);
    if (line == null) {
      return Optional.empty();
    }
    Instant now = now();
    entries
        .ofEmergencyReading(standing(line), by, reason, now)
        .forEach(entry -> work.journal(entry, null));
    return Optional.of(read(line, by, now));
  }

  private Reading read(CaseLine line, Officer by, Instant now) {
    List<Fact> facts = cases.read(line.caseReference()).facts();
    return new Reading(line, Referral.replay(self, Visibility.readable(facts, by)), now);
  }

  private static Standing standing(CaseLine line) {
    return new Standing(line.caseReference(), line.epoch(), line.turn());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
