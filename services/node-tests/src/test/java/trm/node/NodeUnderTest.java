package trm.node;

import static java.util.stream.Collectors.toMap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.node.openapi.Documented;
import trm.node.operations.NodeCommands;
import trm.node.storage.TestDatabase;
import trm.node.wire.RecordShape;
import trm.referral.Command;
import trm.referral.CrossingEvent;

/** One node as an outsider meets it, with a charter that offers everything but one command. */
public final class NodeUnderTest implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String management;

  private final Map<String, Object> settings;

  private NodeUnderTest(ConfigurableApplicationContext context, Map<String, Object> settings) {
    this.context = context;
    this.settings = Map.copyOf(settings);
    this.base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    this.management =
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.management.port");
  }

  @SpringBootApplication(proxyBeanMethods = false)
  @Import(NodeConfiguration.class)
  static class Application {
    @Bean
    Charter charter() {
      return NodeUnderTest.charter();
    }
  }

  /** Offers everything but one command; and one to prosecutors alone. */
  public static Charter charter() {
    return new Charter(
        NodeRole.DESTINATION,
        RecordShape.under(Command.class)
            .map(type -> kebab(type.getSimpleName()))
            .filter(name -> !name.equals("give-feedback"))
            .collect(
                toMap(
                    name -> name,
                    name ->
                        name.equals("place-hold")
                            ? Set.of(OfficerRole.PROSECUTOR)
                            : EnumSet.complementOf(EnumSet.of(OfficerRole.NATIONAL_RAPPORTEUR)))),
        Stream.of("events", "webhooks", "own-copy", "safe-contact", "status-statement")
            .collect(toMap(name -> name, NodeUnderTest::readers)),
        RecordShape.under(CrossingEvent.class)
            .map(Class::getSimpleName)
            .collect(java.util.stream.Collectors.toSet()),
        RecordShape.under(CrossingEvent.class)
            .collect(toMap(Class::getSimpleName, _ -> Set.of(NodeRole.values()))));
  }

  private static Set<OfficerRole> readers(String name) {
    return switch (name) {
      case "events" ->
          Set.of(OfficerRole.PARTNER, OfficerRole.CASE_WORKER, OfficerRole.NATIONAL_COORDINATOR);
      case "webhooks" -> Set.of(OfficerRole.PARTNER, OfficerRole.NATIONAL_COORDINATOR);
      default -> Set.of(OfficerRole.CASE_WORKER, OfficerRole.NATIONAL_COORDINATOR);
    };
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * Settings for a node into which nothing comes, and which does not wait for a broker that never
   * was: its start would look for its mailbox, and its end for what its relay is about to send.
   */
  public static final Map<String, String> WITHOUT_MAILBOX =
      Map.of(
          "spring.cloud.function.definition",
          "",
          "spring.cloud.stream.function.autodetect",
          "false",
          "spring.cloud.stream.kafka.binder.producer-properties.max.block.ms",
          "100");

  /** Starts the node and waits until it answers. */
  public static NodeUnderTest start(
      String node,
      TestFederation federation,
      TestRealm realm,
      String databaseUrl,
      String broker,
      Map<String, String> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("server.port", "0");
    settings.put("server.address", "127.0.0.1");
    settings.put("management.server.port", "0");
    settings.put("management.server.address", "127.0.0.1");
    settings.put("trm.node.id", node);
    settings.put("trm.node.master-key-file", federation.masterKeyFile(node).toString());
    settings.put("trm.keys.folder", federation.keyFolder(node).toString());
    settings.put("trm.directory.file", federation.directoryFile().toString());
    settings.put("trm.directory.federation-key-file", federation.federationKeyFile().toString());
    settings.put("trm.identity.issuer", realm.issuer());
    String clientKey = federation.secret("client-key", TestRealm.clientKey()).toString();
    settings.put("trm.identity.client-key-file", clientKey);
    settings.put("trm.identity.onboarding-key-file", clientKey);
    settings.put("trm.database.url", databaseUrl);
    settings.put("trm.database.owner-username", TestDatabase.OWNER);
    settings.put("trm.database.service-username", TestDatabase.SERVICE);
    String password = federation.secret("password", TestDatabase.PASSWORD).toString();
    settings.put("trm.database.owner-password-file", password);
    settings.put("trm.database.service-password-file", password);
    settings.put("trm.broker.bootstrap", broker);
    settings.put("trm.broker.security-protocol", "PLAINTEXT");
    String[] arguments = arguments(settings);
    return new NodeUnderTest(
        new SpringApplicationBuilder(Application.class).run(arguments), settings);
  }

  private static String[] arguments(Map<String, Object> settings) {
    return settings.entrySet().stream()
        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
        .toArray(String[]::new);
  }

  /** What a command of this node's jar answered. */
  public record Ran(int status, String out, String err) {}

  /** Runs a command with the settings that this node was started with, over some database. */
  public Ran command(String databaseUrl, String... command) {
    Map<String, Object> same = new HashMap<>(settings);
    same.put("trm.database.url", databaseUrl);
    String[] all =
        Stream.concat(Stream.of(command), Stream.of(arguments(same))).toArray(String[]::new);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        NodeCommands.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            all);
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** By what it was started. */
  public Map<String, Object> settings() {
    return settings;
  }

  /** Where it answers. */
  public String address() {
    return base;
  }

  /** Where its meters and its health are. */
  public String management() {
    return management;
  }

  public String databaseUrl() {
    return String.valueOf(settings.get("trm.database.url"));
  }

  /** What came back over HTTP. */
  public record Reply(int status, String contentType, JsonNode body, Map<String, String> headers) {
    public String code() {
      return body.path("code").asString("");
    }
  }

  public Reply get(String token, String path, String... headers) {
    return send(with(request(base + path, token).GET(), headers).build());
  }

  public Reply manage(String path) {
    return send(HttpRequest.newBuilder(URI.create(management + path)).GET().build());
  }

  public Reply post(@Nullable String token, String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(base + path, token).POST(HttpRequest.BodyPublishers.ofString(body));
    request.header("Content-Type", "application/json");
    return send(with(request, headers).build());
  }

  /** The same without saying how long the body is. */
  public Reply postChunked(String token, String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(base + path, token)
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    request.header("Content-Type", "application/json");
    return send(with(request, headers).build());
  }

  public int port() {
    return URI.create(base).getPort();
  }

  /** Sends a file of some form. */
  public Reply postFile(
      String token, String path, String form, byte[] file, String key, String... headers) {
    HttpRequest.Builder request =
        request(base + path, token).POST(HttpRequest.BodyPublishers.ofByteArray(file));
    with(request, "Content-Type", form, "Idempotency-Key", key);
    return send(with(request, headers).build());
  }

  public Reply put(String token, String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(base + path, token).PUT(HttpRequest.BodyPublishers.ofString(body));
    request.header("Content-Type", "application/json");
    return send(with(request, headers).build());
  }

  public Reply delete(String token, String path) {
    return send(request(base + path, token).DELETE().build());
  }

  /** Sends whatever a test has made up; headers are said as they stand. */
  public Reply call(
      @Nullable String token, String method, String path, byte[] body, Map<String, String> said) {
    HttpRequest.Builder request =
        request(base + path, token).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    said.forEach(request::header);
    return send(request.build());
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  private static HttpRequest.Builder request(String address, @Nullable String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private Reply send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      JsonNode body =
          type.contains("json")
              ? JsonMapper.shared().readTree(response.body())
              : JsonMapper.shared().createObjectNode().put("text", response.body());
      Map<String, String> headers =
          response.headers().map().entrySet().stream()
              .collect(
                  toMap(
                      e -> e.getKey().toLowerCase(java.util.Locale.ROOT),
                      e -> e.getValue().getFirst()));
      if (request.uri().toString().startsWith(base + "/api/")) {
        String path = request.uri().toString().substring(base.length());
        String method = request.method().toLowerCase(java.util.Locale.ROOT);
        Documented.check(method, path, response.statusCode(), type, body);
      }
      return new Reply(response.statusCode(), type, body, headers);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  public boolean isRunning() {
    return context.isActive();
  }

  @Override
  public void close() {
    context.close();
  }
}
