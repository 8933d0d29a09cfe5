package trm.node.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.exchange.StorageFault;
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
  private static final int BATCH = 100;
  private final NodeId self;
  private final UnitOfWork unitOfWork;
  private final CaseStore cases;
  private final Retention retention;
  private final Registrar registrar;
  private final Consumer<RuntimeException> failed;
  private @Nullable CaseReference reached;

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
   * What a step did.
   *
   * @param erased how many parts
   * @param more whether there are cases left to look at
   */
  public record Step(int erased, boolean more) {}

  /**
   * Looks at some cases of which something was erased or kept, or that nobody has touched for long,
   * and goes on after them at the next step; begins anew after the last. A case that fails is told
   * of and tried again the next time round; it must not keep what is due in the others.
   *
   * @throws StorageFault when the storage is away or full; the next step looks at the same cases
   */
  public synchronized Step step(Instant now) {
    CaseReference after = reached;
    List<CaseReference> some =
        unitOfWork.carryOut(_ -> cases.perhapsKeptTooLong(shortestAgo(now), after, BATCH)).value();
    int erased = some.stream().mapToInt(one -> eraseAll(one, now)).sum();
    boolean more = some.size() == BATCH;
    reached = more ? some.getLast() : null;
    return new Step(erased, more);
  }

  /** Once more where something was erased: the periods of a case may be over on the same day. */
  private int eraseAll(CaseReference caseReference, Instant now) {
    int erased = eraseOrTell(caseReference, now);
    return erased == 0 ? 0 : erased + eraseOrTell(caseReference, now);
  }

  private int eraseOrTell(CaseReference caseReference, Instant now) {
    try {
      return unitOfWork.carryOut(work -> erase(work, caseReference, now)).value();
    } catch (RuntimeException failure) {
      if (failure instanceof StorageFault fault && fault.kind() != StorageFault.Kind.CONFLICT) {
        throw fault;
      }
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

  private int erase(Work work, CaseReference caseReference, Instant now) {
    CaseFile file = cases.load(caseReference);
    List<LocalEvent> kept = keptTooLong(file, now);
    List<LocalEvent> erasures = kept.isEmpty() ? overForLong(file, now) : kept;
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
