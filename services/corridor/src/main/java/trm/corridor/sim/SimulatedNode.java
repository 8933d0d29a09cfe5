package trm.corridor.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.verify.EvidenceBundle;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.StorageFault;
import trm.exchange.Work;
import trm.exchange.outbox.Dispatch;
import trm.exchange.receipt.Probation;
import trm.node.casework.CaseDesk;
import trm.node.wire.Names;
import trm.referral.Referral;

/**
 * One node: a database that lasts, and a process over it that can die at any step and is put
 * together anew from nothing but that database.
 */
final class SimulatedNode implements ExchangeListener {
  private static final int TAKEN_AT_ONCE = 7;
  private static final Duration TOLD_AGAIN = Duration.ofHours(1);
  private static final Duration ANSWER_WAIT = Duration.ofMinutes(2);

  /**
   * What docs/operations/restore.md tells who restores a node to set, until its peers have
   * answered.
   */
  private static final Duration WAIT_AFTER_RESTORE = Duration.ofDays(7);

  final NodeId self;
  final Durable durable;
  private final World world;
  private final NodeClock clock;
  private final Sabotage sabotage;
  private final Set<MessageId> fromTomorrow = new HashSet<>();
  private NodeProcess running;
  private boolean patient;
  private boolean left;
  private Instant leftAt = Instant.MAX;
  private Optional<EvidenceBundle> lastEvidence = Optional.empty();
  private int lives;
  private @Nullable Referral file;
  private long fileVersion;

  SimulatedNode(NodeId self, World world, Sabotage sabotage) {
    this.self = self;
    this.world = world;
    this.clock = world.clockOf(self);
    this.sabotage = sabotage;
    this.durable = new Durable(self, world.contract().factStore);
    this.running = start(Probation.none(clock));
    backUp();
  }

  /**
   * Lets the node do something, which it may not survive.
   *
   * @return whether it came through; if not, it is running again, knowing what its database knows
   */
  boolean survive(Runnable action) {
    if (left) {
      return true;
    }
    try {
      action.run();
      return true;
    } catch (SimulatedCrash crash) {
      world.history().misfortune(self, "dies " + crash.getMessage() + " and starts again");
      startAgain();
    } catch (StorageFault fault) {
      world.history().note(self, "finds its database away");
    }
    return false;
  }

  /** Nobody stopped it in good order, so that it asks its peers where it was. */
  private void startAgain() {
    startAgain(patient && !running.probation().isOpen());
  }

  private void startAgain(boolean afterRestore) {
    patient = afterRestore;
    Duration wait = patient ? WAIT_AFTER_RESTORE : ANSWER_WAIT;
    running = start(Probation.begun(durable.journal.size(), wait, clock));
    lives++;
    asksSoon();
  }

  /** A start whose first question finds the database away ends, and is made again. */
  private void asksSoon() {
    int life = lives;
    world
        .schedule()
        .in(
            Duration.ofSeconds(20),
            () -> {
              if (lives == life && !survive(this::asks) && lives == life) {
                asksSoon();
              }
            });
  }

  private void asks() {
    running.recovery().tellAgain(clock.instant().minus(TOLD_AGAIN));
    running.recovery().ask(world.federation().heldBy(self).peersOf(self));
  }

  void backUp() {
    durable.undo.backUp();
  }

  /** Its machine is lost; another one is set up from the last backup. */
  void restore() {
    durable.undo.restore();
    file = null;
    world.restored(self);
    startAgain(true);
  }

  CaseDesk desk() {
    return running.desk();
  }

  /** Says what only a newer release says; what it posted is in {@link #fromTomorrow}. */
  void speaksOfTomorrow() {
    Instant now = clock.instant();
    long epoch = referral().epoch();
    String id = "tomorrow-" + fromTomorrow.size();
    for (NodeId peer : World.NODES) {
      if (!peer.equals(self) && referral().peers().includes(Names.toLaw(peer))) {
        running
            .unitOfWork()
            .carryOut(
                work -> {
                  post(work, TomorrowsMail.unknown(peer, epoch, now));
                  return post(
                      work,
                      TomorrowsMail.warning(world.contract().wire, self, peer, epoch, id, now));
                });
      }
    }
  }

  private MessageId post(Work work, Dispatch dispatch) {
    MessageId id = running.courier().post(work, dispatch);
    work.afterCommit(() -> fromTomorrow.add(id));
    return id;
  }

  /** The messages in which this node said what others cannot know yet. */
  Set<MessageId> fromTomorrow() {
    return Set.copyOf(fromTomorrow);
  }

  NodeClock clock() {
    return clock;
  }

  /** Posts one of the courier's own messages, which nobody of the shipped code would. */
  MessageId postsOwn(NodeId to, String eventType, byte[] body) {
    running
        .unitOfWork()
        .carryOut(
            work -> {
              running.courier().postOwn(work, to, eventType, body);
              return to;
            });
    return durable.outbox.messages().getLast().label().messageId();
  }

  /** Whether it owes nobody a receipt, waits for no answer after a start and keeps nothing back. */
  boolean isAtRest() {
    return running.probation().isOpen()
        && durable.receipts.unmade(1).isEmpty()
        && durable.receipts.toPost(1).isEmpty()
        && durable.inbox.oldestParked().isEmpty()
        && world.network().oldest(self, 1).isEmpty();
  }

  /** Whether it is sabotaged so that it leaves before it is drained. */
  boolean leavesUndrained() {
    return sabotage.leavesUndrained();
  }

  /** Its process ends for good; what it has to show a court is made before, however often tried. */
  void leaves() {
    boolean made = !world.sealsForReal();
    while (!made) {
      made = survive(() -> lastEvidence = evidence());
    }
    left = true;
    leftAt = world.clock().instant();
  }

  boolean hasLeft() {
    return left;
  }

  /** When it left; the end of all time while it has not. */
  Instant leftAt() {
    return leftAt;
  }

  /** What this node would show a court; empty when it never heard of the case. */
  Optional<EvidenceBundle> evidence() {
    if (left) {
      return lastEvidence;
    }
    return running.export().export(Officers.FILE, Actor.AUDITOR.officer(), "SIMULATION");
  }

  void relays() {
    running.relay().step(clock.instant());
  }

  /** What was taken is acknowledged after its outcome is committed, and not before. */
  void takesMail() {
    List<byte[]> mail = world.network().oldest(self, TAKEN_AT_ONCE);
    if (mail.isEmpty()) {
      return;
    }
    running.inbox().take(mail);
    world.network().acknowledge(self, mail.size());
  }

  void makesReceipts() {
    if (running.probation().isOpen()) {
      running.checkpointer().step();
    }
  }

  void watches() {
    Instant now = clock.instant();
    running.recovery().step(now);
    running.inbox().releaseTurns();
    running.gapWatch().step(now);
    running.overdueWatch().step(now);
  }

  /** The case as this node's database has it; read anew only when facts were added. */
  Referral referral() {
    long version = durable.cases.version(Officers.FILE);
    if (file == null || version != fileVersion) {
      file = Referral.replay(Names.toLaw(self), durable.cases.read(Officers.FILE).facts());
      fileVersion = version;
    }
    return file;
  }

  @Override
  public void happened(ExchangeEvent event) {
    world.observed(self, event);
  }

  private NodeProcess start(Probation probation) {
    return NodeProcess.start(self, world, durable, sabotage, probation, this);
  }
}
