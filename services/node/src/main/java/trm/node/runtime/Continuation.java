package trm.node.runtime;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.MerkleTree;
import trm.exchange.StorageFault;
import trm.exchange.UnitOfWork;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.Probation;
import trm.node.LogEvent;
import trm.node.settings.RecoverySettings;

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
  private final BooleanSupplier anyOther;
  private final Runnable join;
  private final RecoverySettings settings;
  private final Probation probation;
  private volatile boolean running;

  /**
   * @param anyOther whether another replica that is open works in this database now
   * @param join makes this process one of those
   */
  Continuation(
      UnitOfWork unitOfWork,
      JournalStore journal,
      BooleanSupplier anyOther,
      Runnable join,
      RecoverySettings settings,
      InstantSource clock) {
    this.anyOther = anyOther;
    this.join = join;
    this.unitOfWork = unitOfWork;
    this.journal = journal;
    this.settings = settings;
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
    if (left.equals(now.text()) || anyOther.getAsBoolean()) {
      join.run();
      return Probation.none(clock);
    }
    LogEvent.RECOVERY_ASKING.to(LOG);
    return Probation.begun(now.size(), settings.answerWait(), clock);
  }

  /**
   * Tells the other replicas that this one is open, or learns it from one of them: peers' answers
   * come to whichever replica reads that part of the mailbox.
   */
  void meetOthers() {
    if (!probation.isOpen() && anyOther.getAsBoolean()) {
      LogEvent.REPLICA_AT_WORK.to(LOG);
      probation.joined();
    }
    if (probation.isOpen()) {
      join.run();
    }
  }

  private Checkpoint journalNow() {
    long size = journal.size();
    return new Checkpoint(journal.generation(), size, new MerkleTree(journal).root(size));
  }

  @Override
  public void start() {
    running = true;
  }

  /** A life that never learnt whether it was restored leaves no word that it was not. */
  @Override
  public void stop() {
    running = false;
    Path file = settings.stopFile();
    if (file == null || !probation.isOpen()) {
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
