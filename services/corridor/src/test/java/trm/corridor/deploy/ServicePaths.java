package trm.corridor.deploy;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Where a service can be asked how it is, by its own settings. */
final class ServicePaths {
  private ServicePaths() {}

  /** The paths of its health groups. Liveness is there when probes are on. */
  static List<String> probes() {
    JsonNode health =
        Project.yaml("services/node/src/main/resources/application.yaml")
            .at("/management/endpoint.health");
    boolean probes = health.path("probes.enabled").asBoolean();
    Stream<String> groups =
        health.path("group").propertyNames().stream().map(name -> name.replace(".include", ""));
    return Stream.concat(groups, probes ? Stream.of("liveness", "readiness") : Stream.of())
        .map(group -> "/actuator/health/" + group)
        .distinct()
        .toList();
  }
}
