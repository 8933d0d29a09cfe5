package trm.referral.measure;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trm.referral.Command;
import trm.referral.CrossingEvent;
import trm.referral.DisclosureClass;
import trm.referral.OrganisationKind;

/** A measure while it is written down, so that the lists of measures read as text. */
final class Entry {
  private final String code;
  private final String title;
  private final Map<Side, List<OrganisationKind>> who = new EnumMap<>(Side.class);
  private String what = "";
  private String when = "";
  private String how = "";
  private List<Class<? extends Command>> commands = List.of();
  private List<Class<? extends CrossingEvent>> events = List.of();
  private Set<DisclosureClass> classes = Set.of();

  private Entry(String code, String title) {
    this.code = code;
    this.title = title;
  }

  static Entry measure(String code, String title) {
    return new Entry(code, title);
  }

  Entry what(String sentence) {
    what = sentence;
    return this;
  }

  Entry when(String sentence) {
    when = sentence;
    return this;
  }

  Entry how(String sentence) {
    how = sentence;
    return this;
  }

  Entry by(Side side, OrganisationKind... performers) {
    who.put(side, List.of(performers));
    return this;
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The list is a copy; the array is written by nobody.
  final Entry doneBy(Class<? extends Command>... given) {
    commands = List.of(given);
    return this;
  }

  /** Class A is told by every message and is not named. */
  Entry mayTell(DisclosureClass... more) {
    classes = EnumSet.of(DisclosureClass.A, more);
    return this;
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The list is a copy; the array is written by nobody.
  final Entry in(Class<? extends CrossingEvent>... crossing) {
    events = List.of(crossing);
    return this;
  }

  Measure of(Procedure procedure) {
    return new Measure(code, procedure, title, what, when, how, who, commands, events, classes);
  }
}
