package trm.referral.measure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import trm.referral.Command;
import trm.referral.CrossingEvent;
import trm.referral.DisclosureClass;
import trm.referral.OrganisationKind;

/**
 * One measure of the mechanism. Titles and descriptions are in our own words.
 *
 * @param code {@code M1.1} to {@code M5.10}; never changes meaning
 * @param what is done
 * @param when it is done, as far as the mechanism says; each state's time limits are in its profile
 * @param how it is done, and what it must not do
 * @param who performs it by default, by side; a country profile may name others
 * @param commands that carry it out, beside {@code record-measure}, which can record any measure
 * @param events that travel for it
 * @param classes of what these events may tell for this measure, class A included once anything
 *     travels
 */
public record Measure(
    String code,
    Procedure procedure,
    String title,
    String what,
    String when,
    String how,
    Map<Side, List<OrganisationKind>> who,
    List<Class<? extends Command>> commands,
    List<Class<? extends CrossingEvent>> events,
    Set<DisclosureClass> classes) {
  public Measure {
    who = Map.copyOf(who);
    commands = List.copyOf(commands);
    events = List.copyOf(events);
    classes = Set.copyOf(classes);
  }

  /** Whether anything is told to another node for it. */
  public boolean travels() {
    return !events.isEmpty();
  }
}
