package trm.node.hell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OfficerRole;
import trm.node.OneNode;
import trm.node.TestRealm;

/**
 * Every operation of the document that a node serves, as each role and as nobody, with what is
 * right, nearly right and absurd: each answer is one that the document names, none is a mistake of
 * the node's, and none is late or long.
 */
@OneNode(settings = "trm.api.rate-limit-per-minute=10000000")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class EveryOperationFromHellTest {
  /** On a machine that does much else; a call takes some milliseconds. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final int ANSWER_MAX = 4 << 20;

  private final NodeUnderTest node;
  private final Map<OfficerRole, String> tokens = new EnumMap<>(OfficerRole.class);
  private final String everyRole;
  private final List<Call.Operation> operations;
  private final String opened;

  EveryOperationFromHellTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    for (OfficerRole role : OfficerRole.values()) {
      tokens.put(role, realm.token("otto." + role.realmName(), "harbour", role.realmName()));
    }
    everyRole = realm.token("marta", "harbour", allButPartner());
    String operator = realm.token("vera", "operations", "operator");
    // Until its peers answered, or somebody decides, the node exports nothing.
    node.post(operator, "/api/v1/recovery/decision", "{}");
    operations = Call.Operation.all(node.get(everyRole, "/api/v1/openapi.json").body());
    opened = open();
  }

  private static String[] allButPartner() {
    return Arrays.stream(OfficerRole.values())
        .filter(role -> role != OfficerRole.PARTNER)
        .map(OfficerRole::realmName)
        .toArray(String[]::new);
  }

  private String open() {
    Reply reply =
        node.post(
            everyRole,
            "/api/v1/cases",
            "{\"language\": \"mon\", \"interpreter\": true}",
            "Idempotency-Key",
            UUID.randomUUID().toString());
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(202);
    return reply.body().get("case").asString();
  }

  @Test
  @Order(1)
  void isAnsweredAsTheDocumentSays() {
    assertThat(operations).hasSizeGreaterThan(100);
    Map<String, String> wrong = new TreeMap<>();
    int[] number = {0};
    Tries.of("calls", 5 * operations.size(), LONGEST)
        .each(chance -> ask(operations.get(number[0]++ % operations.size()), chance, wrong));
    assertThat(wrong).isEmpty();
  }

  private void ask(Call.Operation operation, Random chance, Map<String, String> wrong) {
    String reference = chance.nextInt(8) == 0 ? open() : opened;
    Call call = operation.call(reference, chance);
    try {
      check(node.call(token(chance), call.method(), call.path(), call.body(), call.headers()));
    } catch (RuntimeException | AssertionError e) {
      wrong.putIfAbsent(operation.toString(), call + " failed: " + e);
    }
  }

  private @Nullable String token(Random chance) {
    List<String> single = List.copyOf(tokens.values());
    int which = chance.nextInt(2 * single.size());
    if (which == 0) {
      return null;
    }
    return which < single.size() ? single.get(which) : everyRole;
  }

  private static void check(Reply reply) {
    assertThat(reply.code()).as("%s", reply.body()).isNotEqualTo("FAILED_HERE");
    assertThat(reply.status()).as("%s", reply.body()).isNotEqualTo(500);
    assertThat(reply.body().toString().length()).isLessThan(ANSWER_MAX);
  }

  @Test
  @Order(2)
  void isAnsweredToMethodsThatNobodyDocumented() {
    for (Call.Operation operation : operations) {
      String path = operation.template().replace("{case}", opened).replaceAll("\\{[a-z]+}", "x");
      check(node.call(everyRole, "PATCH", path, new byte[] {'{'}, Map.of()));
    }
  }

  /** The connection is cut on the caller's side, which is no mistake of the node's. */
  @Test
  @Order(3)
  void isAnsweredWhenTheBodyEndsEarly() throws IOException {
    for (Call.Operation operation : operations) {
      for (String form : operation.spec().path("requestBody").path("content").propertyNames()) {
        String answer = cutShort(operation, form);
        assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"))
            .as("%s as %s: %s", operation, form, answer)
            .isTrue();
      }
    }
    assertThat(failures("http_server_requests.*outcome=\"SERVER_ERROR\"")).isZero();
  }

  private String cutShort(Call.Operation operation, String form) throws IOException {
    String path = operation.template().replace("{case}", opened).replaceAll("\\{[a-z]+}", "x");
    String head =
        String.join(
            "\r\n",
            operation.method().toUpperCase(java.util.Locale.ROOT)
                + " "
                + path
                + "?shows=PERSON_PHOTO HTTP/1.1",
            "Host: node",
            "Connection: close",
            "Authorization: Bearer " + everyRole,
            "Content-Type: " + form,
            "Idempotency-Key: " + UUID.randomUUID(),
            "Content-Length: 100",
            "",
            "{\"a");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Nothing that was taken in lies there as something that the node stumbles over later. */
  @Test
  @Order(4)
  void leavesNothingOnWhichTheNodesOwnLoopsFail() {
    assertThat(failures("trm_loop_failures_total")).isZero();
    assertThat(failures("trm_retention_failures_total")).isZero();
    assertThat(failures("trm_deadlines_failures_total")).isZero();
    Reply health = node.manage("/actuator/health/readiness");
    assertThat(health.status()).as("%s", health.body()).isEqualTo(200);
    for (String path : List.of("/cases", "/work", "/drafts", "/webhooks", "/partners", "/events")) {
      assertThat(node.get(everyRole, "/api/v1" + path).status()).as(path).isEqualTo(200);
    }
    assertThat(node.get(everyRole, "/api/v1/cases/" + opened).status()).isEqualTo(200);
  }

  private double failures(String meter) {
    return node.manage("/actuator/prometheus")
        .body()
        .get("text")
        .asString()
        .lines()
        .filter(line -> line.matches(meter + ".*"))
        .filter(line -> !line.contains("_max") && !line.contains("_sum"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll(".* ", "")))
        .sum();
  }
}
