package trm.corridor.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trm.node.profile.ProfileFiles;
import trm.referral.OrganisationKind;
import trm.referral.measure.Measure;
import trm.referral.measure.Measures;
import trm.referral.profile.BilateralAgreement;
import trm.referral.profile.CountryProfile;
import trm.referral.profile.Rung;
import trm.referral.profile.Safeguards;
import trm.referral.profile.Sourced;
import trm.referral.profile.Term;
import trm.referral.profile.TimeLimit;
import trm.referral.profile.WorkingCalendar;

/** The neutral defaults, and what the shipped examples say otherwise. */
final class ProfilesPage {
  private final Page page =
      new Page(
          "Profiles and agreements",
          "What stands where no law says anything, and what the example files say. None of the neutral defaults is law: it fills what",
          "a caller left open and refuses nothing. A value with a source binds. [How profiles work](../procedures.md#profiles-and-agreements).");

  private ProfilesPage() {}

  static String text() {
    ProfilesPage page = new ProfilesPage();
    page.addDefaults(CountryProfile.neutral("XX"));
    page.addSafeguards();
    page.page.heading("The example profiles");
    profiles("countries").forEach(page::add);
    page.page.heading("An invented example");
    page.page.line(
        "A country that does not exist, for what none of the eight is known to have. Nothing in it is law.");
    profiles("invented").forEach(page::add);
    page.page.heading("The example agreements");
    ProfileFiles.agreements(Pages.root().resolve("deploy/profiles/agreements")).forEach(page::add);
    return page.page.text();
  }

  private static List<CountryProfile> profiles(String folder) {
    try (Stream<Path> files = Files.list(Pages.root().resolve("deploy/profiles/" + folder))) {
      return files.sorted().map(ProfileFiles::country).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addDefaults(CountryProfile neutral) {
    page.heading("The neutral defaults");
    page.line(
            "Every measure applies, in the order of the catalogue, performed and told as it says.")
        .line("");
    page.table("what", "neutral default");
    values(neutral).forEach((what, value) -> page.row(what, value.value()));
  }

  private void addSafeguards() {
    page.heading("What no profile removes");
    Safeguards.all().forEach(safeguard -> page.line("- " + safeguard.sentence()));
  }

  private void add(CountryProfile profile) {
    String name = Locale.of("", profile.territory()).getDisplayCountry(Locale.ENGLISH);
    page.subheading(name + " (" + profile.territory() + ")");
    Map<String, Sourced<String>> bound = new TreeMap<>(values(profile));
    bound.values().removeIf(value -> !value.isBinding());
    page.line(holidays(profile.calendar())).line("");
    if (bound.isEmpty()) {
      page.line(
          "No length that its law gives is known to the project: every value is a neutral default.");
      return;
    }
    page.table("what", "value", "source");
    bound.forEach((what, value) -> page.row(what, value.value(), value.source()));
  }

  /** No day of ours may pass for law: what it rests on stands beside it. */
  private static String holidays(Sourced<WorkingCalendar> calendar) {
    String everyYear =
        calendar.value().everyYear().stream()
            .sorted()
            .map(day -> day.getDayOfMonth() + " " + Page.words(day.getMonth()))
            .collect(Collectors.joining(", "));
    return "Holidays of every year, by %s: %s.".formatted(calendar.source(), everyYear);
  }

  private void add(BilateralAgreement agreement) {
    String parties = agreement.territories().stream().sorted().collect(Collectors.joining(" and "));
    page.subheading(agreement.id() + ", " + Page.words(agreement.persons()));
    page.line("Between " + parties + ". Source: " + agreement.source() + ".").line("");
    page.table("what", "value", "source");
    new TreeMap<>(agreement.limits()).forEach((code, limit) -> row("due under " + code, limit));
    new TreeMap<>(agreement.intervals())
        .forEach((interval, limit) -> row(Page.words(interval) + " every", limit));
    if (agreement.followUps() != null) {
      page.row(
          "follow-ups after an arrival",
          list(agreement.followUps()).value(),
          agreement.followUps().source());
    }
    new TreeMap<>(agreement.calendars())
        .forEach((territory, calendar) -> row("weekend in " + territory, weekend(calendar)));
  }

  private void row(String what, Sourced<?> value) {
    page.row(what, value.value().toString(), value.source());
  }

  private static Map<String, Sourced<String>> values(CountryProfile profile) {
    Map<String, Sourced<String>> values = new TreeMap<>();
    values.put("adults have", text(profile.adults()));
    values.put("children have", text(profile.children()));
    values.put("stages of identification", text(profile.identification()));
    values.put("measures in order", codes(profile.order()));
    values.put("weekend", text(weekend(profile.calendar())));
    values.put("follow-ups after an arrival", list(profile.followUps()));
    values.put("an overdue matter climbs to", ladder(profile.ladder()));
    values.put("a court file is kept for", text(profile.proceedings()));
    values.put("the file of a service is kept for", text(profile.assistance()));
    Arrays.stream(Term.values()).forEach(t -> values.put(t.words(), text(profile.term(t))));
    Measures.all().forEach(measure -> addMeasure(values, measure, profile));
    return values;
  }

  private static void addMeasure(
      Map<String, Sourced<String>> values, Measure measure, CountryProfile profile) {
    Sourced<Set<OrganisationKind>> performers = profile.terms(measure.code()).performers();
    if (performers.isBinding()) {
      String kinds =
          performers.value().stream().sorted().map(Page::words).collect(Collectors.joining(", "));
      values.put(
          "who performs " + measure.code() + " (" + measure.title() + ")",
          new Sourced<>(kinds, performers.source()));
    }
    Sourced<TimeLimit> within = profile.terms(measure.code()).within();
    if (within != null) {
      values.put("due under " + measure.code() + " (" + measure.title() + ")", text(within));
    }
    if (profile.terms(measure.code()).applies().isBinding()) {
      values.put(measure.code() + " applies", text(profile.terms(measure.code()).applies()));
    }
  }

  private static Sourced<String> codes(Sourced<List<String>> order) {
    boolean all = order.value().size() == Measures.all().size();
    return new Sourced<>(
        all ? "as in the catalogue" : String.join(", ", order.value()), order.source());
  }

  private static Sourced<String> text(Sourced<?> value) {
    String words = value.value() instanceof Enum<?> e ? Page.words(e) : value.value().toString();
    return new Sourced<>(words, value.source());
  }

  private static Sourced<String> weekend(Sourced<WorkingCalendar> calendar) {
    String days =
        calendar.value().weekend().stream()
            .sorted()
            .map(Page::words)
            .collect(Collectors.joining(", "));
    return new Sourced<>(days, calendar.source());
  }

  private static Sourced<String> list(Sourced<List<TimeLimit>> limits) {
    return new Sourced<>(
        limits.value().stream().map(TimeLimit::toString).collect(Collectors.joining(", ")),
        limits.source());
  }

  private static Sourced<String> ladder(Sourced<List<Rung>> ladder) {
    String rungs =
        ladder.value().stream()
            .map(rung -> Page.words(rung.who()) + " after " + rung.after())
            .collect(Collectors.joining(", "));
    return new Sourced<>(rungs, ladder.source());
  }
}
