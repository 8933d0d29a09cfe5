package trm.referral.file;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.HandoverEvent.Departed;
import trm.referral.Identity;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.ReferralEvent;

/**
 * Who the person is, as this node knows it now. A correction replaces what it names and leaves the
 * rest; what was wrong stays among the facts.
 *
 * @param fact in which it was said last
 */
public record KnownIdentity(Identity identity, Fact fact) {

  /** What the facts say; empty when nobody said anything, or all of it is erased. */
  public static Optional<KnownIdentity> of(List<Fact> facts) {
    Optional<KnownIdentity> known = last(facts);
    for (Fact fact : facts) {
      if (fact.event() instanceof FactCorrected corrected && corrected.identity().isHeld()) {
        Identity given = corrected.identity().held().orElseThrow();
        Identity before = known.map(KnownIdentity::identity).orElse(given);
        known = Optional.of(new KnownIdentity(corrected(before, given), fact));
      }
    }
    return known;
  }

  /** Whether somebody corrected it. */
  public boolean isCorrected() {
    return fact.event() instanceof FactCorrected;
  }

  private static Optional<KnownIdentity> last(List<Fact> facts) {
    return facts.reversed().stream()
        .flatMap(
            fact -> stated(fact.event()).held().map(told -> new KnownIdentity(told, fact)).stream())
        .findFirst();
  }

  private static Guarded<Identity> stated(ReferralEvent event) {
    return switch (event) {
      case IntakeRecorded intake -> intake.identity();
      case RequestMade asked -> asked.identity();
      case DataAdded added -> added.identity();
      case Departed departed -> departed.identity();
      case ReferralEvent other -> Guarded.withheld();
    };
  }

  private static Identity corrected(Identity before, Identity given) {
    return new Identity(
        given.familyName(),
        given.givenNames(),
        either(given.birthDate(), before.birthDate()),
        either(given.sex(), before.sex()),
        either(given.birthPlace(), before.birthPlace()),
        either(given.nationalityClaimed(), before.nationalityClaimed()),
        either(given.documentType(), before.documentType()),
        either(given.documentNumber(), before.documentNumber()));
  }

  private static <T> @Nullable T either(@Nullable T given, @Nullable T before) {
    return given != null ? given : before;
  }
}
