package trm.corridor.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.embedded.ServiceProcess;

/** What an operator's tools read of a service: its meters and its log. */
final class Meters {
  private final RunningCorridor corridor;
  private final HttpClient http = HttpClient.newHttpClient();

  Meters(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  /** The sum of a meter over all its tags but those given, as Prometheus would read it. */
  double count(String node, String meter, String... tags) {
    return count(service(node), meter, tags);
  }

  /** The same of one process of a node. */
  double count(ServiceProcess service, String meter, String... tags) {
    return read(service, "/actuator/prometheus")
        .lines()
        .filter(line -> line.startsWith(meter + "{") || line.startsWith(meter + " "))
        .filter(line -> Arrays.stream(tags).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** What a component of the service's health says of itself. */
  JsonNode health(String node, String component) {
    return health(node, "mail", component);
  }

  /** The same for a component of that group. */
  JsonNode health(String node, String group, String component) {
    return health(service(node), group, component);
  }

  /** The same of one process of a node. */
  JsonNode health(ServiceProcess service, String group, String component) {
    return JsonMapper.shared()
        .readTree(read(service, "/actuator/health/" + group))
        .path("components")
        .path(component);
  }

  /** Whether a component says that it is down, for a reason with these words. */
  boolean isDown(String node, String group, String component, String words) {
    JsonNode said = health(node, group, component);
    return said.path("status").asString("").equals("DOWN")
        && said.path("details").path("reason").asString("").contains(words);
  }

  /** How many lines of the service's log have all these words. */
  long logged(String node, String... words) {
    try (Stream<String> lines = Files.lines(service(node).log())) {
      return lines.filter(line -> Arrays.stream(words).allMatch(line::contains)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every page of a service that is for operators. */
  Map<String, String> pages(String node) {
    return Stream.of("/actuator/prometheus", "/actuator/health", "/actuator/health/mail")
        .collect(Collectors.toMap(path -> path, path -> read(node, path)));
  }

  private String read(String node, String path) {
    return read(service(node), path);
  }

  private String read(ServiceProcess service, String path) {
    URI address = URI.create(service.managementUrl() + path);
    try {
      return http.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading meters.", e);
    }
  }

  private ServiceProcess service(String node) {
    return corridor.node(node).service();
  }
}
