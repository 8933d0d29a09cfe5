package trm.corridor.reference;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import trm.destination.DestinationCharter;
import trm.node.Charter;
import trm.node.NodeRole;
import trm.node.OfficerRole;
import trm.origin.OriginCharter;
import trm.transit.TransitCharter;

/** What each role may do, send and accept. */
final class ChartersPage {
  private final Page page =
      new Page(
          "The charters",
          "A node plays one role. Its charter says which commands it offers and to whom, which events leave it, and which it accepts",
          "and from nodes of which role. What is not in the charter is refused, whoever asks.");

  private ChartersPage() {}

  static List<Charter> charters() {
    return List.of(DestinationCharter.charter(), TransitCharter.charter(), OriginCharter.charter());
  }

  static String text() {
    ChartersPage page = new ChartersPage();
    charters().forEach(page::add);
    return page.page.text();
  }

  private void add(Charter charter) {
    String role = charter.role().name().toLowerCase(Locale.ROOT);
    page.heading("The " + role + " node");
    page.table("command", "given by");
    new TreeMap<>(charter.commands())
        .forEach((command, callers) -> page.row(Page.code(command), names(callers)));
    page.line("");
    page.table("paper or door", "open to");
    new TreeMap<>(charter.readings())
        .forEach((paper, callers) -> page.row(Page.code(paper), names(callers)));
    page.line("").line("It sends " + sent(charter) + ".").line("");
    page.table("it accepts", "from");
    new TreeMap<>(charter.eventsAccepted())
        .forEach((event, roles) -> page.row(Page.code(event), roles(roles)));
  }

  private static String sent(Charter charter) {
    return new TreeSet<>(charter.eventsSent())
        .stream().map(Page::code).collect(Collectors.joining(", "));
  }

  private static String names(Collection<OfficerRole> callers) {
    return callers.stream().sorted().map(OfficerRole::realmName).collect(Collectors.joining(", "));
  }

  private static String roles(Collection<NodeRole> roles) {
    return roles.stream().sorted().map(Page::words).collect(Collectors.joining(", "));
  }
}
