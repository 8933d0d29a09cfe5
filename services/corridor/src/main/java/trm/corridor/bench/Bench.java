package trm.corridor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import trm.corridor.embedded.Arrangement;
import trm.corridor.embedded.Corridor;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.Layout;
import trm.corridor.embedded.Progress;
import trm.corridor.story.Offices;
import trm.corridor.story.Story;
import trm.evidence.NodeId;
import trm.evidence.directory.DirectoryHolder;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyFolder;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.RawPublicKey;
import trm.evidence.seal.JoseSeal;
import trm.schema.SingleObject;

/** What {@code make bench} runs, and what {@code docs/performance.md} records. */
public final class Bench {
  private static final int CASES = 400;
  private static final int IDLE_EXCHANGES = 300;
  private static final int CLIENTS = 8;
  private static final Duration LOAD = Duration.ofSeconds(30);

  private final Layout layout;
  private final InstantSource clock;
  private final Progress out;

  public Bench(Layout layout, InstantSource clock, Progress out) {
    this.layout = layout;
    this.clock = clock;
    this.out = out;
  }

  /** Measures, and prints each figure as it is known. */
  public void run() {
    try (Corridor corridor = new Corridor(layout, clock, out, Arrangement.usual());
        Offices offices = new Offices(corridor)) {
      corridor.start();
      new Story(corridor, offices, line -> {}, clock.instant()).play();
      memory(corridor);
      floor(corridor);
      traffic(offices);
    }
  }

  private void memory(Corridor corridor) {
    for (CorridorNode node : corridor.nodes()) {
      out.tell(
          "resident after the story, %-15s %d MiB"
              .formatted(node.id(), node.service().residentBytes() >> 20));
    }
  }

  private void floor(Corridor corridor) {
    Instant now = clock.instant();
    out.tell(
        "floor, seal and open 2 KiB:     "
            + Floor.sealAndOpen(seal(corridor, 0), seal(corridor, 1), now));
    out.tell(
        "floor, one insert and commit:   " + Floor.commit(corridor.nodes().getFirst().database()));
  }

  private static JoseSeal seal(Corridor corridor, int node) {
    String id = corridor.nodes().get(node).id();
    NodeKeys keys = new KeyFolder(corridor.federation().keyFolder(id)).read();
    RawPublicKey federation = FederationKey.readPublic(corridor.federation().publicKeyFile());
    String directory = read(corridor.federation().directoryFile(id));
    return new JoseSeal(
        new NodeId(id),
        () -> keys,
        new DirectoryHolder(directory, federation),
        event -> false,
        new SingleObject());
  }

  private void traffic(Offices offices) {
    Traffic traffic = new Traffic(offices.at("mo-destination").as("national-coordinator"));
    traffic.openCases(CASES);
    traffic.commandToReceipt(IDLE_EXCHANGES / 3); // Warms up.
    out.tell("command to receipt, idle:       " + traffic.commandToReceipt(IDLE_EXCHANGES));
    out.tell(
        String.format(
            Locale.ROOT,
            "complete exchanges at saturation: %.0f a second (%d clients, %d s, both nodes, broker"
                + " and databases on this machine)",
            traffic.exchangesASecond(CLIENTS, LOAD),
            CLIENTS,
            LOAD.toSeconds()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CorridorFault("Cannot read " + file + ".", e);
    }
  }
}
