package trm.referral.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trm.referral.ConsentId;
import trm.referral.Fact;
import trm.referral.Kept;
import trm.referral.LocalEvent.ErasureCarriedOut;
import trm.referral.LocalEvent.RetentionEnded;
import trm.referral.Part;
import trm.referral.Referral;
import trm.referral.ReferralEvent;
import trm.referral.Retention;
import trm.referral.file.Days;

/**
 * What a node still keeps after a withdrawal, on a coded ground and until a day that it told, and
 * what of it has had its day.
 */
public final class KeptParts {
  private final Referral referral;
  private final Map<Part, Keeping> keepings = new LinkedHashMap<>();

  /** A part with the withdrawal after which it was kept. */
  private record Keeping(ConsentId consent, Kept kept) {}

  private KeptParts(Referral referral) {
    this.referral = referral;
    for (Fact fact : referral.facts()) {
      switch (fact.event()) {
        case ErasureCarriedOut done -> follow(done);
        case RetentionEnded ended -> ended.erased().forEach(keepings::remove);
        case ReferralEvent other -> {}
      }
    }
  }

  /** The later word on a part counts. */
  private void follow(ErasureCarriedOut done) {
    done.erased().forEach(keepings::remove);
    done.kept()
        .forEach(kept -> keepings.put(new Part(kept.part()), new Keeping(done.consentId(), kept)));
  }

  /**
   * The erasures that are due now: one for each withdrawal of which something had its last day.
   * What is still kept of it is said again, so that the newest erasure stays the whole answer.
   *
   * @param retention says when broker and backups are clean
   */
  public static List<ErasureCarriedOut> due(Referral referral, Retention retention, Instant now) {
    return new KeptParts(referral).due(Days.of(now), retention.cleanFrom(now));
  }

  private List<ErasureCarriedOut> due(LocalDate today, LocalDate cleanFrom) {
    Map<ConsentId, List<Part>> over = new LinkedHashMap<>();
    keepings.forEach(
        (part, keeping) -> {
          if (keeping.kept().until().isBefore(today) && !isNeeded(part)) {
            over.computeIfAbsent(keeping.consent(), consent -> new ArrayList<>()).add(part);
          }
        });
    return over.entrySet().stream()
        .map(due -> erasure(due.getKey(), due.getValue(), cleanFrom))
        .toList();
  }

  /** The day told is the end of the ground; care, a hold and a journey under way are others. */
  private boolean isNeeded(Part part) {
    if (part.equals(Part.OWN)) {
      return referral.duty().contains(referral.self());
    }
    return part.equals(Part.PROCEEDINGS)
        ? !referral.holds().open().isEmpty()
        : referral.handovers().isInTransit();
  }

  private ErasureCarriedOut erasure(ConsentId consent, List<Part> erased, LocalDate cleanFrom) {
    List<Kept> stillKept =
        keepings.entrySet().stream()
            .filter(entry -> entry.getValue().consent().equals(consent))
            .filter(entry -> !erased.contains(entry.getKey()))
            .map(entry -> entry.getValue().kept())
            .toList();
    return new ErasureCarriedOut(consent, List.copyOf(erased), stillKept, cleanFrom);
  }
}
