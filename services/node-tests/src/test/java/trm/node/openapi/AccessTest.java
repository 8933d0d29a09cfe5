package trm.node.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OfficerRole;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.node.attachment.InventedFiles;

/**
 * Who is let in where, written down once more by hand in {@code access.csv}: each operation, each
 * role, and an organisation that has no part in the case. An operation without its row fails.
 */
@OneNode(alone = true)
final class AccessTest {
  private static final JsonNode DOCUMENT = ApiDocument.of(NodeUnderTest.charter());

  private final TestRealm realm;
  private final NodeUnderTest node;
  private final String opened;

  /** A line of the table. */
  record Row(String method, String path, Set<String> roles, boolean aboutACase) {
    static Row of(String line) {
      String[] cells = line.split(";", -1);
      Set<String> roles = Arrays.stream(cells[2].split(" ")).collect(Collectors.toSet());
      return new Row(cells[0], cells[1], roles, cells[3].equals("hidden"));
    }

    boolean letsIn(OfficerRole role) {
      return roles.contains("everybody")
          || roles.contains(role.realmName())
          || (role != OfficerRole.NATIONAL_RAPPORTEUR && isOpenTo(role));
    }

    private boolean isOpenTo(OfficerRole role) {
      return roles.contains("all")
          || (roles.contains("all-but-operator") && role != OfficerRole.OPERATOR);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  AccessTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.realm = realm;
    opened =
        send(token(OfficerRole.CASE_WORKER, "harbour"), "post", "/api/v1/cases")
            .body()
            .get("case")
            .stringValue();
  }

  static List<Row> rows() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/access.csv")).stream()
        .skip(1)
        .map(Row::of)
        .toList();
  }

  @Test
  void everyOperationHasItsRow() throws IOException {
    assertThat(rows().stream().map(Row::toString))
        .containsExactlyInAnyOrderElementsOf(
            operations()
                .map(path -> path.replaceAll("/commands/.*", "/commands/{command}"))
                .distinct()
                .toList());
  }

  private static Stream<String> operations() {
    return DOCUMENT.get("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().propertyNames().stream().map(verb -> verb + " " + path.getKey()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void letsInWhomTheTableNames(Row row) {
    for (OfficerRole role : OfficerRole.values()) {
      Reply reply = send(token(role, "harbour"), row.method(), pathOf(row));
      assertThat(reply.code().equals("ROLE_NOT_ALLOWED"))
          .as("%s as %s: %s", row, role, reply.body())
          .isEqualTo(!row.letsIn(role));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void letsInNobodyByAnythingButATokenOfItsRealm(Row row) {
    Reply reply = send("no-token", row.method(), pathOf(row));

    assertThat(reply.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void hidesACaseFromAnotherOrganisation(Row row) {
    if (!row.aboutACase()) {
      return;
    }
    for (OfficerRole role : List.of(OfficerRole.CASE_WORKER, OfficerRole.PARTNER)) {
      if (row.letsIn(role)) {
        Reply foreign = send(token(role, "elsewhere"), row.method(), pathOf(row));
        Reply none = send(token(role, "elsewhere"), row.method(), pathOf(row, "no-such-case"));
        assertThat(foreign.code()).as("%s as %s", row, role).isEqualTo("UNKNOWN_CASE");
        assertThat(foreign.body()).isEqualTo(none.body());
      }
    }
  }

  static List<String> commands() {
    return operations()
        .filter(path -> path.contains("/commands/"))
        .map(path -> path.replaceAll(".*/", ""))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void hidesACaseFromTheCommandsOfAnotherOrganisation(String command) {
    String worker = token(OfficerRole.CASE_WORKER, "elsewhere");
    String path = "/api/v1/cases/" + opened + "/commands/" + command;
    Reply reply = send(worker, "post", path);

    assertThat(reply.code()).isIn("UNKNOWN_CASE", "ROLE_NOT_ALLOWED");
  }

  private String pathOf(Row row) {
    return pathOf(row, opened);
  }

  private static String pathOf(Row row, String caseReference) {
    return row.path()
        .replace("{case}", caseReference)
        .replace("{command}", "place-hold")
        .replace("{list}", "needs")
        .replace("{release}", "2001-01-01")
        .replace("{attachment}", UUID.randomUUID().toString())
        .replace("{id}", UUID.randomUUID().toString());
  }

  private String token(OfficerRole role, String organisation) {
    return realm.token("otto", organisation, role.realmName());
  }

  private Reply send(String token, String method, String path) {
    String[] headers = {
      "Idempotency-Key", UUID.randomUUID().toString(), "Acting-Officer", "officer.one"
    };
    return switch (method) {
      case "get" -> node.get(token, path, headers);
      case "post" ->
          path.endsWith("/attachments")
              ? file(token, path)
              : node.post(token, path, example(method, path), headers);
      case "put" -> node.put(token, path, example(method, path));
      default -> node.delete(token, path);
    };
  }

  private Reply file(String token, String path) {
    return node.postFile(
        token,
        path + "?shows=PERSON_PHOTO",
        "image/png",
        InventedFiles.png(1),
        UUID.randomUUID().toString(),
        "Acting-Officer",
        "officer.one");
  }

  private static String example(String method, String path) {
    return Documented.operation(method, path)
        .map(found -> found.at("/requestBody/content/application~1json/example"))
        .filter(JsonNode::isObject)
        .map(JsonNode::toString)
        .orElse("{}");
  }
}
