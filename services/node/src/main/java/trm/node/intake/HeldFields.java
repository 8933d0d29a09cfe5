package trm.node.intake;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverId;
import trm.referral.Identity;
import trm.referral.LocalEvent.IdentificationDecided;
import trm.referral.LocalEvent.IdentificationRevoked;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.LocalEvent.ReferralOpened;
import trm.referral.Profile;
import trm.referral.Referral;
import trm.referral.file.KnownIdentity;

/**
 * What a case says in the standard's fields: what was handed in, and over it what has become known
 * since. A consent of ours, which names purpose, receivers and an end, is not turned into the
 * standard's one tick; nor is anything made more precise than it was said.
 */
final class HeldFields {
  private static final String GENDER = "prs_Gender";
  private final Referral referral;
  private final List<Fact> facts;
  private final Map<String, String> held = new HashMap<>();

  HeldFields(Referral referral) {
    this.referral = referral;
    this.facts = referral.facts();
  }

  Map<String, String> fields() {
    newest(IntakeRecorded.class).flatMap(intake -> intake.intake().held()).ifPresent(held::putAll);
    newest(ReferralOpened.class)
        .ifPresent(opened -> held.putIfAbsent("prs_PrimaryLanguage", opened.language()));
    newest(IntakeRecorded.class)
        .flatMap(intake -> intake.profile().held())
        .ifPresent(this::profile);
    KnownIdentity.of(facts).map(KnownIdentity::identity).ifPresent(this::identity);
    decided().ifPresent(result -> held.put("vic_TraffickingStatus", status(result)));
    facts.stream()
        .filter(fact -> !fact.stamp().node().equals(referral.self()))
        .forEach(this::accepted);
    if (!referral.duty().isEmpty() && !referral.duty().contains(referral.self())) {
      held.put("cas_Status", "ClosedReferred");
    }
    return held;
  }

  private <E> Optional<E> newest(Class<E> type) {
    return all(type).reduce((_, later) -> later);
  }

  private <E> Stream<E> all(Class<E> type) {
    return facts.stream().map(Fact::event).filter(type::isInstance).map(type::cast);
  }

  private void profile(Profile profile) {
    if (!held.containsKey(GENDER)) {
      gender(profile.sex());
    }
  }

  /** What the file already says in the same sense stays as it was written. */
  private void identity(Identity known) {
    Optional<Identity> said = new PersonRead(held).identity();
    if (said.filter(known::equals).isPresent()) {
      return;
    }
    put("prs_SecondName", known.familyName());
    put("prs_FirstName", known.givenNames());
    LocalDate born = known.birthDate();
    put("prs_Birthdate", born == null ? null : born.toString());
    if (Objects.equals(known.documentType(), "NATIONAL_ID")) {
      put("prs_IdentityNumber", known.documentNumber());
    }
    String nationality = known.nationalityClaimed();
    if (!Objects.equals(nationality, said.map(Identity::nationalityClaimed).orElse(null))) {
      put("prs_Citizenship", nationality);
    }
    if (!Objects.equals(known.sex(), said.map(Identity::sex).orElse(null))) {
      gender(known.sex());
    }
  }

  private void gender(@Nullable String sex) {
    switch (sex) {
      case "FEMALE" -> held.put(GENDER, "Feminine");
      case "MALE" -> held.put(GENDER, "Masculine");
      case null, default -> {
        // The standard has three genders besides and we have one: none is made of it.
      }
    }
  }

  private void put(String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      held.put(field, value);
    }
  }

  /** The newest decision that was not taken back. */
  private Optional<String> decided() {
    List<?> revoked = all(IdentificationRevoked.class).map(e -> e.decisionId()).toList();
    return all(IdentificationDecided.class)
        .filter(decision -> !revoked.contains(decision.decisionId()))
        .reduce((_, later) -> later)
        .flatMap(decision -> decision.result().held());
  }

  private static String status(String result) {
    return switch (result) {
      case "VICTIM" -> "ActualVictimOfTrafficking";
      case "NOT_A_VICTIM" -> "NotAVictimOfTrafficking";
      default -> "PossibleVictimOfTrafficking";
    };
  }

  private void accepted(Fact fact) {
    if (fact.event() instanceof HandoverAccepted accepted) {
      offeredOn(accepted.handoverId())
          .ifPresent(
              day -> {
                held.put("cas_ReferredOrganisation", fact.stamp().node().value());
                held.put("cas_OutgoingReferralDate", day.toString());
              });
    }
  }

  /** Only an offer of this node is an outgoing referral of its own. */
  private Optional<LocalDate> offeredOn(HandoverId handover) {
    return facts.stream()
        .filter(fact -> fact.stamp().node().equals(referral.self()))
        .filter(
            fact ->
                fact.event() instanceof HandoverOffered offered
                    && offered.handoverId().equals(handover))
        .map(fact -> LocalDate.ofInstant(fact.stamp().occurredAt(), ZoneOffset.UTC))
        .findFirst();
  }

  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
