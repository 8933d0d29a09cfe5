package trm.node.statistics;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import trm.node.intake.HtcdsExport;
import trm.referral.Fact;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.Profile;
import trm.referral.Referral;
import trm.referral.file.KnownIdentity;

/**
 * What a case says in the counted columns. Nothing is made more precise than it was said, and what
 * was erased is unknown.
 */
final class CtdcRow {
  private static final List<String> LABOUR = List.of("ForcedLabour", "ChildLabour");
  private static final List<String> SEXUAL = List.of("SexualExploitation");

  /** Which methods of control are counted under which of the collaborative's flags. */
  private static final Map<String, List<String>> METHODS =
      Map.of(
          "meansDebtBondageEarnings", List.of("DebtBondage", "TakesEarnings"),
          "meansThreats",
              List.of(
                  "PhysicalThreats", "ThreatsLawEnforcement", "ThreatensChildrenFamily", "Threats"),
          "meansAbusePsyPhySex", List.of("PsychologicalAbuse", "PhysicalAbuse", "SexualAbuse"),
          "meansFalsePromises", List.of("FalsePromises"),
          "meansDrugsAlcohol", List.of("PsychoactiveSubstance"),
          "meansDenyBasicNeeds", List.of("RestrictsMedicalCare", "WithholdsNecessities"),
          "meansExcessiveWorkHours", List.of("ExcessiveWorkingHours"),
          "meansWithholdDocs", List.of("WithholdsDocuments"));

  private final Referral referral;
  private final LocalDate registeredOn;
  private final ObjectNode fields;
  private final Map<String, String> values = new HashMap<>();

  private CtdcRow(Referral referral, LocalDate registeredOn, HtcdsExport exports) {
    this.referral = referral;
    this.registeredOn = registeredOn;
    this.fields = exports.of(referral);
  }

  /**
   * The row of a case; empty where the person was found to be no victim.
   *
   * @param registeredOn the day by which the person's age is counted
   */
  static Optional<AnonymousRow> of(Referral referral, LocalDate registeredOn, HtcdsExport exports) {
    CtdcRow row = new CtdcRow(referral, registeredOn, exports);
    return row.said("vic_TraffickingStatus").anyMatch("NotAVictimOfTrafficking"::equals)
        ? Optional.empty()
        : Optional.of(row.read());
  }

  private AnonymousRow read() {
    put(CtdcTables.GENDER, said("prs_Gender").findFirst().flatMap(CtdcRow::gender));
    put(CtdcTables.AGE, bornOn().map(this::band).or(this::profiled));
    put(CtdcTables.CITIZENSHIP, country(said("prs_Citizenship").distinct().toList()));
    put(CtdcTables.EXPLOITATION, exploitation(said("vic_TypeOfExploitation").toList()));
    put(CtdcTables.COUNTRY, country(exploitedIn()));
    put(CtdcTables.RELATION, said("vic_RelationshipToTrafficker").findFirst().map(CtdcRow::close));
    List<String> methods = said("vic_MethodsOfControl").toList();
    METHODS.forEach(
        (means, covered) -> {
          if (methods.stream().anyMatch(covered::contains)) {
            values.put(means, CtdcTables.SAID);
          }
        });
    return new AnonymousRow(values);
  }

  private void put(String column, Optional<String> value) {
    value.ifPresent(known -> values.put(column, known));
  }

  private Stream<String> said(String field) {
    JsonNode node = fields.path(field);
    return node.isArray()
        ? node.valueStream().map(JsonNode::asString)
        : Stream.of(node.asString("")).filter(text -> !text.isEmpty());
  }

  private static Optional<String> gender(String gender) {
    return switch (gender) {
      case "Feminine" -> Optional.of("Woman");
      case "Masculine" -> Optional.of("Man");
      case "NonSpecifiedUnknown" -> Optional.empty();
      default -> Optional.of("Trans/Transgender/NonConforming");
    };
  }

  private Optional<LocalDate> bornOn() {
    return KnownIdentity.of(referral.facts())
        .flatMap(known -> Optional.ofNullable(known.identity().birthDate()));
  }

  private String band(LocalDate born) {
    int years = Period.between(born, registeredOn).getYears();
    if (years < 18) {
      return "0-17";
    }
    return years < 25 ? "18-24" : "25+";
  }

  private Optional<String> profiled() {
    return referral
        .care()
        .facts()
        .last(IntakeRecorded.class)
        .flatMap(intake -> intake.profile().held())
        .map(Profile::ageBand)
        .flatMap(CtdcRow::band);
  }

  private static Optional<String> band(String ageBand) {
    return switch (ageBand) {
      case "ADULT_18_24" -> Optional.of("18-24");
      case "ADULT_25_PLUS" -> Optional.of("25+");
      default -> ageBand.startsWith("CHILD_") ? Optional.of("0-17") : Optional.empty();
    };
  }

  private static Optional<String> country(List<String> alpha2) {
    return switch (alpha2.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(CtdcTables.alpha3(alpha2.getFirst()));
      default -> Optional.of(CtdcTables.SEVERAL);
    };
  }

  private List<String> exploitedIn() {
    return said("hte_Type").anyMatch("Exploitation"::equals)
        ? said("hte_Country").toList()
        : List.of();
  }

  private static Optional<String> exploitation(List<String> types) {
    boolean labour = types.stream().anyMatch(LABOUR::contains);
    boolean sexual = types.stream().anyMatch(SEXUAL::contains);
    if (labour) {
      return Optional.of(sexual ? "SexAndLabour" : "ForcedLabour");
    }
    if (sexual) {
      return Optional.of("SexualExploit");
    }
    return types.isEmpty() ? Optional.empty() : Optional.of("OtherExploit");
  }

  /** The standard asks how close the trafficker was, which is less than the collaborative has. */
  private static String close(String relationship) {
    return switch (relationship) {
      case "Familial" -> "Family";
      case "Acquainted" -> "Acquainted";
      default -> "Unacquainted";
    };
  }

  /** When the case began here, as far as these facts say. */
  static Optional<LocalDate> registeredOn(List<Fact> facts) {
    return facts.stream()
        .filter(fact -> fact.event() instanceof trm.referral.LocalEvent.ReferralOpened)
        .map(fact -> trm.referral.file.Days.of(fact.stamp().recordedAt()))
        .findFirst();
  }
}
