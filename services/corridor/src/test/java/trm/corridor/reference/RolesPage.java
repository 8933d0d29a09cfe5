package trm.corridor.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import trm.node.Charter;
import trm.node.OfficerRole;
import trm.node.api.Callers;
import trm.node.api.PermittedCentrally;
import trm.node.openapi.Handler;

/** Who is let in where, by role. */
final class RolesPage {
  private static final List<Handler> CALLS =
      Handler.all().stream().filter(call -> !call.path().contains("{command}")).toList();

  private final Page page =
      new Page(
          "Roles, and what each may do",
          "A role stands in the token, in `realm_access.roles`. It says which calls and commands are open; the caller's",
          "organisation bounds which cases are seen ([who calls](../api.md#who-calls)), and the rules say what may happen to them.");

  private RolesPage() {}

  static String text() {
    RolesPage page = new RolesPage();
    page.addPublic();
    Arrays.stream(OfficerRole.values()).forEach(page::add);
    return page.page.text();
  }

  private void addPublic() {
    page.line("")
        .line("Answered without a token: " + calls(call -> call.allowed().everybody()) + ".")
        .line("")
        .line(
            "A ministry must permit in its realm as well ([permissions](../api.md#permissions)): "
                + permitted()
                + ".");
  }

  private static String permitted() {
    return CALLS.stream()
        .flatMap(call -> call.permission().map(needed -> permitted(call, needed)).stream())
        .collect(Collectors.joining(", "));
  }

  private static String permitted(Handler call, PermittedCentrally needed) {
    String name = call.method().toUpperCase(Locale.ROOT) + " " + call.path();
    String permission = needed.value().resource() + "#" + needed.value().scope();
    return Page.code(name.replace("/api/v1", ""))
        + " ("
        + Page.code(permission)
        + needed.of().words()
        + ")";
  }

  private void add(OfficerRole role) {
    page.heading(role.realmName());
    page.table("at a node of the role", "commands");
    for (Charter charter : ChartersPage.charters()) {
      page.row(charter.role().name().toLowerCase(Locale.ROOT), commands(charter, role));
    }
    page.line("").table("at a node of the role", "calls");
    for (Charter charter : ChartersPage.charters()) {
      page.row(
          charter.role().name().toLowerCase(Locale.ROOT),
          calls(
              call ->
                  !call.allowed().everybody()
                      && Callers.of(call.allowed(), charter, "").contains(role)));
    }
  }

  private static String commands(Charter charter, OfficerRole role) {
    String names =
        new TreeSet<>(charter.commands().keySet())
            .stream()
                .filter(command -> charter.allows(command, Set.of(role)))
                .map(Page::code)
                .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }

  private static String calls(Predicate<Handler> asked) {
    String names =
        CALLS.stream()
            .filter(asked)
            .map(call -> call.method().toUpperCase(Locale.ROOT) + " " + call.path())
            .map(name -> Page.code(name.replace("/api/v1", "")))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }
}
