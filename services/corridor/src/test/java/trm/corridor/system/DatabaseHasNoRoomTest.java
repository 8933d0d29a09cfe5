package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.SmallDisk;
import trm.corridor.story.Answer;

/** The real disk of a node's database is full to the last byte. */
@Tag("fire")
@ExtendWith(CorridorExtension.class)
class DatabaseHasNoRoomTest {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final int TRIES_MAX = 400;
  private static final int FILES_MAX = 20;

  /** PostgreSQL does not even start, nor recover, where its next files of 16 MiB have no room. */
  private static final int AHEAD_MEBIBYTES = 72;

  private static final List<String> SERIES = List.of("OPEN", "WAITING", "PAUSED", "WAITING");

  private final RunningCorridor corridor;
  private final CorridorNode node;
  private final Warnings warnings;
  private final Orders orders;
  private final Meters meters;

  DatabaseHasNoRoomTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.node = corridor.node("cn-transit");
    this.warnings = new Warnings(corridor);
    this.orders = new Orders(corridor, warnings);
    this.meters = new Meters(corridor);
  }

  @BeforeEach
  void canBe() {
    SmallDisk.assumePossible();
  }

  @AfterEach
  void bringBack() {
    node.database().start();
    node.service().awaitReady();
    warnings.awaitEqualBooks();
    corridor.assertSound();
  }

  /** Whatever was taken is told, and what was refused is not: the journal knows both alike. */
  @Test
  void whereItsTablesLieNothingIsCarriedUnloggedAndAllElseIsAnswered() { // S17
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    node.database().stop();
    Path tables = node.database().data().resolve("base");
    try (SmallDisk disk = SmallDisk.under(tables, 8, node.database()::stop)) {
      serveAgain();
      disk.fill();
      List<String> taken = new ArrayList<>();
      String refusedKey = giveUntilRefused(taken, "DATABASE_FULL");
      List<Answer.Taken> mail = SERIES.stream().map(warnings::tell).toList();
      assertThat(orders.officer().get("/work").statusCode()).isEqualTo(200);
      assertThat(orders.officer().get("/cases").statusCode()).isEqualTo(200);
      assertThat(node.service().isReady()).isTrue();
      assertThat(meters.isDown(node.id(), "mail", "journal", "Make room")).isTrue();
      assertThat(meters.count(node.id(), "trm_journal_full")).isEqualTo(1);
      disk.makeRoom();
      orders.giveAndBeTaken(refusedKey);
      assertThat(meters.count(node.id(), "trm_journal_full")).isZero();
      mail.forEach(warnings::awaitReceipt);
      assertThat(warnings.receivedStatuses()).containsExactlyElementsOf(SERIES);
      int all = taken.size() + 1;
      corridor.within(SOON).until("all is told", () -> warnings.statusesTold().size() >= all);
      assertThat(warnings.statusesTold())
          .containsExactlyElementsOf(Collections.nCopies(all, "PAUSED"));
    }
  }

  /** PostgreSQL ends itself at once when it cannot write ahead. An operator starts it again. */
  @Test
  void whereItWritesAheadItEndsItselfAndCallersAreToldToComeAgain() throws SQLException {
    warnings.awaitReceipt(warnings.warn("RETALIATION"));
    String key = Orders.newKey();
    node.database().stop();
    Path ahead = node.database().data().resolve("pg_wal");
    try (SmallDisk disk = SmallDisk.under(ahead, AHEAD_MEBIBYTES, node.database()::stop)) {
      serveAgain();
      disk.fill();
      writeAheadUntilItEnds();
      List<Answer.Taken> mail = SERIES.stream().map(warnings::tell).toList();
      corridor
          .within(SOON)
          .until("callers are told", () -> Orders.code(orders.give(key)).equals("DATABASE_AWAY"));
      corridor
          .within(SOON)
          .until(
              "health says so",
              () -> meters.isDown(node.id(), "readiness", "db", "does not answer"));
      disk.makeRoom();
      node.database().stop();
      serveAgain();
      orders.giveAndBeTaken(key);
      mail.forEach(warnings::awaitReceipt);
      assertThat(warnings.receivedStatuses()).containsExactlyElementsOf(SERIES);
      corridor.within(SOON).until("it is told", () -> !warnings.statusesTold().isEmpty());
      assertThat(warnings.statusesTold()).containsExactly("PAUSED");
    }
  }

  private void serveAgain() {
    node.database().start();
    corridor.within(SOON).until("the node serves", () -> node.service().isReady());
  }

  /** The key of the first order that is refused; those before it found room in a page. */
  private String giveUntilRefused(List<String> taken, String code) {
    for (int tried = 0; tried < TRIES_MAX; tried++) {
      String key = Orders.newKey();
      HttpResponse<String> answer = orders.give(key);
      if (answer.statusCode() != 202) {
        assertThat(Orders.code(answer)).as(answer.body()).isEqualTo(code);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        return key;
      }
      taken.add(key);
    }
    throw new AssertionError("The disk is not full after " + TRIES_MAX + " orders.");
  }

  /** Each time, what is written wants a new file, of which a few are there already. */
  private void writeAheadUntilItEnds() throws SQLException {
    try (Connection root = node.database().connect("postgres");
        Statement statement = root.createStatement()) {
      for (int file = 0; file < FILES_MAX; file++) {
        statement.execute("select pg_logical_emit_message(true, 'fire', 'written')");
        statement.execute("select pg_switch_wal()");
      }
      throw new AssertionError("The disk is not full after " + FILES_MAX + " files.");
    } catch (SQLException ended) {
      // As a panic, or as a connection that broke.
      assertThat(ended.getSQLState()).matches("53100|57P..|08...");
    }
  }
}
