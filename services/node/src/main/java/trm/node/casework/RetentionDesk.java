package trm.node.casework;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.referral.CaseReference;
import trm.referral.Fact;
import trm.referral.LocalEvent.ErasureCarriedOut;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.Referral;
import trm.referral.Retention;
import trm.referral.Stamp;
import trm.referral.consent.KeptParts;

/**
 * Erases what was kept after a withdrawal, once the day that was told is over. The node itself
 * acts; fact, destroyed keys and journal entry are one unit of work for each case.
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
   * Looks through all cases of which something was erased or kept. A case that fails is told of and
   * tried again at the next step; it must not keep what is due in the others.
   *
   * @return how many parts were erased
   */
  public int step(Instant now) {
    List<CaseReference> answered = unitOfWork.carryOut(_ -> cases.withErasures()).value();
    return answered.stream().mapToInt(one -> eraseOrTell(one, now)).sum();
  }

  private int eraseOrTell(CaseReference caseReference, Instant now) {
    try {
      return erase(caseReference, now);
    } catch (RuntimeException failure) {
      failed.accept(failure);
      return 0;
    }
  }

  private int erase(CaseReference caseReference, Instant now) {
    return unitOfWork.carryOut(work -> erase(work, caseReference, now)).value();
  }

  private int erase(Work work, CaseReference caseReference, Instant now) {
    CaseFile file = cases.load(caseReference);
    List<ErasureCarriedOut> due =
        KeptParts.due(Referral.replay(self, file.facts()), retention, now);
    if (due.isEmpty()) {
      return 0;
    }
    List<Fact> facts = due.stream().map(erasure -> new Fact(erasure, stamp(now))).toList();
    List<Fact> all = Stream.concat(file.facts().stream(), facts.stream()).toList();
    registrar.file(work, file, Referral.replay(self, all), facts, List.of());
    return due.stream().mapToInt(erasure -> erasure.erased().size()).sum();
  }

  private Stamp stamp(Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    OrganisationId node = new OrganisationId(self.value());
    return new Stamp(at, at, MEASURE, self, node, Stamp.SYSTEM, null);
  }
}
