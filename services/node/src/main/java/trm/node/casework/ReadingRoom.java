package trm.node.casework;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trm.evidence.journal.EntryKind;
import trm.exchange.Work;
import trm.node.casework.Entries.Standing;
import trm.referral.CaseReference;
import trm.referral.Fact;
import trm.referral.LocalEvent.EmergencyReadingRecorded;
import trm.referral.LocalEvent.RetentionEnded;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.Part;
import trm.referral.Referral;
import trm.referral.Stamp;
import trm.referral.file.EmergencyReadings;
import trm.referral.file.FactList;
import trm.referral.measure.MeasureOf;

/**
 * The one way in which officers come to read a case: only one that concerns them, only what they
 * may read of it, and with an entry in the journal of the same unit of work.
 */
final class ReadingRoom {
  private final NodeId self;
  private final InstantSource clock;
  private final CaseStore cases;
  private final Entries entries;
  private final Registrar registrar;

  ReadingRoom(
      NodeId self, InstantSource clock, CaseStore cases, Entries entries, Registrar registrar) {
    this.self = self;
    this.clock = clock;
    this.cases = cases;
    this.entries = entries;
    this.registrar = registrar;
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
   * link is whose stays as it is. The coordinator finds the reading in the work list at once.
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
    note(work, caseReference, by, reason, now);
    return Optional.of(read(line, by, now));
  }

  /**
   * One fact for all that an officer reads until somebody reviews it: the journal counts the rest.
   * A case of which everything is erased has nobody left to ask.
   */
  private void note(
      Work work, CaseReference caseReference, Officer by, String reason, Instant now) {
    CaseFile file = cases.load(caseReference);
    Referral before = Referral.replay(self, file.facts());
    boolean isErased =
        new FactList(file.facts())
            .all(RetentionEnded.class).stream()
                .anyMatch(ended -> ended.event().erased().contains(Part.OWN));
    if (isErased || EmergencyReadings.of(before).waitsOf(by.organisation(), by.officer())) {
      return;
    }
    Stamp stamp =
        new Stamp(
            now,
            now,
            MeasureOf.EMERGENCY,
            self,
            new OrganisationId(self.value()),
            Stamp.SYSTEM,
            null);
    Fact noted =
        new Fact(new EmergencyReadingRecorded(by.organisation(), by.officer(), reason), stamp);
    List<Fact> all = Stream.concat(file.facts().stream(), Stream.of(noted)).toList();
    registrar.file(work, file, Referral.replay(self, all), List.of(noted), List.of());
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
