package trm.referral.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.AssessmentShared;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.Fact;
import trm.referral.LocalEvent.BestInterestsDecided;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.NodeId;
import trm.referral.ReferralEvent;
import trm.referral.consent.Purposes;

/** What was found out about the person's family and carer, as far as others rest on it. */
public record Family(FactList facts) {
  /** The kinds of requests for which family is visited. */
  public static final Set<String> REQUESTS = Set.of("FAMILY_TRACING", "FAMILY_STUDY");

  /** Answers that only such a request can have. */
  public static final Set<String> OUTCOMES =
      Set.of("REFUSES_CONTACT", "NOT_SAFE", "CARER_INVOLVED");

  private static final Set<String> DANGERS = Set.of("NOT_SAFE", "CARER_INVOLVED");
  private static final String INVOLVED = "CARER_INVOLVED";
  private static final String EARLY_RISK_ASSESSMENT = "M1.3";

  /** Whether the carer was found to be involved when that was asked or answered last. */
  public boolean isCarerInvolved() {
    return facts.facts().stream()
        .map(Family::findsTheCarerInvolved)
        .flatMap(Optional::stream)
        .reduce((earlier, later) -> later)
        .orElse(false);
  }

  /** What came after the finding that still counts; everything where none does. */
  FactList sinceTheCarerWasFoundInvolved() {
    return isCarerInvolved() ? after(fact -> findsTheCarerInvolved(fact).orElse(false)) : facts;
  }

  private static Optional<Boolean> findsTheCarerInvolved(Fact fact) {
    return switch (fact.event()) {
      case MeasureRecorded asked when isAboutTheCarer(asked) -> Optional.of(namesTheCarer(asked));
      case AnswerGiven answer when isOf(Set.of(INVOLVED), answer) -> Optional.of(true);
      case ReferralEvent other -> Optional.empty();
    };
  }

  private static boolean isAboutTheCarer(MeasureRecorded asked) {
    return asked.measure().equals(EARLY_RISK_ASSESSMENT)
        && (asked.covered().contains("CARER") || namesTheCarer(asked));
  }

  private static boolean namesTheCarer(MeasureRecorded asked) {
    return asked.findings().held().filter(found -> found.contains(INVOLVED)).isPresent();
  }

  /**
   * Whether what rests on the family was looked at again since it was found unsafe or the carer
   * involved: the risks by this node, and what is best for a child.
   */
  public boolean isReconsidered(NodeId self, boolean child) {
    FactList later = afterAnswer(DANGERS);
    return later.equals(facts)
        || (later.all(AssessmentShared.class).stream().anyMatch(a -> a.node().equals(self))
            && (!child || later.any(BestInterestsDecided.class)));
  }

  /** Whether family that wanted no contact may be sought: the person consented anew since. */
  public boolean maySeek() {
    FactList later = afterAnswer(Set.of("REFUSES_CONTACT"));
    return later.equals(facts)
        || later.all(ConsentGiven.class).stream()
            .anyMatch(given -> given.event().purposes().contains(Purposes.TRACING));
  }

  private FactList afterAnswer(Set<String> outcomes) {
    return after(fact -> fact.event() instanceof AnswerGiven answer && isOf(outcomes, answer));
  }

  private static boolean isOf(Set<String> outcomes, AnswerGiven answer) {
    return REQUESTS.contains(answer.kind()) && outcomes.contains(answer.outcome());
  }

  /** What came after the newest of these facts; everything where there is none. */
  private FactList after(Predicate<Fact> found) {
    List<Fact> all = facts.facts();
    int after = 0;
    for (int i = 0; i < all.size(); i++) {
      after = found.test(all.get(i)) ? i + 1 : after;
    }
    return new FactList(all.subList(after, all.size()));
  }
}
