package trm.node.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender does with names, addresses and receivers of every kind. */
final class HttpSenderTest {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private final Receiver receiver = Receiver.start();

  @AfterEach
  void close() {
    receiver.close();
  }

  /** A name that is looked up in a test. */
  private record Names(List<InetAddress> addresses) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) {
      return addresses.toArray(new InetAddress[0]);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "http://localhost:%d/",
        "http://[::1]:%d/",
        "http://[::ffff:127.0.0.1]:%d/",
        "http://2130706433:%d/",
        "http://0.0.0.0:%d/",
        "http://[::]:%d/"
      })
  void makesNoConnectionIntoTheNodeHoweverItIsWritten(String form) throws IOException {
    URI url = URI.create(form.formatted(receiver.url().getPort()));
    try (HttpSender sender =
        HttpSender.of(new WebhookPolicy(false, LIMIT, Duration.ZERO, Duration.ofDays(5)))) {
      assertThat(send(sender, url).outcome())
          .isIn(Outcome.ADDRESS_NOT_ALLOWED, Outcome.UNKNOWN_HOST);
    }
    assertThat(receiver.got()).isEmpty();
  }

  @Test
  void looksAtTheAddressThatItConnectsToAndNotAtAnEarlierOne() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    InetAddress outside = InetAddress.ofLiteral("93.184.215.14");
    DnsResolver rebinding =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) {
            return asked.getAndIncrement() == 0
                ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                : new InetAddress[] {outside};
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    try (HttpSender sender = new HttpSender(new AllowedAddresses(false), rebinding, LIMIT)) {
      assertThat(send(sender, named()).outcome()).isEqualTo(Outcome.ADDRESS_NOT_ALLOWED);
    }
    assertThat(asked).as("there is one look-up an attempt").hasValue(1);
    assertThat(receiver.got()).isEmpty();
  }

  @Test
  void connectsToTheAddressThatWasLookedAtAndLooksAtItEachTime() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    DnsResolver counting =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) {
            asked.incrementAndGet();
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    try (HttpSender sender = new HttpSender(new AllowedAddresses(true), counting, LIMIT)) {
      assertThat(send(sender, named()).isDelivered()).isTrue();
      assertThat(send(sender, named()).isDelivered()).isTrue();
    }
    assertThat(asked).as("no connection is kept").hasValue(2);
  }

  @Test
  void refusesANameOfWhichOneAddressIsInside() throws IOException {
    Names names =
        new Names(
            List.of(InetAddress.ofLiteral("93.184.215.14"), InetAddress.ofLiteral("10.0.0.7")));
    try (HttpSender sender = new HttpSender(new AllowedAddresses(false), names, LIMIT)) {
      assertThat(send(sender, named()).outcome()).isEqualTo(Outcome.ADDRESS_NOT_ALLOWED);
    }
  }

  @Test
  void saysWhenANameHasNoAddress() throws IOException {
    DnsResolver nobody =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException();
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    try (HttpSender sender = new HttpSender(new AllowedAddresses(false), nobody, LIMIT)) {
      assertThat(send(sender, named()).outcome()).isEqualTo(Outcome.UNKNOWN_HOST);
    }
  }

  /** A time-out between two bytes would never come. */
  @Test
  void endsAnAttemptWhoseReceiverSpeaksSlowly() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpSender sender = allowing()) {
      Thread.ofVirtual().start(() -> speakSlowly(server));
      Answer answer = send(sender, at(server));
      assertThat(answer.outcome()).isEqualTo(Outcome.TIMED_OUT);
      assertThat(answer.latency()).isLessThan(LIMIT.multipliedBy(5));
    }
  }

  @Test
  void readsNothingOfAnAnswersBody() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpSender sender = allowing()) {
      Thread.ofVirtual().start(() -> speakForEver(server));
      Answer answer = send(sender, at(server));
      assertThat(answer.isDelivered()).isTrue();
      assertThat(answer.latency()).isLessThan(LIMIT);
    }
  }

  @Test
  void saysWhenAConnectionBreaks() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpSender sender = allowing()) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getInputStream().read();
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      assertThat(send(sender, at(server)).outcome()).isEqualTo(Outcome.BROKEN_OFF);
    }
  }

  @Test
  void trustsNobodyWhoDoesNotProveWhoHeIs() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpSender sender = allowing()) {
      Thread.ofVirtual().start(() -> speakForEver(server));
      URI secure = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/");
      assertThat(send(sender, secure).outcome()).isEqualTo(Outcome.NOT_TRUSTED);
    }
  }

  private static void speakSlowly(ServerSocket server) {
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      for (byte each : "HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII)) {
        out.write(each);
        out.flush();
      }
      while (true) {
        out.write('x');
        out.flush();
        java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
      }
    } catch (IOException e) {
      // The sender hung up, as it should.
      Thread.currentThread().interrupt();
    }
  }

  private static void speakForEver(ServerSocket server) {
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      while (true) {
        out.write("4\r\nmore\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
    } catch (IOException e) {
      // The sender hung up, as it should.
      Thread.currentThread().interrupt();
    }
  }

  private static HttpSender allowing() {
    return HttpSender.of(new WebhookPolicy(true, LIMIT, Duration.ZERO, Duration.ofDays(5)));
  }

  private URI named() {
    return URI.create("http://receiver.example:" + receiver.url().getPort() + "/take");
  }

  private static URI at(ServerSocket server) {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  private static Answer send(HttpSender sender, URI url) {
    return sender.send(url, Map.of("webhook-id", "1"), new byte[] {'{', '}'});
  }
}
