package trm.node.api;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;

/** The signed directory by which this node goes, as far as officers need it. */
@RestController
@RequestMapping(path = "/api/v1/directory", produces = MediaType.APPLICATION_JSON_VALUE)
final class DirectoryController {
  private final Supplier<Directory> directory;

  DirectoryController(Supplier<Directory> directory) {
    this.directory = directory;
  }

  /** One version of the directory. */
  record Shown(long version, String issuedAt, String expiresAt, List<Node> nodes) {}

  /** A node that can be written to. */
  record Node(
      String node,
      String operator,
      String operatorKind,
      String role,
      String territory,
      List<String> agreements) {
    static Node of(NodeEntry entry) {
      return new Node(
          entry.node().value(),
          entry.operator(),
          entry.operatorKind().name(),
          entry.role().name(),
          entry.territory(),
          entry.agreements());
    }
  }

  @GetMapping
  Shown show() {
    Directory current = directory.get();
    return new Shown(
        current.version(),
        current.issuedAt().toString(),
        current.expiresAt().toString(),
        current.entries().stream().map(Node::of).toList());
  }
}
