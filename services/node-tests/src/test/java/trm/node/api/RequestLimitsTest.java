package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;

/** Callers ask too often, and say too much. */
@OneNode(settings = "trm.api.rate-limit-per-minute=30")
final class RequestLimitsTest {
  private static final String TOO_LONG = "{\"url\":\"" + "x".repeat((1 << 20) + 1000) + "\"}";

  private final TestRealm realm;
  private final NodeUnderTest node;

  RequestLimitsTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.realm = realm;
    String operator = realm.token("vera", "operations", "operator");
    // Until its peers answered, or somebody decides, the node exports nothing.
    assertThat(node.post(operator, "/api/v1/recovery/decision", "{}").status()).isEqualTo(200);
  }

  @Test
  void tellsAnAccountThatAsksTooOftenWhenToAskAgain() {
    String wild = realm.token("wild", "harbour", "partner");
    Reply first = node.get(wild, "/api/v1/events");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.headers().get("ratelimit-policy")).isEqualTo("\"account\";q=30;w=60");
    assertThat(first.headers().get("ratelimit")).startsWith("\"account\";r=29;t=");

    Reply last = first;
    for (int i = 0; i < 60 && last.status() == 200; i++) {
      last = node.get(wild, "/api/v1/events", "Accept-Language", "fr");
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.contentType()).startsWith("application/problem+json");
    assertThat(last.code()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(last.body().get("language").asString()).isEqualTo("fr");
    assertThat(last.headers().get("retry-after")).isIn("1", "2");
    assertThat(last.headers().get("ratelimit")).startsWith("\"account\";r=0;t=");
    assertThat(node.manage("/actuator/prometheus").body().get("text").asString())
        .contains("trm_api_throttled_total");

    assertThat(node.get(realm.token("calm", "harbour", "partner"), "/api/v1/events").status())
        .as("another account of the same organisation")
        .isEqualTo(200);
    Reply warning =
        node.post(wild, "/api/v1/cases/none/commands/raise-risk-alert", "{}", "X-Any", "1");
    assertThat(warning.status()).as("a warning is heard").isEqualTo(400);
  }

  @Test
  void takesNoMoreThanAMebibyteWhetherItsLengthIsSaidOrNot() {
    String id = UUID.randomUUID().toString();
    for (String path :
        List.of(
            "/api/v1/cases",
            "/api/v1/cases/none/commands/record-measure",
            "/api/v1/status-statements/verify",
            "/api/v1/contact-tests",
            "/api/v1/contact-tests/" + id + "/answer",
            "/api/v1/exports/evidence",
            "/api/v1/webhooks",
            "/api/v1/webhooks/" + id + "/replay")) {
      String coordinator =
          realm.token("marta" + path.hashCode(), "coordination", "national-coordinator", "auditor");
      String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
      tooLarge(path, node.post(coordinator, path, TOO_LONG, key));
      tooLarge(path + ", chunked", node.postChunked(coordinator, path, TOO_LONG, key));
    }
  }

  private static void tooLarge(String path, Reply reply) {
    assertThat(reply.status()).as(path + " " + reply.body()).isEqualTo(413);
    assertThat(reply.contentType()).startsWith("application/problem+json");
    assertThat(reply.code()).isEqualTo("BODY_TOO_LARGE");
  }

  /** A length that is not said could be any: the node must end it, not the caller. */
  @Test
  void endsABodyThatHasNoEnd() throws IOException {
    String token = realm.token("endless", "harbour", "partner");
    long written = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/webhooks HTTP/1.1\r\nHost: node\r\nAuthorization: Bearer "
                  + token
                  + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      byte[] chunk =
          ("10000\r\n" + " ".repeat(1 << 16) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      while (written < 1L << 28) {
        out.write(chunk);
        written += chunk.length;
      }
    } catch (IOException e) {
      assertThat(written).as("the node hung up").isLessThan(1L << 28);
    }
    assertThat(written).as("before 64 mebibytes were sent").isLessThan(1L << 26);
  }
}
