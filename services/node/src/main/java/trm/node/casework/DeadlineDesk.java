package trm.node.casework;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.referral.CaseReference;
import trm.referral.Fact;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.Referral;
import trm.referral.Stamp;
import trm.referral.deadline.Deadline;
import trm.referral.deadline.Deadlines;

/**
 * Tells the next rung of the ladder that something is overdue. What is due is found by its index,
 * and decided from the facts under the case's lock: so each rung is told once, however many
 * replicas of the node look for it, and an answer that came meanwhile keeps it from being told.
 */
public final class DeadlineDesk {
  private static final int BATCH = 64;
  private final NodeId self;
  private final UnitOfWork unitOfWork;
  private final CaseStore cases;
  private final WorkBook book;
  private final WorkSheet sheet;
  private final Registrar registrar;
  private final Consumer<RuntimeException> failed;

  DeadlineDesk(
      NodeId self,
      UnitOfWork unitOfWork,
      CaseStore cases,
      WorkBook book,
      WorkSheet sheet,
      Registrar registrar,
      Consumer<RuntimeException> failed) {
    this.self = self;
    this.unitOfWork = unitOfWork;
    this.cases = cases;
    this.book = book;
    this.sheet = sheet;
    this.registrar = registrar;
    this.failed = failed;
  }

  /**
   * What a step did.
   *
   * @param raised the rungs that were told
   * @param full whether more may be due at once
   */
  public record Step(List<String> raised, boolean full) {
    public Step {
      raised = List.copyOf(raised);
    }
  }

  /**
   * Makes anew what the lists say of cases that an earlier release or another profile left, and
   * tells the rungs that are due. A case that fails is told of, and keeps no other from its turn.
   */
  public Step step(Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    List<CaseReference> stale =
        unitOfWork.carryOut(_ -> book.notMadeBy(sheet.basis(), BATCH)).value();
    long made = stale.stream().filter(one -> survives(one, this::remake)).count();
    List<CaseReference> due = unitOfWork.carryOut(_ -> book.withRungsDue(at, BATCH)).value();
    List<String> raised = new ArrayList<>();
    long done =
        due.stream().filter(one -> survives(one, it -> raised.addAll(raise(it, at)))).count();
    return new Step(raised, isFull(stale, made) || isFull(due, done));
  }

  /** A batch of which every case failed is tried again at the next look, and not at once. */
  private static boolean isFull(List<CaseReference> batch, long done) {
    return batch.size() == BATCH && done > 0;
  }

  /** How many matters are overdue, by measure. */
  public Map<String, Long> overdue(Instant now) {
    return unitOfWork.carryOut(_ -> book.overdue(now)).value();
  }

  private boolean survives(CaseReference one, Consumer<CaseReference> action) {
    try {
      action.accept(one);
      return true;
    } catch (RuntimeException failure) {
      failed.accept(failure);
      return false;
    }
  }

  private void remake(CaseReference caseReference) {
    unitOfWork.carryOut(
        work -> {
          CaseFile file = cases.load(caseReference);
          sheet.file(work, caseReference, Referral.replay(self, file.facts()));
          return file.version();
        });
  }

  private List<String> raise(CaseReference caseReference, Instant now) {
    return unitOfWork.carryOut(work -> raise(work, caseReference, now)).value();
  }

  private List<String> raise(Work work, CaseReference caseReference, Instant now) {
    CaseFile file = cases.load(caseReference);
    Referral before = Referral.replay(self, file.facts());
    List<Fact> facts = due(sheet.deadlines(before), now);
    if (facts.isEmpty()) {
      // Somebody else was faster, or the directory now says otherwise.
      sheet.file(work, caseReference, before);
      return List.of();
    }
    List<Fact> all = Stream.concat(file.facts().stream(), facts.stream()).toList();
    registrar.file(work, file, Referral.replay(self, all), facts, List.of());
    return facts.stream().map(DeadlineDesk::rung).toList();
  }

  private List<Fact> due(Deadlines deadlines, Instant now) {
    return deadlines.owed().stream()
        .flatMap(
            owed ->
                deadlines.toRaise(owed, now).stream()
                    .map(raised -> new Fact(raised, stamp(owed, now))))
        .toList();
  }

  private static String rung(Fact fact) {
    return ((trm.referral.LocalEvent.EscalationRaised) fact.event()).rung();
  }

  private Stamp stamp(Deadline owed, Instant now) {
    OrganisationId node = new OrganisationId(self.value());
    return new Stamp(now, now, owed.measure(), self, node, Stamp.SYSTEM, null);
  }
}
