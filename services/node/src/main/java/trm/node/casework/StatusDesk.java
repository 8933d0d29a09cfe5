package trm.node.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trm.evidence.directory.Directory;
import trm.evidence.status.StatusId;
import trm.evidence.status.StatusProof;
import trm.evidence.status.StatusSigner;
import trm.evidence.status.StatusStatement;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.node.casework.Entries.Line;
import trm.node.casework.Entries.Standing;
import trm.node.wire.FactStoreCodec;
import trm.node.wire.Names;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.CaseReference;
import trm.referral.Fact;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.UnannouncedArrival;
import trm.referral.LocalEvent.ReferralOpened;
import trm.referral.NodeId;
import trm.referral.Referral;
import trm.referral.file.Days;

/**
 * Gives the person a signed paper that says which node looks after her, and verifies those that
 * others gave. That one was given, for which case and to whom stands in the journal, written in the
 * same unit of work.
 */
public final class StatusDesk {
  private static final Duration VALIDITY = Duration.ofDays(30);

  private final NodeId self;
  private final InstantSource clock;
  private final Supplier<Directory> directory;
  private final StatusSigner signer;
  private final Freshness fresh;
  private final UnitOfWork unitOfWork;
  private final CaseStore cases;
  private final Entries entries;

  /** What the desk works with. */
  public record Ports(
      NodeId self,
      InstantSource clock,
      Supplier<Directory> directory,
      StatusSigner signer,
      Freshness fresh,
      UnitOfWork unitOfWork,
      CaseStore cases,
      FactStoreCodec factStore) {}

  /** Puts the desk together. */
  public StatusDesk(Ports ports) {
    this.self = ports.self();
    this.clock = ports.clock();
    this.directory = ports.directory();
    this.signer = ports.signer();
    this.fresh = ports.fresh();
    this.unitOfWork = ports.unitOfWork();
    this.cases = ports.cases();
    this.entries = new Entries(ports.factStore(), ports.fresh());
  }

  /** What became of the wish for one. */
  public sealed interface Giving {
    /**
     * It is signed.
     *
     * @param jws what the person takes along
     */
    record Given(String jws, StatusStatement statement) implements Giving {}

    /** This node does not owe the person care. */
    record NotInCare() implements Giving {}

    /** No such case, or none that concerns the officer. */
    record UnknownCase() implements Giving {}
  }

  /**
   * Signs a statement.
   *
   * @param purpose coded; what it is given for
   * @param nextContactOn where the officer sets another day than the case does
   * @throws trm.evidence.seal.SenderNotVouchedException when no peer would believe the signature
   */
  public Giving give(
      CaseReference caseReference, Officer by, String purpose, @Nullable LocalDate nextContactOn) {
    return unitOfWork
        .carryOut(work -> give(work, caseReference, by, purpose, nextContactOn))
        .value();
  }

  private Giving give(
      Work work,
      CaseReference caseReference,
      Officer by,
      String purpose,
      @Nullable LocalDate nextContactOn) {
    CaseLine line = cases.line(caseReference);
    if (line == null || !Visibility.isVisible(line, by)) {
      return new Giving.UnknownCase();
    }
    Referral referral = Referral.replay(self, cases.read(caseReference).facts());
    if (!referral.duty().contains(self)) {
      return new Giving.NotInCare();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    StatusStatement statement = statement(referral, caseReference, nextContactOn, now);
    String jws = signer.sign(statement);
    journal(work, line, by, purpose, statement);
    return new Giving.Given(jws, statement);
  }

  /** The number leads from the paper to the case here, and nowhere else. */
  private void journal(
      Work work, CaseLine line, Officer by, String purpose, StatusStatement statement) {
    Standing standing = new Standing(line.caseReference(), line.epoch(), line.turn());
    Line entry =
        entries.ofPaper(
            "StatusStatement",
            statement.id().toString(),
            standing,
            by,
            purpose,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    work.journal(entry.entry(), entry.detail());
  }

  private StatusStatement statement(
      Referral referral,
      CaseReference caseReference,
      @Nullable LocalDate nextContactOn,
      Instant now) {
    StatusId id = new StatusId(fresh.id());
    return new StatusStatement(
        Names.toProof(self),
        id,
        StatusStatement.digestOf(id, Names.toProof(caseReference)),
        inCareSince(referral),
        nextContactOn == null ? nextContact(referral, Days.of(now)) : nextContactOn,
        now,
        now.plus(VALIDITY));
  }

  /** The day on which the person last came to this node. */
  private LocalDate inCareSince(Referral referral) {
    Fact came = referral.facts().getFirst();
    for (Fact fact : referral.facts()) {
      boolean here = fact.stamp().node().equals(self);
      came = here && isComing(fact) ? fact : came;
    }
    return Days.of(came.stamp().occurredAt());
  }

  private static boolean isComing(Fact fact) {
    return fact.event() instanceof ReferralOpened
        || fact.event() instanceof ArrivalConfirmed
        || fact.event() instanceof UnannouncedArrival;
  }

  private static @Nullable LocalDate nextContact(Referral referral, LocalDate today) {
    return referral
        .care()
        .facts()
        .last(FollowUpReported.class)
        .flatMap(report -> Optional.ofNullable(report.nextDueOn()))
        .filter(day -> !day.isBefore(today))
        .orElse(null);
  }

  /** Verifies a statement that somebody shows here now. */
  public StatusProof verify(String jws) {
    return StatusProof.of(jws, directory.get(), clock.instant());
  }
}
