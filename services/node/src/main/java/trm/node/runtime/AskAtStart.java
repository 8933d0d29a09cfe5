package trm.node.runtime;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.exchange.receipt.Recovery;

/**
 * Asks every peer, once at each start, for the newest checkpoint of this node that it holds, and
 * lets the node tell again what it found of peers within the last hour.
 */
final class AskAtStart implements ApplicationRunner {
  private static final Duration TOLD_AGAIN = Duration.ofHours(1);
  private final NodeId self;
  private final Supplier<Directory> directory;
  private final Recovery recovery;
  private final InstantSource clock;

  AskAtStart(NodeId self, Supplier<Directory> directory, Recovery recovery, InstantSource clock) {
    this.self = self;
    this.directory = directory;
    this.recovery = recovery;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    recovery.tellAgain(clock.instant().minus(TOLD_AGAIN));
    recovery.ask(directory.get().peersOf(self));
  }
}
