package trm.referral.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.Identity;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.Profile;
import trm.referral.ReferralEvent;

/**
 * Whether the person is a child: one reading for every rule and deadline, at every node, of what
 * was recorded here and of what was told. A date of birth goes first, unless a profile said child
 * when by that date she was grown up, and nobody settled the date since: a passport may be forged.
 * Then the profiles, of which one that says child outweighs the others; then the word of whoever
 * offers her. One of whom no age can be read is presumed to be a child.
 */
record Age(FactList facts) {
  boolean isChild(LocalDate day) {
    return known(day).orElse(true);
  }

  /** The same; empty where nothing says it. */
  Optional<Boolean> known(LocalDate day) {
    return adultOn()
        .filter(adult -> !isDoubted(adult))
        .map(day::isBefore)
        .or(this::byProfile)
        .or(this::asOffered);
  }

  /** The eighteenth birthday; a correction goes before what was stated. */
  Optional<LocalDate> adultOn() {
    return newestBirth(Age::corrected)
        .or(() -> newestBirth(Age::stated))
        .map(born -> born.plusYears(18));
  }

  private Optional<LocalDate> newestBirth(Function<ReferralEvent, Guarded<Identity>> source) {
    return facts.facts().reversed().stream()
        .flatMap(fact -> source.apply(fact.event()).held().stream())
        .map(Identity::birthDate)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Guarded<Identity> corrected(ReferralEvent event) {
    return event instanceof FactCorrected correction ? correction.identity() : Guarded.withheld();
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

  private boolean isDoubted(LocalDate adultOn) {
    return facts.facts().stream()
        .skip(settled())
        .filter(fact -> !Days.of(fact.stamp().occurredAt()).isBefore(adultOn))
        .flatMap(Age::profile)
        .anyMatch(Age::saysChild);
  }

  /** How many facts there are up to the last that settled the date of birth. */
  private long settled() {
    long upTo = 0;
    for (int i = 0; i < facts.facts().size(); i++) {
      upTo = settles(facts.facts().get(i).event()) ? i + 1L : upTo;
    }
    return upTo;
  }

  /** An officer corrected the date, or the origin found the person in its registers. */
  private static boolean settles(ReferralEvent event) {
    return switch (event) {
      case FactCorrected correction ->
          correction.identity().held().filter(given -> given.birthDate() != null).isPresent();
      case AnswerGiven answer ->
          answer.kind().equals("NATIONALITY_AND_IDENTITY") && answer.outcome().equals("CONFIRMED");
      case ReferralEvent other -> false;
    };
  }

  private Optional<Boolean> byProfile() {
    List<Profile> profiles = facts.facts().stream().flatMap(Age::profile).toList();
    return profiles.isEmpty() || isUnknown(profiles.getLast())
        ? Optional.empty()
        : Optional.of(
            isOfferedAsChild()
                || profiles.stream().anyMatch(said -> !isUnknown(said) && saysChild(said)));
  }

  private boolean isOfferedAsChild() {
    return asOffered().orElse(false);
  }

  /** What the newest offer says of her, though it may tell no more of her than that. */
  private Optional<Boolean> asOffered() {
    return facts.facts().reversed().stream()
        .map(Fact::event)
        .filter(HandoverOffered.class::isInstance)
        .map(HandoverOffered.class::cast)
        .map(HandoverOffered::minor)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Stream<Profile> profile(Fact fact) {
    Guarded<Profile> said =
        switch (fact.event()) {
          case IntakeRecorded intake -> intake.profile();
          case RequestMade asked -> asked.profile();
          case HandoverOffered offered -> offered.profile();
          case ReferralEvent other -> Guarded.withheld();
        };
    return said.held().stream();
  }

  private static boolean isUnknown(Profile profile) {
    return profile.ageBand().equals("UNKNOWN");
  }

  private static boolean saysChild(Profile profile) {
    return profile.minor() || profile.ageBand().startsWith("CHILD_");
  }
}
