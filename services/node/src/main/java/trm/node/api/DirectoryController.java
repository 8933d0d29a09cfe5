package trm.node.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.FocalPoint;
import trm.evidence.directory.NodeEntry;
import trm.exchange.reach.AnsweredAs;
import trm.exchange.reach.FocalPoints;
import trm.exchange.reach.Reachability;

/** The signed directory by which this node goes, as far as officers need it. */
@RestController
@Tag(name = "Directory")
@RequestMapping(path = "/api/v1/directory", produces = MediaType.APPLICATION_JSON_VALUE)
final class DirectoryController {
  private final Supplier<Directory> directory;
  private final FocalPoints focalPoints;
  private final InstantSource clock;

  DirectoryController(Supplier<Directory> directory, FocalPoints focalPoints, InstantSource clock) {
    this.directory = directory;
    this.focalPoints = focalPoints;
    this.clock = clock;
  }

  /** One version of the directory. */
  record DirectoryShown(
      long version, Instant issuedAt, Instant expiresAt, List<NodeListed> nodes) {}

  /** An office to reach at a node, and another for when it is silent. */
  record Office(String organisation, String contact, String alternate) {
    static Office of(FocalPoint point) {
      return new Office(point.organisation(), point.contact(), point.alternate());
    }
  }

  /**
   * Whether people answer at a node's focal point; every member is absent while nothing is known.
   *
   * @param answeredAs for which office somebody answered
   * @param silentSince from when on an answer is missed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Reached(
      @Nullable Instant testedAt,
      @Nullable Instant answeredAt,
      @Nullable AnsweredAs answeredAs,
      @Nullable Instant silentSince) {
    static Reached of(@Nullable Reachability known) {
      return known == null
          ? new Reached(null, null, null, null)
          : new Reached(
              known.testedAt(), known.answeredAt(), known.answeredAs(), known.silentSince());
    }
  }

  /** A node that can be written to. */
  record NodeListed(
      String node,
      String operator,
      String operatorKind,
      String role,
      String territory,
      List<String> agreements,
      List<Office> focalPoints,
      Reached reached) {
    static NodeListed of(NodeEntry entry, @Nullable Reachability known) {
      return new NodeListed(
          entry.node().value(),
          entry.operator(),
          entry.operatorKind().name(),
          entry.role().name(),
          entry.territory(),
          entry.agreements(),
          entry.focalPoints().stream().map(Office::of).toList(),
          Reached.of(known));
    }
  }

  @GetMapping
  @Operation(
      operationId = "readDirectory",
      summary = "The signed directory by which the node goes",
      description = "With each node's focal points and when they were last tested and answered.")
  @AllowedTo
  DirectoryShown show() {
    Directory current = directory.get();
    Map<NodeId, Reachability> known =
        focalPoints.standing(clock.instant()).stream()
            .collect(Collectors.toMap(Reachability::peer, one -> one));
    return new DirectoryShown(
        current.version(),
        current.issuedAt(),
        current.expiresAt(),
        current.entries().stream()
            .map(entry -> NodeListed.of(entry, known.get(entry.node())))
            .toList());
  }
}
