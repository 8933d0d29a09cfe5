package trm.node.casework;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import trm.exchange.UnitOfWork;
import trm.referral.CaseReference;

/**
 * Lets a command be left and taken up again, by the same officer or another of the organisation.
 * Nothing of it is journalled: a draft is no act.
 */
public final class DraftDesk {
  private final InstantSource clock;
  private final UnitOfWork unitOfWork;
  private final CaseStore cases;
  private final DraftStore drafts;

  public DraftDesk(InstantSource clock, UnitOfWork unitOfWork, CaseStore cases, DraftStore drafts) {
    this.clock = clock;
    this.unitOfWork = unitOfWork;
    this.cases = cases;
    this.drafts = drafts;
  }

  /** What became of an attempt to save one. */
  public sealed interface Saving {
    /** It stands as it was given. */
    record Saved(SavedDraft draft) implements Saving {}

    /** Another version stands there, and stays. */
    record Changed(SavedDraft stored) implements Saving {}

    /** There is no such draft, or no longer, of which this would be the next version. */
    record Gone() implements Saving {}

    /** No such case, or none that concerns the officer. */
    record UnknownCase() implements Saving {}
  }

  /**
   * Saves what was typed.
   *
   * @param seen the version that the officer's screen showed; 0 for a new draft
   */
  public Saving save(
      Officer by,
      UUID id,
      @Nullable CaseReference caseReference,
      String command,
      long seen,
      String content) {
    SavedDraft next =
        new SavedDraft(
            id,
            by.organisation(),
            by.officer(),
            caseReference,
            command,
            seen + 1,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            content);
    return unitOfWork.carryOut(_ -> save(by, next)).value();
  }

  private Saving save(Officer by, SavedDraft next) {
    if (!isVisible(next, by)) {
      return new Saving.UnknownCase();
    }
    return drafts.put(next)
        ? new Saving.Saved(next)
        : drafts
            .find(by.organisation(), next.id())
            .filter(stored -> isVisible(stored, by))
            .<Saving>map(Saving.Changed::new)
            .orElse(new Saving.Gone());
  }

  /** One draft of the officer's organisation. */
  public Optional<SavedDraft> find(Officer by, UUID id) {
    return unitOfWork
        .carryOut(_ -> drafts.find(by.organisation(), id).filter(draft -> isVisible(draft, by)))
        .value();
  }

  /** The drafts of the officer's organisation, the last changed first. */
  public Page<SavedDraft> list(Officer by, @Nullable Place after, int max) {
    return unitOfWork
        .carryOut(
            _ -> drafts.of(by.organisation(), after, max).filter(draft -> isVisible(draft, by)))
        .value();
  }

  /**
   * Throws one away.
   *
   * @return false when there was none
   */
  public boolean delete(Officer by, UUID id) {
    return unitOfWork
        .carryOut(
            _ ->
                drafts.find(by.organisation(), id).filter(one -> isVisible(one, by)).isPresent()
                    && drafts.delete(by.organisation(), id))
        .value();
  }

  /** Throws away what nobody has touched since then. */
  public int forget(Instant untouchedSince) {
    return unitOfWork.carryOut(_ -> drafts.forget(untouchedSince)).value();
  }

  private boolean isVisible(SavedDraft draft, Officer by) {
    CaseReference reference = draft.caseReference();
    return reference == null || Visibility.isVisible(cases.line(reference), by);
  }
}
