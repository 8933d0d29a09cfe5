package trm.corridor.reference;

import java.util.List;
import java.util.stream.Collectors;

/** Every scenario: its test, and what is taken away to see it fail. */
final class ScenariosPage {
  private ScenariosPage() {}

  static String text() {
    List<SeenScenario> scenarios = SeenScenario.all();
    Page page =
        new Page(
            "The scenarios",
            "Situations that broke other systems which carry messages or cases between organisations. Each is a test that runs once as",
            "it is, and once without each of its protections: then one of its own assertions must fail",
            "([0056](../decisions/0056-a-scenario-fails-without-its-protection.md)). What is taken away is a method of the code that",
            "ships, which for that run only answers a constant.",
            "");
    page.table("", "what happens", "what must hold", "seen by", "it fails unless", "taken away");
    scenarios.forEach(scenario -> scenario.protections().forEach(one -> add(scenario, one, page)));
    return page.text();
  }

  private static void add(SeenScenario scenario, SeenScenario.Protection protection, Page page) {
    boolean first = scenario.protections().getFirst().equals(protection);
    page.row(
        first ? scenario.number() : "",
        first ? scenario.situation() : "",
        first ? scenario.holds() : "",
        first ? test(scenario) : "",
        protection.sentence(),
        protection.taken().stream().map(ScenariosPage::code).collect(Collectors.joining(", ")));
  }

  private static String test(SeenScenario scenario) {
    return "[`%s`](../../%s)"
        .formatted(scenario.testClass(), Pages.root().relativize(scenario.file()));
  }

  private static String code(SeenScenario.Code taken) {
    String type = taken.type().replaceAll(".*[.]", "");
    String what = Page.code(type + "." + taken.method());
    String which = taken.conditions() ? "the conditions in " + what : what;
    return taken.where().isEmpty() ? which : which + " for " + Page.code(taken.where());
  }
}
