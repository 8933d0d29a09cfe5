package trm.node.runtime;

import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.MerkleTree;
import trm.exchange.StorageFault;
import trm.exchange.UnitOfWork;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.Probation;
import trm.node.settings.RecoverySettings;

/**
 * Knows whether this life of the node goes on exactly where the last one stopped. An orderly stop
 * writes, as the last thing that the node does, what its journal is; a start that finds its journal
 * to be just that was not restored. Every other start is on probation.
 */
final class Continuation implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Continuation.class);
  private final UnitOfWork unitOfWork;
  private final JournalStore journal;
  private final RecoverySettings settings;
  private final Probation probation;
  private volatile boolean running;

  Continuation(
      UnitOfWork unitOfWork, JournalStore journal, RecoverySettings settings, InstantSource clock) {
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
    if (left.equals(now.text())) {
      return Probation.none(clock);
    }
    LOG.warn("This node cannot tell whether it was restored; it asks its peers before it goes on.");
    return Probation.begun(now.size(), settings.answerWait(), clock);
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
      LOG.warn("The database is away at the stop: the next start asks the peers.");
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
