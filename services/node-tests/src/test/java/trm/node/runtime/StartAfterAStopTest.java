package trm.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.NodeId;
import trm.exchange.MailEntries;
import trm.exchange.StorageFault;
import trm.exchange.UnitOfWork;
import trm.exchange.memory.MemoryJournalStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.memory.Undo;
import trm.node.settings.RecoverySettings;
import trm.node.storage.Replicas;

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
    final Set<Replica> open = new HashSet<>();
    private int grown;
    private boolean flaps;

    void grow() {
      MailEntries entries = new MailEntries(SELF);
      unitOfWork.carryOut(
          work -> {
            String officer = "vera " + grown++;
            work.journal(entries.waitEnded("mo-operations", officer, CLOCK.instant()), null);
            return true;
          });
    }
  }

  /** One process beside others; it is open as long as its database holds it. */
  private static final class Replica implements Replicas {
    private final Database database;

    Replica(Database database) {
      this.database = database;
    }

    @Override
    public void join() {
      database.open.add(this);
    }

    @Override
    public void leave() {
      if (database.flaps) {
        throw new StorageFault("Says the test.");
      }
      database.open.remove(this);
    }

    @Override
    public boolean isJoined() {
      return database.open.contains(this);
    }

    @Override
    public boolean isAnyOther() {
      return database.open.stream().anyMatch(other -> !other.equals(this));
    }

    @Override
    public boolean isAlone() {
      return !isAnyOther();
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
        database.unitOfWork, database.journal, new Replica(database), settings, CLOCK);
  }

  @Test
  void goesOnBesideAReplicaThatIsOpen() {
    Database database = new Database();
    Continuation first = start(database);
    assertThat(database.open).as("it is not, while it asks").isEmpty();
    Continuation second = start(database);
    assertThat(isAsking(second)).isTrue();

    first.probation().decide();
    first.meetOthers();
    second.meetOthers();
    assertThat(isAsking(second)).as("learns it while it asks").isFalse();
    assertThat(isAsking(start(database))).as("or at its start").isFalse();

    database.open.clear();
    assertThat(isAsking(start(database))).as("those that were killed hold nothing").isTrue();
  }

  @Test
  void leavesNoWordWhileAnotherGoesOn() {
    Database database = new Database();
    Continuation first = start(database);
    first.probation().decide();
    first.meetOthers();
    Continuation second = start(database);

    second.stop();
    assertThat(stopFile()).as("the other goes on from here").doesNotExist();
    database.open.clear();
    first.stop();
    assertThat(stopFile()).exists();
  }

  @Test
  void vouchesAgainForADatabaseThatOnlyGrewWhileItsSessionWasLost() {
    Database database = new Database();
    Continuation life = start(database);
    life.probation().decide();
    database.grow();
    life.meetOthers();

    database.open.clear();
    database.grow();
    life.meetOthers();

    assertThat(isAsking(life)).isFalse();
    assertThat(database.open).hasSize(1);
  }

  @Test
  void asksAgainAndVouchesForNobodyOnceItsDatabaseWasSetBack() {
    Database database = new Database();
    database.undo.backUp();
    Continuation life = start(database);
    life.probation().decide();
    database.grow();
    life.meetOthers();
    assertThat(database.open).hasSize(1);

    database.undo.restore();
    database.grow();
    database.open.clear();
    life.meetOthers();

    assertThat(isAsking(life)).as("the entry is another").isTrue();
    assertThat(database.open).isEmpty();
    assertThat(isAsking(start(database))).as("so does the next").isTrue();
  }

  @Test
  void remembersThatItHasToAskIfTheDatabaseFailsAtThatMoment() {
    Database database = new Database();
    Continuation life = setBackUnder(database);
    database.flaps = true;
    assertThatThrownBy(life::meetOthers).isInstanceOf(StorageFault.class);
    database.flaps = false;

    life.meetOthers();

    assertThat(isAsking(life)).isTrue();
    assertThat(database.open).isEmpty();
  }

  @Test
  void isNotTalkedOutOfItByOneThatMissedIt() {
    Database database = new Database();
    Continuation life = setBackUnder(database);
    Continuation other = start(database);
    other.probation().decide();
    other.meetOthers();
    life.meetOthers();
    assertThat(isAsking(life)).isTrue();

    life.meetOthers();
    assertThat(isAsking(life)).as("that one was open all the while").isTrue();

    database.open.clear();
    life.meetOthers();
    other.meetOthers();
    life.meetOthers();
    assertThat(isAsking(life)).as("that one was closed, and knows").isFalse();
  }

  /** Open, and not yet aware that what it saw last is gone. */
  private Continuation setBackUnder(Database database) {
    database.undo.backUp();
    Continuation life = start(database);
    life.probation().decide();
    database.grow();
    life.meetOthers();
    database.undo.restore();
    database.open.clear();
    return life;
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
