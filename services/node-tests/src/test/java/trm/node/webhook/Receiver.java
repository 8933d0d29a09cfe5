package trm.node.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner's system that takes webhooks, and answers as a test says. */
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Function<Got, Reply> answer = _ -> new Reply(200, Map.of());

  /** One request. */
  public record Got(String path, Map<String, String> headers, String body) {
    public String id() {
      return header("Webhook-id");
    }

    public Instant attemptedAt() {
      return Instant.ofEpochSecond(Long.parseLong(header("Webhook-timestamp")));
    }

    public String signatures() {
      return header("Webhook-signature");
    }

    private String header(String name) {
      return Objects.requireNonNull(headers.get(name), name);
    }

    public JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }
  }

  /** How it answers; status 0 is never. */
  record Reply(int status, Map<String, String> headers) {}

  private Receiver(HttpServer server) {
    this.server = server;
  }

  public static Receiver start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Receiver receiver = new Receiver(server);
      server.setExecutor(receiver.threads);
      server.createContext("/", receiver::take);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    Map<String, String> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey, header -> header.getValue().getFirst()));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Got one = new Got(exchange.getRequestURI().getPath(), headers, body);
    got.add(one);
    Reply reply = answer.apply(one);
    if (reply.status() == 0) {
      awaitClosing();
    } else {
      reply.headers().forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(reply.status(), -1);
    }
    exchange.close();
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/take");
  }

  public void answers(int status) {
    answers(_ -> new Reply(status, Map.of()));
  }

  void answers(Function<Got, Reply> how) {
    answer = how;
  }

  public void answersGoneAt(String path) {
    answers(one -> new Reply(one.path().equals(path) ? 410 : 200, Map.of()));
  }

  void answersNothing() {
    answers(0);
  }

  public List<Got> got() {
    return List.copyOf(got);
  }

  void forget() {
    got.clear();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
