package trm.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.NodeId;
import trm.exchange.MailEntries;
import trm.exchange.UnitOfWork;
import trm.exchange.memory.MemoryJournalStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.memory.Undo;
import trm.node.settings.RecoverySettings;

/** A node starts on the database that it left, or on another. */
final class StartAfterAStopTest {
  private static final NodeId SELF = new NodeId("mo-destination");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));

  @TempDir Path folder;

  /** A database that outlives the lives of its node. */
  private static final class Database {
    final Undo undo = new Undo();
    final MemoryJournalStore journal = new MemoryJournalStore(SELF, undo);
    final UnitOfWork unitOfWork = new MemoryUnitOfWork(undo, journal);
    int open;

    void grow() {
      MailEntries entries = new MailEntries(SELF);
      unitOfWork.carryOut(
          work -> {
            work.journal(entries.waitEnded("mo-operations", "vera", CLOCK.instant()), null);
            return true;
          });
    }
  }

  @Test
  void asksAtTheFirstStartAndAfterAKill() {
    Database database = new Database();
    assertThat(isAsking(start(database))).isTrue();
    assertThat(stopFile()).doesNotExist();
    assertThat(isAsking(start(database))).isTrue();
  }

  @Test
  void goesOnWhereAnOrderlyStopLeftIt() {
    Database database = new Database();
    stopInOrder(start(database), database);

    Continuation next = start(database);
    assertThat(isAsking(next)).isFalse();
    assertThat(stopFile()).as("taken away at the start").doesNotExist();
    stopInOrder(next, database);
    assertThat(isAsking(start(database))).isFalse();
  }

  @Test
  void asksOnADatabaseThatIsNotWhatTheStopLeft() {
    Database kept = new Database();
    Database lost = new Database();
    lost.grow();
    stopInOrder(start(lost), lost);
    assertThat(isAsking(start(kept))).isTrue();
  }

  @Test
  void leavesNoWordWhenItNeverLearntWhetherItWasRestored() {
    start(new Database()).stop();
    assertThat(stopFile()).doesNotExist();
  }

  @Test
  void asksAtEachStartWithoutAStopFile() {
    Database database = new Database();
    RecoverySettings without = new RecoverySettings(Duration.ofMinutes(2), null);
    Continuation life = started(database, without);
    life.probation().decide();
    life.stop();
    assertThat(isAsking(started(database, without))).isTrue();
  }

  private Continuation start(Database database) {
    RecoverySettings settings = new RecoverySettings(Duration.ofMinutes(2), stopFile());
    return started(database, settings);
  }

  private static Continuation started(Database database, RecoverySettings settings) {
    return new Continuation(
        database.unitOfWork,
        database.journal,
        () -> database.open > 0,
        () -> database.open++,
        settings,
        CLOCK);
  }

  @Test
  void goesOnBesideAReplicaThatIsOpen() {
    Database database = new Database();
    Continuation first = start(database);
    assertThat(database.open).as("it is not, while it asks").isZero();
    Continuation second = start(database);
    assertThat(isAsking(second)).isTrue();

    first.probation().decide();
    first.meetOthers();
    second.meetOthers();
    assertThat(isAsking(second)).as("learns it while it asks").isFalse();
    assertThat(isAsking(start(database))).as("or at its start").isFalse();

    database.open = 0;
    assertThat(isAsking(start(database))).as("those that were killed hold nothing").isTrue();
  }

  private void stopInOrder(Continuation life, Database database) {
    life.probation().decide();
    database.grow();
    life.stop();
    assertThat(stopFile()).content().startsWith("mo-destination/1\n");
  }

  private static boolean isAsking(Continuation life) {
    return !life.probation().isOpen();
  }

  private Path stopFile() {
    return folder.resolve("stopped-at");
  }
}
