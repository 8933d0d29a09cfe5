package trm.referral.deadline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import trm.referral.measure.Measures;
import trm.referral.profile.BilateralAgreement;
import trm.referral.profile.CountryProfile;
import trm.referral.profile.MeasureTerms;
import trm.referral.profile.Provisions;
import trm.referral.profile.Sourced;
import trm.referral.profile.WorkingCalendar;

/** Everything in a country's provisions that a deadline rests on, as one text. */
public final class TimeProvisions {
  private TimeProvisions() {}

  /** The same for equal provisions in every run of every node; another one after any change. */
  public static String text(Provisions provisions) {
    CountryProfile profile = provisions.profile();
    String own =
        String.join(
            "\n",
            profile.territory(),
            measures(profile),
            new TreeMap<>(profile.terms()).toString(),
            profile.followUps().toString(),
            profile.ladder().value().toString(),
            profile.children().toString(),
            calendar(profile.calendar()));
    return provisions.agreements().stream()
        .map(TimeProvisions::agreement)
        .sorted()
        .collect(Collectors.joining("\n", own + "\n", ""));
  }

  private static String measures(CountryProfile profile) {
    return Measures.all().stream()
        .map(measure -> profile.terms(measure.code()))
        .map(TimeProvisions::measure)
        .collect(Collectors.joining("\n"));
  }

  private static String measure(MeasureTerms terms) {
    return String.join(
        " ",
        terms.code(),
        String.valueOf(terms.applies().value()),
        String.valueOf(terms.within()),
        new TreeSet<>(terms.performers().value()).toString());
  }

  private static String agreement(BilateralAgreement agreement) {
    Map<String, String> calendars = new TreeMap<>();
    agreement.calendars().forEach((territory, of) -> calendars.put(territory, calendar(of)));
    return List.of(
            agreement.id(),
            new TreeSet<>(agreement.territories()),
            agreement.persons(),
            new TreeMap<>(agreement.limits()),
            calendars,
            String.valueOf(agreement.followUps()))
        .toString();
  }

  private static String calendar(Sourced<WorkingCalendar> calendar) {
    return new TreeSet<>(calendar.value().weekend())
        + " "
        + new TreeSet<>(calendar.value().holidays())
        + " "
        + new TreeSet<>(calendar.value().everyYear());
  }
}
