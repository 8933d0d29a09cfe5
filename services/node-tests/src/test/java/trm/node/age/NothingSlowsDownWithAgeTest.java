package trm.node.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import trm.node.TestRealm;

/**
 * A node with a million cases and ten million entries answers as one with ten thousand cases does.
 * Prints a table; {@code corridor.age.cases} is how many cases the old node has, {@code
 * corridor.age.folder} where its database lies meanwhile.
 */
final class NothingSlowsDownWithAgeTest {
  private static final long YOUNG = 10_000;
  private static final double LIMIT = 1.3;
  private static final double PROOF_MILLIS = 1;
  private static final int TIMES = 400;
  private static final String ENTRIES_A_SECOND = "200000";
  private static final long BYTES_A_CASE = 20_000;
  private static final PrintStream OUT = System.out;

  @Test
  @Tag("age")
  void answersAsFastAsItDidWhenItWasYoung() throws IOException {
    long cases = Long.getLong("corridor.age.cases", 1_000_000);
    Path folder = folder();
    long free = Files.getFileStore(folder).getUsableSpace();
    assertThat(free).as("bytes free at " + folder).isGreaterThan(cases * BYTES_A_CASE);
    OUT.printf("In %s; about %,d MiB will be used.%n", folder, (cases * BYTES_A_CASE) >> 20);
    try (Ages ages = new Ages(folder, OUT)) {
      String young = ages.load(YOUNG);
      String old = ages.load(cases);
      Comparison comparison;
      double proof;
      try (AgedNode first = new AgedNode(ages.start(young), ages.realm(), YOUNG);
          AgedNode second = new AgedNode(ages.start(old), ages.realm(), cases)) {
        comparison = new Comparison(first, second, TIMES, OUT);
        proof = compare(comparison, ages.realm(), LIMIT);
      }
      int pace =
          ages.alone(JournalPace.class, old, ages.keys(), folder.toString(), ENTRIES_A_SECOND);
      assertThat(comparison.slower()).as("more than %.1f times slower", LIMIT).isEmpty();
      assertThat(proof).as("milliseconds of a proof").isLessThanOrEqualTo(PROOF_MILLIS);
      assertThat(pace).as("0: sound, and %s entries a second", ENTRIES_A_SECOND).isZero();
    }
  }

  private static Path folder() throws IOException {
    String set = System.getProperty("corridor.age.folder", "");
    return set.isEmpty() ? Ages.newFolder() : Files.createDirectories(Path.of(set));
  }

  /** Everything that people wait for. A proof has a bound of its own, whatever the age. */
  static double compare(Comparison comparison, TestRealm realm, double limit) {
    double proof = comparison.of("proof of any entry", Double.MAX_VALUE, AgedNode::prove);
    comparison.of("append: a measure recorded", limit, AgedNode::append);
    comparison.of("case view, any case", limit, AgedNode::view);
    String desk = "mo-desk-017";
    comparison.of("work list, case worker", limit, filled("/work", realm, desk, "case-worker"));
    comparison.of(
        "work list, small office", limit, filled("/work", realm, "mo-small", "case-worker"));
    comparison.of("work list, nobody's", limit, list("/work", realm, "mo-nobody", "case-worker"));
    comparison.of("work list, supervisor", limit, list("/work", realm, desk, "supervisor"));
    comparison.of(
        "work list, coordinator",
        limit,
        list("/work", realm, "mo-coordination", "national-coordinator"));
    comparison.of(
        "work list, overdue alone",
        limit,
        list("/work?overdue=true", realm, "mo-coordination", "national-coordinator"));
    // A page is fifty lookups in a table that fits no cache any more.
    comparison.of("cases, case worker", 2 * limit, filled("/cases", realm, desk, "case-worker"));
    comparison.of("cases, small office", limit, filled("/cases", realm, "mo-small", "case-worker"));
    comparison.of(
        "cases, coordinator",
        limit,
        filled("/cases", realm, "mo-coordination", "national-coordinator"));
    return proof;
  }

  private static Consumer<AgedNode> list(
      String path, TestRealm realm, String organisation, String role) {
    String token = realm.token("wanda", organisation, role);
    return node -> node.list("/api/v1" + path, token);
  }

  /** A list that must not be empty: nothing is found quickly by finding nothing. */
  private static Consumer<AgedNode> filled(
      String path, TestRealm realm, String organisation, String role) {
    String token = realm.token("wanda", organisation, role);
    return node -> assertThat(node.list("/api/v1" + path, token)).contains("AGE-");
  }
}
