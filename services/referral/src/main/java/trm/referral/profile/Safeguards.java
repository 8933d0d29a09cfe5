package trm.referral.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import trm.referral.DisclosureClass;
import trm.referral.OrganisationKind;
import trm.referral.measure.Measure;
import trm.referral.measure.Measures;

/**
 * What no profile removes. Most safeguards are rules of the law, which no profile can switch off;
 * these keep a profile from emptying them by dropping the measure that they rest on, by letting
 * others perform it, or by telling more or less.
 */
public final class Safeguards {
  private static final Set<OrganisationKind> JUSTICE =
      Set.of(OrganisationKind.PROSECUTOR, OrganisationKind.COURT);
  private static final List<String> WARNINGS = List.of("M2.4", "M3.4", "M5.4", "M5.8");
  private static final List<String> ASKING_THE_ORIGIN = List.of("M4.3", "M4.4", "M4.5", "M4.7");

  private Safeguards() {}

  /** What a profile chose, as far as safeguards ask. */
  record Choice(
      List<String> order,
      Map<String, MeasureTerms> measures,
      Recovery adults,
      Map<Term, Sourced<TimeLimit>> terms,
      List<TimeLimit> followUps,
      List<Rung> ladder) {
    MeasureTerms terms(String code) {
      return Objects.requireNonNull(measures.get(code));
    }

    boolean has(String... codes) {
      return Arrays.stream(codes).allMatch(code -> terms(code).applies().value());
    }

    boolean isPerformedByOneOf(String code, Set<OrganisationKind> kinds) {
      return terms(code).performers().value().stream().anyMatch(kinds::contains);
    }

    boolean tells(String code, DisclosureClass type) {
      return terms(code).classes().value().contains(type);
    }

    boolean doesBefore(String first, String then) {
      return order.indexOf(first) < order.indexOf(then);
    }
  }

  /**
   * One safeguard.
   *
   * @param sentence what no profile may do, and why
   */
  public record Safeguard(String id, String sentence, Predicate<Choice> kept) {
    /** Two safeguards are the same when they have the same id. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Safeguard safeguard && safeguard.id.equals(id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  private static Safeguard safeguard(String id, String sentence, Predicate<Choice> kept) {
    return new Safeguard(id, sentence, kept);
  }

  private static final List<Safeguard> OF_THE_RETURN =
      List.of(
          safeguard(
              "CONSENT",
              "No profile drops informed consent (M2.3): without it nobody is returned and nothing is told.",
              c -> c.has("M2.3")),
          safeguard(
              "RISK_OF_BOTH_SIDES",
              "No profile drops the assessment of risks by both sides (M4.2): nobody is returned into a danger that one side did not see.",
              c -> c.has("M4.2")),
          safeguard(
              "HOLDS",
              "No profile drops holds (M4.8), or lets nobody of justice place and release them: a return may not take a witness from a court.",
              c -> c.has("M4.8") && c.isPerformedByOneOf("M4.8", JUSTICE)),
          safeguard(
              "TRAVEL_DOCUMENT",
              "No profile drops travel documents (M4.7): who travels without a valid one is stopped on the way.",
              c -> c.has("M4.7")),
          safeguard(
              "NAMED_RECEIVER",
              "No profile drops acceptance by a named receiver with an alternate (M4.9): at every moment somebody answers for the person.",
              c -> c.has("M4.9")),
          safeguard(
              "CHILD",
              "No profile drops the determination of a child's best interests (M4.6), or takes it from child authority, competent authority and guardian alike.",
              c ->
                  c.has("M4.6")
                      && c.isPerformedByOneOf(
                          "M4.6",
                          Set.of(
                              OrganisationKind.CHILD_AUTHORITY,
                              OrganisationKind.COMPETENT_AUTHORITY,
                              OrganisationKind.GUARDIAN_OFFICE))),
          safeguard(
              "TIME_TO_RECOVER",
              "No profile replaces an adult's time to recover and reflect (M1.5) by a measure for children, or drops it.",
              c -> c.has("M1.5") && c.adults() instanceof Recovery.ReflectionPeriod));

  /** Under which a person is reported missing. */
  private static final List<String> MISSING = List.of("M2.4", "M4.11");

  private static final List<Safeguard> OF_TELLING =
      List.of(
          safeguard(
              "ADVICE_BEFORE_CONTACT",
              "No profile drops the early assessment of risk (M1.3) or advice on asylum (M3.5), or orders any question to the origin before them.",
              c ->
                  c.has("M1.3", "M3.5")
                      && ASKING_THE_ORIGIN.stream()
                          .allMatch(m -> c.doesBefore("M1.3", m) && c.doesBefore("M3.5", m))),
          safeguard(
              "NOTHING_OF_A_CLAIM",
              "No profile lets status, asylum or the stay be told to another node (M2.6, M3.5): the state of origin may learn of it from whoever was told.",
              c ->
                  c.terms("M2.6").classes().value().isEmpty()
                      && c.terms("M3.5").classes().value().isEmpty()),
          safeguard(
              "NOTHING_MORE_IS_TOLD",
              "No profile lets a measure tell more than the catalogue allows: so no shelter's address, health, account, witness or claim enters a message.",
              Safeguards::tellsNothingMore),
          safeguard(
              "RISK_IS_TOLD",
              "No profile drops warnings of risk (M2.4, M3.4, M5.4, M5.8) or keeps class J out of them, or keeps from the news of a missing person (M2.4, M4.11) whether it is a child: a risk to life or wellbeing is always told.",
              c ->
                  WARNINGS.stream().allMatch(m -> c.has(m) && c.tells(m, DisclosureClass.J))
                      && MISSING.stream().allMatch(m -> c.tells(m, DisclosureClass.B))),
          safeguard(
              "A_GATE_DOES_NOT_SILENCE",
              "No profile drops journey and reception (M4.10, M4.11) or keeps the place of an unannounced arrival out of the news of it: what happens outside the mechanism is recorded and warned of.",
              c -> c.has("M4.10", "M4.11") && c.tells("M4.11", DisclosureClass.D)),
          safeguard(
              "SOMEBODY_IS_TOLD",
              "No profile leaves the ladder of an overdue matter or the follow-ups after a return empty: silence would be nobody's.",
              c -> !c.ladder().isEmpty() && !c.followUps().isEmpty()));

  /** All of them. */
  public static List<Safeguard> all() {
    return List.of(OF_THE_RETURN, OF_TELLING).stream().flatMap(List::stream).toList();
  }

  static void require(Choice choice) {
    List<String> removed =
        all().stream()
            .filter(safeguard -> !safeguard.kept().test(choice))
            .map(Safeguard::sentence)
            .toList();
    if (!removed.isEmpty()) {
      throw new SafeguardRemovedException(removed);
    }
  }

  private static boolean tellsNothingMore(Choice choice) {
    return Measures.all().stream().allMatch(measure -> tellsNothingMore(measure, choice));
  }

  private static boolean tellsNothingMore(Measure measure, Choice choice) {
    return measure.classes().containsAll(choice.terms(measure.code()).classes().value());
  }
}
