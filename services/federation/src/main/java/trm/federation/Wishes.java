package trm.federation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import trm.evidence.NodeId;
import trm.evidence.keys.KeyId;

/** What shall be different in the next directory. */
final class Wishes {
  @Option(names = "--request", description = "a node's request; may be given several times")
  private List<Path> requests = List.of();

  @Option(
      names = "--suspend",
      paramLabel = "NODE",
      description = "believe nothing of this node from now on")
  private List<String> suspended = List.of();

  @Option(
      names = "--off-board",
      paramLabel = "NODE",
      description = "this node leaves in good standing")
  private List<String> leaving = List.of();

  @Option(
      names = "--drained",
      paramLabel = "NODE",
      description = "it answers for nobody, and no peer waits for its receipt: they told you")
  private List<String> drained = List.of();

  @Option(names = "--revoke", paramLabel = "KID", description = "believe nothing under this key")
  private List<String> revoked = List.of();

  @Option(
      names = "--agreement",
      paramLabel = "NAME=NODE,NODE",
      description = "an agreement of two nodes comes into force")
  private List<String> agreements = List.of();

  @Option(
      names = "--end-agreement",
      paramLabel = "NAME",
      description = "an agreement ends, for all who are parties to it")
  private List<String> ended = List.of();

  List<Path> requests() {
    return requests;
  }

  /** Applies them all, and says each in a sentence. */
  List<String> applyTo(NextDirectory next) {
    Map<String, List<NodeId>> begun = begun();
    List<String> said = new ArrayList<>();
    suspended.forEach(name -> said.add(next.suspend(node(name))));
    revoked.forEach(name -> said.addAll(next.revoke(kid(name))));
    leaving.forEach(name -> said.add(next.offBoard(drained(name))));
    ended.forEach(name -> said.add(next.end(name)));
    begun.forEach((name, parties) -> said.add(next.agree(name, parties)));
    return said;
  }

  /** Of two lines for one agreement one would be lost, and nobody could say which was meant. */
  private Map<String, List<NodeId>> begun() {
    Map<String, List<NodeId>> begun = new LinkedHashMap<>();
    for (String line : agreements) {
      String[] parts = line.split("=", 2);
      if (parts.length != 2 || parts[0].isBlank()) {
        throw new UnusableException(line + " is no agreement: NAME=NODE,NODE.", null);
      }
      if (begun.put(parts[0], nodes(parts[1])) != null || ended.contains(parts[0])) {
        throw new UnusableException(
            parts[0] + " is named twice. Say once what shall hold of it.", null);
      }
    }
    return begun;
  }

  /** No file says whether a node still answers for somebody, so a person has to. */
  private NodeId drained(String name) {
    if (!drained.contains(name)) {
      throw new RefusedException(
          "%s may still answer for somebody. Have its coordinator say that its list of cases is empty, and each peer's operator that no message to it waits for a receipt; then say --drained %s. Nothing is drafted."
              .formatted(name, name));
    }
    return node(name);
  }

  private static NodeId node(String name) {
    try {
      return new NodeId(name);
    } catch (IllegalArgumentException e) {
      throw new UnusableException(name + " is no node's id, such as mn-origin.", e);
    }
  }

  private static KeyId kid(String name) {
    try {
      return new KeyId(name);
    } catch (IllegalArgumentException e) {
      throw new UnusableException(name + " is no key's id; 'show' lists them.", e);
    }
  }

  private static List<NodeId> nodes(String names) {
    List<NodeId> nodes = Stream.of(names.split(",")).map(Wishes::node).distinct().toList();
    if (nodes.size() < 2) {
      throw new UnusableException("An agreement has two parties: NAME=NODE,NODE.", null);
    }
    return nodes;
  }
}
