package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import trm.corridor.story.NodeApi;

/**
 * A partner's system with several webhooks at one node, told of each statement on where a matter
 * stands. It can keep its answers to itself, so that it is certain who delivers at a moment.
 */
final class ToldPartner implements AutoCloseable {
  private static final String TYPE = "case.event.status_told";
  private static final int PAGE = 500;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final NodeApi officer;
  private final Set<String> before;
  private final List<String> webhooks;
  private final List<String> made = new ArrayList<>();
  private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch held = new CountDownLatch(0);

  /** One delivery as it came in. */
  private record Arrival(String webhook, String id, Instant at) {
    String what() {
      return webhook + " " + id;
    }
  }

  /** From now on that many webhooks are told of every case that this officer sees. */
  ToldPartner(NodeApi officer, int webhooks) {
    this.officer = officer;
    this.before = allEvents();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
    this.webhooks = IntStream.rangeClosed(1, webhooks).mapToObj(n -> "/hook-" + n).toList();
    this.webhooks.forEach(this::subscribe);
  }

  private void subscribe(String path) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
    String wish = "{\"url\":\"%s\",\"cases\":\"EVERY\",\"types\":[\"%s\"]}".formatted(url, TYPE);
    HttpResponse<String> answer = officer.post("/webhooks", wish, null);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String location = answer.headers().firstValue("location").orElseThrow();
    made.add(location.substring(location.indexOf("/webhooks/")));
  }

  private void take(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String webhook = exchange.getRequestURI().getPath();
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    arrivals.add(new Arrival(webhook, id, Instant.now()));
    waiting.add(webhook);
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    waiting.remove(webhook);
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  /** Answers nothing until it is told to; the node gives up an attempt in its time. */
  void keepsItsAnswers() {
    held = new CountDownLatch(1);
  }

  void answersAgain() {
    held.countDown();
  }

  /** Whether somebody waits for an answer at each webhook: so each is in somebody's hands. */
  boolean isWaitedForAtEach() {
    return waiting.containsAll(webhooks);
  }

  /** Whether each webhook was told all that the node's feed has. */
  boolean knows(Set<String> events) {
    Set<String> came = arrivals.stream().map(Arrival::what).collect(Collectors.toSet());
    return webhooks.stream()
        .allMatch(webhook -> events.stream().allMatch(id -> came.contains(webhook + " " + id)));
  }

  /** The ids of what there was to tell, by the node's feed. */
  Set<String> events() {
    Set<String> events = allEvents();
    events.removeAll(before);
    return events;
  }

  private Set<String> allEvents() {
    Set<String> events = new TreeSet<>();
    String path = "/events?limit=" + PAGE;
    JsonNode page = officer.read(path);
    while (!page.path("events").isEmpty()) {
      page.path("events")
          .valueStream()
          .filter(event -> event.path("type").asString().equals(TYPE))
          .forEach(event -> events.add(event.path("id").asString()));
      page = officer.read(path + "&after=" + page.path("next").asString());
    }
    return events;
  }

  /** Came under ids that these events do not have. */
  Set<String> unknown(Set<String> events) {
    return arrivals.stream()
        .map(Arrival::id)
        .filter(id -> !events.contains(id))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What came more than once, save what came once before that moment and once after it. */
  List<String> doubledBut(Instant death) {
    return repeats()
        .filter(times -> times.size() > 2 || !isParted(times, death))
        .map(times -> times.getFirst().what() + " at " + times.stream().map(Arrival::at).toList())
        .toList();
  }

  private static boolean isParted(List<Arrival> times, Instant death) {
    return times.getFirst().at().isBefore(death) && times.getLast().at().isAfter(death);
  }

  /** How many deliveries came more than once. */
  long doubled() {
    return repeats().count();
  }

  private Stream<List<Arrival>> repeats() {
    Map<String, List<Arrival>> byWhat =
        arrivals.stream()
            .sorted(Comparator.comparing(Arrival::at))
            .collect(Collectors.groupingBy(Arrival::what, Collectors.toCollection(ArrayList::new)));
    return byWhat.values().stream().filter(times -> times.size() > 1);
  }

  /** How long after that moment the webhook that waited longest was told something. */
  Duration longestWaitAfter(Instant moment) {
    return webhooks.stream()
        .map(webhook -> Duration.between(moment, firstAfter(webhook, moment)))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Instant firstAfter(String webhook, Instant moment) {
    return arrivals.stream()
        .filter(one -> one.webhook().equals(webhook) && one.at().isAfter(moment))
        .map(Arrival::at)
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> new AssertionError(webhook + " was told nothing after " + moment));
  }

  int deliveries() {
    return arrivals.size();
  }

  /** Leaves no webhook behind at which nobody answers. */
  @Override
  public void close() {
    held.countDown();
    try {
      made.forEach(webhook -> assertThat(officer.delete(webhook).statusCode()).isEqualTo(204));
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
