package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trm.evidence.CaseReference;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.MerkleTree;
import trm.exchange.Committed;

/** Two officers decide at once; somebody with the service's password tries to rewrite history. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JournalInPostgresTest {
  private TestDatabase database;

  @BeforeAll
  void start() {
    database = TestDatabase.migrated();
  }

  @AfterAll
  void stop() {
    database.close();
  }

  @Test
  void leavesNoGapBetweenConcurrentAppendsAndRollbacks() throws Exception {
    var journal = database.journal();
    long before = database.unitOfWork().carryOut(_ -> journal.size()).value();
    List<Long> indexes = new ArrayList<>();
    try (var officers = Executors.newFixedThreadPool(4)) {
      List<Future<Committed<String>>> all = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        int number = i;
        all.add(officers.submit(() -> decide(number)));
      }
      for (Future<Committed<String>> one : all) {
        indexes.addAll(indexesOf(one));
      }
    }
    assertThat(indexes)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(before, before + 100).boxed().toList());
    database
        .unitOfWork()
        .carryOut(_ -> assertThat(new MerkleTree(journal).root(journal.size())).isNotNull());
  }

  private Committed<String> decide(int number) {
    return database
        .unitOfWork()
        .carryOut(
            work -> {
              work.journal(entry("M1." + number), null);
              work.journal(entry("M2." + number), detail());
              if (number % 6 == 0) {
                throw new IllegalArgumentException("the officer changed her mind");
              }
              return "done";
            });
  }

  private static List<Long> indexesOf(Future<Committed<String>> one) throws Exception {
    try {
      return one.get().journalIndexes();
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(IllegalArgumentException.class);
      return List.of();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE journal_line SET leaf = ''",
        "DELETE FROM journal_line",
        "TRUNCATE journal_line",
        "UPDATE journal_checkpoint SET root = ''",
        "DELETE FROM journal_checkpoint",
        "UPDATE journal_generation SET number = 2",
        "DELETE FROM journal_generation",
        "UPDATE journal_detail SET protected = ''",
        "UPDATE case_fact SET clear = '{}'",
        "DELETE FROM case_fact",
        "DELETE FROM receipt_held",
        "ALTER TABLE journal_line DISABLE TRIGGER ALL",
        "DROP TABLE journal_line"
      })
  void refusesTheServiceEveryStatementThatRewritesHistory(String statement) {
    database.unitOfWork().carryOut(work -> decideOne(work::journal));
    assertThatThrownBy(
            () -> database.unitOfWork().carryOut(_ -> database.sql.sql(statement).update()))
        .rootCause()
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }

  private static boolean decideOne(
      java.util.function.BiConsumer<JournalEntry, EntryDetail> journal) {
    journal.accept(entry("M1.1"), detail());
    return true;
  }

  private static EntryDetail detail() {
    return new EntryDetail(
        new byte[32], "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), "OWN");
  }

  private static JournalEntry entry(String outcome) {
    Instant now = Instant.parse("2026-11-22T02:00:00Z");
    return new JournalEntry(
        EntryKind.CASE_FACT,
        "MeasureRecorded",
        new CaseReference("case-1"),
        1,
        1,
        "coordination",
        "officer-1",
        null,
        now,
        now,
        null,
        null,
        null,
        null,
        outcome,
        null,
        null,
        null);
  }
}
