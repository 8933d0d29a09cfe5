package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import trm.node.NodeUnderTest;
import trm.node.OneNode;
import trm.node.TestRealm;

/** Requests that end in the web server, before any handler sees them. */
@OneNode
final class UnreadableRequestsTest {
  private static final String UNREADABLE = "REQUEST_UNREADABLE";
  private static final String STRANGER = "NOT_AUTHENTICATED";
  private final NodeUnderTest node;
  private final String signedIn;

  UnreadableRequestsTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.signedIn =
        "\r\nAuthorization: Bearer " + realm.token("marta", "mo-coordination", "case-worker");
  }

  static Stream<List<String>> requests() {
    String end = "\r\nConnection: close\r\n\r\n";
    String host = "\r\nHost: node" + end;
    return Stream.of(
        row("a sign that no address holds", UNREADABLE, "GET /api/v1/cases?a=<b> HTTP/1.1" + host),
        row("a broken escape", UNREADABLE, "GET /api/v1/cases/%zz HTTP/1.1" + host),
        row("an escaped slash", UNREADABLE, "GET /api/v1/cases/a%2Fb HTTP/1.1" + host),
        row("a doubled slash", STRANGER, "GET //api/v1/cases HTTP/1.1" + host),
        row("an unknown version", UNREADABLE, "GET /api/v1/cases HTTP/9.9" + host),
        row("no version", STRANGER, "GET /api/v1/cases\r\n\r\n"),
        row("no method", UNREADABLE, "\u0001 /api/v1/cases HTTP/1.1" + host),
        row("an unknown method", STRANGER, "BREW /api/v1/cases HTTP/1.1" + host),
        row("no host", UNREADABLE, "GET /api/v1/cases HTTP/1.1\r\nConnection: close\r\n\r\n"),
        row("a broken host", UNREADABLE, "GET / HTTP/1.1\r\nHost: a b" + end),
        row("a long header", UNREADABLE, "GET / HTTP/1.1\r\nX: " + "x".repeat(20_000) + host),
        row("an unknown coding", UNREADABLE, "POST / HTTP/1.1\r\nTransfer-Encoding: odd" + host));
  }

  private static List<String> row(String what, String code, String request) {
    return List.of(what, code, request);
  }

  @ParameterizedTest
  @ValueSource(strings = {"//api/v1/cases", "/api/v1/cases;a=b", "/api/v1//cases", "/api/v1/%2e/x"})
  void aSignedInOfficerReadsAProblemToo(String path) throws IOException {
    String answer =
        sent(
            "GET " + path + " HTTP/1.1\r\nHost: node\r\nConnection: close" + signedIn + "\r\n\r\n");

    assertThat(answer).contains("application/problem+json").doesNotContain("<html");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void areAnsweredAsProblems(List<String> request) throws IOException {
    String answer = sent(request.getLast());

    assertThat(answer).as(request.getFirst()).contains("\"code\":\"" + request.get(1) + "\"");
    assertThat(answer).doesNotContain("<html", "Tomcat", "Exception");
  }

  private String sent(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
