package trm.node.intake;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.referral.Guarded;
import trm.referral.Identity;
import trm.referral.Profile;

/** The person of an intake file in the law's words. */
record PersonRead(Map<String, String> fields) {
  private static final String UNKNOWN = "UNKNOWN";

  Profile profile(LocalDate today) {
    LocalDate birth = birthDate();
    String band = birth == null ? UNKNOWN : ageBand(ChronoUnit.YEARS.between(birth, today));
    return new Profile(band, sex(), !band.startsWith("ADULT"));
  }

  Optional<Identity> identity() {
    String family = fields.getOrDefault("prs_SecondName", "");
    String given = fields.getOrDefault("prs_FirstName", "");
    return family.isBlank() && given.isBlank()
        ? Optional.empty()
        : Optional.of(identity(family, given));
  }

  private Identity identity(String family, String given) {
    String number = fields.get("prs_IdentityNumber");
    String sex = sex();
    return new Identity(
        family,
        given,
        birthDate(),
        sex.equals(UNKNOWN) ? null : sex,
        null,
        firstCitizenship(),
        number == null ? null : "NATIONAL_ID",
        number);
  }

  private @Nullable LocalDate birthDate() {
    String birth = fields.get("prs_Birthdate");
    return birth == null ? null : LocalDate.parse(birth);
  }

  private @Nullable String firstCitizenship() {
    String citizenship = fields.getOrDefault("prs_Citizenship", "");
    return citizenship.isEmpty() ? null : citizenship.split(", ", 2)[0];
  }

  private String sex() {
    return switch (fields.getOrDefault("prs_Gender", "")) {
      case "Feminine" -> "FEMALE";
      case "Masculine" -> "MALE";
      case "TransgenderFeminine", "TransgenderMasculine", "NonConforming" -> "OTHER";
      default -> UNKNOWN;
    };
  }

  private static String ageBand(long years) {
    if (years < 12) {
      return "CHILD_0_11";
    }
    if (years < 16) {
      return "CHILD_12_15";
    }
    if (years < 18) {
      return "CHILD_16_17";
    }
    return years < 25 ? "ADULT_18_24" : "ADULT_25_PLUS";
  }

  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
