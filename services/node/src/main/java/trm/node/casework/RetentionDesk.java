package trm.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.referral.CaseReference;
import trm.referral.Fact;
import trm.referral.LocalEvent;
import trm.referral.LocalEvent.ErasureCarriedOut;
import trm.referral.LocalEvent.RetentionEnded;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.Part;
import trm.referral.Referral;
import trm.referral.Retention;
import trm.referral.Stamp;
import trm.referral.consent.EndedCase;
import trm.referral.consent.KeptParts;
import trm.referral.file.Days;

/**
 * Erases what was kept after a withdrawal, once the day that was told is over, and what is left of
 * a case once it has been over for as long as the profile says. The node itself acts; fact,
 * destroyed keys and journal entry are one unit of work for each case.
 */
public final class RetentionDesk {
  private static final String MEASURE = "M2.3";
  private final NodeId self;
  private final UnitOfWork unitOfWork;
  private final CaseStore cases;
  private final Retention retention;
  private final Registrar registrar;
  private final Consumer<RuntimeException> failed;

  RetentionDesk(
      NodeId self,
      UnitOfWork unitOfWork,
      CaseStore cases,
      Retention retention,
      Registrar registrar,
      Consumer<RuntimeException> failed) {
    this.self = self;
    this.unitOfWork = unitOfWork;
    this.cases = cases;
    this.retention = retention;
    this.registrar = registrar;
    this.failed = failed;
  }

  /**
   * Looks through all cases of which something was erased or kept, and through those that nobody
   * has touched for long. A case that fails is told of and tried again at the next step; it must
   * not keep what is due in the others.
   *
   * @return how many parts were erased
   */
  public int step(Instant now) {
    List<CaseReference> answered = unitOfWork.carryOut(_ -> cases.withErasures()).value();
    int kept = answered.stream().mapToInt(one -> eraseOrTell(one, now, this::keptTooLong)).sum();
    List<CaseReference> untouched =
        unitOfWork.carryOut(_ -> cases.untouchedSince(shortestAgo(now))).value();
    return kept
        + untouched.stream().mapToInt(one -> eraseOrTell(one, now, this::overForLong)).sum();
  }

  /** What is erased of a case now. */
  private interface Due {
    List<LocalEvent> of(CaseFile file, Instant now);
  }

  private int eraseOrTell(CaseReference caseReference, Instant now, Due due) {
    try {
      return unitOfWork.carryOut(work -> erase(work, caseReference, now, due)).value();
    } catch (RuntimeException failure) {
      failed.accept(failure);
      return 0;
    }
  }

  /** Before the end of the shorter period nothing can be due. */
  private Instant shortestAgo(Instant now) {
    LocalDate today = Days.of(now);
    LocalDate proceedings = today.minus(retention.proceedings());
    LocalDate assistance = today.minus(retention.assistance());
    LocalDate later = proceedings.isAfter(assistance) ? proceedings : assistance;
    return later.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private List<LocalEvent> keptTooLong(CaseFile file, Instant now) {
    return List.copyOf(KeptParts.due(Referral.replay(self, file.facts()), retention, now));
  }

  private List<LocalEvent> overForLong(CaseFile file, Instant now) {
    Referral referral = Referral.replay(self, file.facts());
    List<Part> due = EndedCase.due(referral, cases.heldParts(file.caseReference()), retention, now);
    return due.isEmpty() ? List.of() : List.of(new RetentionEnded(due, retention.cleanFrom(now)));
  }

  private int erase(Work work, CaseReference caseReference, Instant now, Due due) {
    CaseFile file = cases.load(caseReference);
    List<LocalEvent> erasures = due.of(file, now);
    if (erasures.isEmpty()) {
      return 0;
    }
    List<Fact> facts = erasures.stream().map(erasure -> new Fact(erasure, stamp(now))).toList();
    List<Fact> all = Stream.concat(file.facts().stream(), facts.stream()).toList();
    registrar.file(work, file, Referral.replay(self, all), facts, List.of());
    return erasures.stream().mapToInt(RetentionDesk::countParts).sum();
  }

  private static int countParts(LocalEvent erasure) {
    return switch (erasure) {
      case ErasureCarriedOut done -> done.erased().size();
      case RetentionEnded ended -> ended.erased().size();
      case LocalEvent other -> 0;
    };
  }

  private Stamp stamp(Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    OrganisationId node = new OrganisationId(self.value());
    return new Stamp(at, at, MEASURE, self, node, Stamp.SYSTEM, null);
  }
}
