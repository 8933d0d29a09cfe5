package trm.node.runtime;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import trm.evidence.Generation;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.MerkleTree;
import trm.exchange.StorageFault;
import trm.exchange.UnitOfWork;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.Probation;
import trm.node.LogEvent;
import trm.node.settings.RecoverySettings;
import trm.node.storage.Replicas;

/**
 * Knows whether this life of the node goes on exactly where the last one stopped. An orderly stop
 * writes, as the last thing that the node does, what its journal is; a start that finds its journal
 * to be just that was not restored. Nor was one beside which another replica is at work. Every
 * other start is on probation.
 */
final class Continuation implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Continuation.class);
  private final UnitOfWork unitOfWork;
  private final JournalStore journal;
  private final Replicas replicas;
  private final RecoverySettings settings;
  private final Probation probation;
  private final InstantSource clock;
  private volatile boolean running;
  private volatile boolean othersMissedIt;
  private @Nullable Checkpoint seen;
  private Instant wholeAt;

  Continuation(
      UnitOfWork unitOfWork,
      JournalStore journal,
      Replicas replicas,
      RecoverySettings settings,
      InstantSource clock) {
    this.replicas = replicas;
    this.unitOfWork = unitOfWork;
    this.journal = journal;
    this.settings = settings;
    this.clock = clock;
    this.wholeAt = clock.instant();
    this.probation = begin(clock);
  }

  Probation probation() {
    return probation;
  }

  private Probation begin(InstantSource clock) {
    Path file = settings.stopFile();
    String left = file == null ? "" : new StopFile(file).take();
    Checkpoint now = unitOfWork.carryOut(_ -> journalNow()).value();
    // Asked after the journal was read: a restore in between leaves nobody at work.
    if (left.equals(now.text()) || replicas.isAnyOther()) {
      replicas.join();
      seen = now;
      return Probation.none(clock);
    }
    LogEvent.RECOVERY_ASKING.to(LOG);
    return Probation.begun(now.size(), settings.answerWait(), clock);
  }

  /**
   * Tells the other replicas that this one is open, or learns it from one of them: peers' answers
   * come to whichever replica reads that part of the mailbox. One that was open all the while a
   * set-back was found here missed it, and vouches for nothing until it was closed too.
   */
  void meetOthers() {
    if (!probation.isOpen()) {
      boolean other = replicas.isAnyOther();
      othersMissedIt &= other;
      if (other && !othersMissedIt) {
        LogEvent.REPLICA_AT_WORK.to(LOG);
        probation.joined();
      }
    }
    if (probation.isOpen()) {
      vouch();
    }
  }

  /**
   * A session that was lost may be followed by one in a database that was set back meanwhile, by a
   * failover or a restore: this process then knows no more than one that starts, and asks.
   */
  private void vouch() {
    boolean unbroken = replicas.isJoined();
    Checkpoint before = seen;
    Instant began = clock.instant();
    Look look = unitOfWork.carryOut(_ -> look(before)).value();
    if (look.isWhole()) {
      seen = look.journal();
      wholeAt = began;
      if (!unbroken) {
        replicas.join();
      }
      return;
    }
    // First of all: whatever fails after it, this process knows that it has to ask.
    probation.again(wholeAt, look.journal().size());
    othersMissedIt = true;
    seen = null;
    LogEvent.RECOVERY_ASKING.to(LOG);
    replicas.leave();
  }

  /** The journal as it is now, and whether it holds all that it held before. */
  private record Look(Checkpoint journal, boolean isWhole) {}

  private Look look(@Nullable Checkpoint before) {
    Checkpoint now = journalNow();
    if (before == null || before.journal().number() < now.journal().number()) {
      return new Look(now, true);
    }
    boolean held =
        before.journal().equals(now.journal())
            && before.size() <= now.size()
            && before.root().equals(new MerkleTree(journal).root(before.size()));
    return new Look(now, held);
  }

  /** Read again if another replica opened a generation between the statements. */
  private Checkpoint journalNow() {
    Generation generation = journal.generation();
    try {
      long size = journal.size();
      Checkpoint now = new Checkpoint(generation, size, new MerkleTree(journal).root(size));
      return generation.equals(journal.generation()) ? now : journalNow();
    } catch (IllegalArgumentException notInThisGeneration) {
      if (generation.equals(journal.generation())) {
        throw notInThisGeneration;
      }
      return journalNow();
    }
  }

  @Override
  public void start() {
    running = true;
  }

  /**
   * A life that never learnt whether it was restored leaves no word that it was not; nor does one
   * beside which others go on, since its word would soon fit an old backup as well.
   */
  @Override
  public void stop() {
    running = false;
    Path file = settings.stopFile();
    if (file == null || !probation.isOpen() || !replicas.isAlone()) {
      return;
    }
    try {
      new StopFile(file).leave(unitOfWork.carryOut(_ -> journalNow().text()).value());
    } catch (StorageFault e) {
      LogEvent.STOP_NOT_RECORDED.to(LOG);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stopped after everything that could still write. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
