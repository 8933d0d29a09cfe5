package trm.node.notice;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trm.node.notice.MailServer.Taken;

/**
 * What a mail server says of an address is about the address; what it says of this node and its
 * relay is not, and must not end the mail of every officer at once.
 */
final class ARelayRefusesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @ParameterizedTest(name = "{0} answered with {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          RCPT; 250 2.1.5 Fine; TAKEN
          RCPT; 550 5.1.1 No such user; ADDRESS_REFUSED
          RCPT; 551 5.1.6 Gone elsewhere; ADDRESS_REFUSED
          RCPT; 450 4.2.1 Mailbox busy; NOT_NOW
          RCPT; 550 5.7.1 Relaying denied; NOT_NOW
          RCPT; 554 Access denied by policy; NOT_NOW
          RCPT; 554 5.7.1 Client host blocked; NOT_NOW
          MAIL; 550 5.7.1 Sender not allowed; NOT_NOW
          DATA; 554 5.7.1 Refused by policy; NOT_NOW
          """)
  void isToldFromARefusedAddress(String verb, String answer, Taken taken) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread relay = Thread.ofVirtual().start(() -> serve(server, verb, answer));
      assertThat(send(server.getLocalPort())).isEqualTo(taken);
      relay.join();
    }
  }

  private static Taken send(int port) {
    SmtpAccount account =
        new SmtpAccount(
            "127.0.0.1",
            port,
            SmtpAccount.Tls.NONE,
            null,
            null,
            "node@node.example",
            Duration.ofSeconds(5));
    UUID officer = UUID.randomUUID();
    Mail mail =
        new Mail(
            UUID.randomUUID(),
            officer,
            new MailAddress("ana@office.example"),
            "en",
            Map.of(NoticeKind.NEW_WORK, 3),
            0);
    Letter letter = new Letter("https://desk.node.example");
    return new SmtpServer(account, letter, "mo-destination").send(mail, NOW);
  }

  /** A server as small as the protocol lets it be, that answers one verb as it is told to. */
  private static void serve(ServerSocket server, String verb, String answer) {
    try (Socket client = server.accept()) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
      OutputStream out = client.getOutputStream();
      say(out, "220 relay.example");
      String line = in.readLine();
      while (line != null) {
        String said = line.length() < 4 ? "" : line.substring(0, 4).toUpperCase(Locale.ROOT);
        if (said.equals(verb)) {
          say(out, answer);
        } else if (said.equals("DATA")) {
          say(out, "354 Go on");
          while (line != null && !line.equals(".")) {
            line = in.readLine();
          }
          say(out, "250 Taken");
        } else {
          say(out, said.equals("QUIT") ? "221 Bye" : "250 Fine");
        }
        line = in.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(US_ASCII));
    out.flush();
  }
}
