package trm.referral.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.HandoverEvent.HandoverOffered;
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
final class Age {
  private final FactList facts;
  private final List<Profile> profiles;
  private final Optional<LocalDate> adultOn;
  private final boolean doubted;
  private final Optional<Boolean> withoutDate;

  Age(FactList facts) {
    this.facts = facts;
    this.profiles = facts.facts().stream().flatMap(Age::profile).toList();
    BirthDate birth = new BirthDate(facts);
    this.adultOn = birth.counting().map(born -> born.plusYears(18));
    this.doubted = adultOn.filter(adult -> isDoubted(birth, adult)).isPresent();
    this.withoutDate = byProfile().or(this::asOffered);
  }

  boolean isChild(LocalDate day) {
    return known(day).orElse(true);
  }

  /** The same; empty where nothing says it. */
  Optional<Boolean> known(LocalDate day) {
    return undoubted().map(day::isBefore).or(() -> withoutDate);
  }

  /** From which day on she is known to be no child; empty where nothing says so. */
  Optional<LocalDate> adultFrom() {
    return undoubted().or(() -> withoutDate.filter(child -> !child).map(adult -> LocalDate.MIN));
  }

  /** The eighteenth birthday; a correction goes before what was stated. */
  Optional<LocalDate> adultOn() {
    return adultOn;
  }

  private Optional<LocalDate> undoubted() {
    return adultOn.filter(adult -> !doubted);
  }

  private boolean isDoubted(BirthDate birth, LocalDate adultFrom) {
    return facts.facts().stream()
        .skip(settled(birth))
        .filter(fact -> !Days.of(fact.stamp().occurredAt()).isBefore(adultFrom))
        .flatMap(Age::profile)
        .anyMatch(Age::saysChild);
  }

  /** How many facts there are up to the last that settled the date of birth. */
  private int settled(BirthDate birth) {
    int upTo = facts.facts().size();
    while (upTo > 0 && !birth.isSettledBy(facts.facts().get(upTo - 1))) {
      upTo--;
    }
    return upTo;
  }

  private Optional<Boolean> byProfile() {
    return profiles.isEmpty() || isUnknown(profiles.getLast())
        ? Optional.empty()
        : Optional.of(isProfiledAsChild() || asOffered().orElse(false));
  }

  private boolean isProfiledAsChild() {
    return profiles.stream().anyMatch(said -> !isUnknown(said) && saysChild(said));
  }

  /**
   * What the newest offer says of her, though it may tell no more of her than that. That she is
   * grown up counts for nothing where a profile ever said child.
   */
  private Optional<Boolean> asOffered() {
    return facts.all(HandoverOffered.class).reversed().stream()
        .map(offered -> offered.event().minor())
        .filter(Objects::nonNull)
        .findFirst()
        .filter(minor -> minor || !isProfiledAsChild());
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
