package trm.node.runtime;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.exchange.receipt.Recovery;

/** Asks every peer, once at each start, for the newest checkpoint of this node that it holds. */
final class AskAtStart implements ApplicationRunner {
  private final NodeId self;
  private final Supplier<Directory> directory;
  private final Recovery recovery;

  AskAtStart(NodeId self, Supplier<Directory> directory, Recovery recovery) {
    this.self = self;
    this.directory = directory;
    this.recovery = recovery;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    List<NodeId> peers =
        directory.get().entries().stream()
            .map(NodeEntry::node)
            .filter(node -> !node.equals(self))
            .toList();
    recovery.ask(peers);
  }
}
