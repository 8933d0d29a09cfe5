package trm.corridor.deploy;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Where a service can be asked how it is, by its own settings. */
final class ServicePaths {
  private ServicePaths() {}

  private static JsonNode defaults() {
    return Project.yaml("services/node/src/main/resources/application.yaml");
  }

  /** Where health and meters are. */
  static String managementPort() {
    return defaults().path("management").path("server.port").asString();
  }

  /** Where the interface is. */
  static String apiPort() {
    return defaults().at("/server/port").asString();
  }

  /** The paths of its health groups. Liveness is there when probes are on. */
  static List<String> probes() {
    JsonNode health = defaults().at("/management/endpoint.health");
    boolean probes = health.path("probes.enabled").asBoolean();
    Stream<String> groups =
        health.path("group").propertyNames().stream().map(name -> name.replace(".include", ""));
    return Stream.concat(groups, probes ? Stream.of("liveness", "readiness") : Stream.of())
        .map(group -> "/actuator/health/" + group)
        .distinct()
        .toList();
  }
}
