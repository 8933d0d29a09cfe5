package trm.corridor.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.journal.Checkpoint;
import trm.evidence.keys.KeyUse;
import trm.exchange.receipt.WitnessedCheckpoint;
import trm.wire.ReceiptBatch;

/**
 * In one run of eight somebody who has a node's journal key shows its peers another journal than
 * the node's own: a checkpoint of a size at which the node signed another root before.
 */
final class OtherFace {
  private static final int ONE_RUN_IN = 8;
  private static final Digest ROOT = Digest.sha256("another journal".getBytes(UTF_8));

  private final World world;
  private final Dice dice;
  private final Misfortunes misfortunes;
  private final Map<NodeId, SimulatedNode> nodes;
  private final List<Shown> shown = new ArrayList<>();

  /** The other face as it went to one peer, in a batch of receipts that holds none. */
  record Shown(NodeId to, MessageId batch, Generation journal, long size) {
    /** Whether a checkpoint is of the journal itself, at the size of the other face. */
    boolean contradicts(WitnessedCheckpoint seen) {
      return seen.origin().equals(journal) && seen.size() == size && !seen.root().equals(ROOT);
    }
  }

  OtherFace(World world, Dice dice, Misfortunes misfortunes, Map<NodeId, SimulatedNode> nodes) {
    this.world = world;
    this.dice = dice;
    this.misfortunes = misfortunes;
    this.nodes = nodes;
  }

  /** Plans it for some time while things go wrong; or not, by the dice. */
  void plan(Duration misfortune) {
    if (dice.below(ONE_RUN_IN) == 0) {
      SimulatedNode liar = Objects.requireNonNull(nodes.get(dice.oneOf(World.NODES)));
      Duration pause = misfortune.dividedBy(12);
      world.schedule().in(dice.upTo(misfortune.dividedBy(2)), () -> show(liar, pause));
    }
  }

  /** As soon as a peer holds something that can be contradicted. */
  private void show(SimulatedNode liar, Duration pause) {
    Optional<WitnessedCheckpoint> known = knownToAPeer(liar);
    if (known.isEmpty() || liar.hasLeft() || !canSign(liar)) {
      if (!world.fate().isKind()) {
        world.schedule().in(pause, () -> show(liar, pause));
      }
    } else if (world.fate().lets()) {
      misfortunes.cameAbout(Misfortunes.Kind.SHOWED_TWO_FACES);
      world.history().misfortune(liar.self, "shows another face of its journal");
      world.showsTwoFaces(liar.self);
      peersOf(liar).forEach(peer -> liar.survive(() -> show(liar, peer.self, known.get())));
    }
  }

  private void show(SimulatedNode liar, NodeId to, WitnessedCheckpoint known) {
    Checkpoint other = new Checkpoint(known.origin(), known.size(), ROOT);
    String note = world.keysOf(liar.self).signer(known.origin()).sign(other).note();
    ReceiptBatch batch =
        ReceiptBatch.newBuilder()
            .setReceipts(List.of())
            .setConsistency(null)
            .setWitnessed(List.of(note))
            .build();
    MessageId id = liar.postsOwn(to, "ReceiptBatch", world.contract().records.encode(batch));
    shown.add(new Shown(to, id, known.origin(), known.size()));
  }

  private boolean canSign(SimulatedNode liar) {
    return !world
        .federation()
        .heldBy(liar.self)
        .servingKeys(liar.self, KeyUse.JOURNAL, liar.clock().instant())
        .isEmpty();
  }

  private Optional<WitnessedCheckpoint> knownToAPeer(SimulatedNode liar) {
    Generation current = liar.durable.journal.generation();
    return peersOf(liar)
        .flatMap(peer -> peer.durable.witness.newest(liar.self).stream())
        .filter(seen -> seen.origin().equals(current) && seen.size() > 0)
        .findFirst();
  }

  private Stream<SimulatedNode> peersOf(SimulatedNode liar) {
    return nodes.values().stream().filter(node -> node != liar);
  }

  /** Every batch in which it was shown. */
  List<Shown> shown() {
    return List.copyOf(shown);
  }
}
