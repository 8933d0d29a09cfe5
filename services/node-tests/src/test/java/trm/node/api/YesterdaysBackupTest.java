package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.node.api.CorrespondingNodes.MN;
import static trm.node.api.CorrespondingNodes.MO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import trm.node.NodeUnderTest.Ran;
import trm.node.storage.TestDatabase;

/**
 * A node is backed up, goes on, erases a part, is lost, and is restored by the command from
 * yesterday's database and today's copy of the keys.
 */
@Tag("fault")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // The node is lost at the end.
final class YesterdaysBackupTest {
  private static final String CURRENT = "journal_generation WHERE number = 2";
  @TempDir static Path folder;
  @TempDir static Path shelf;
  private CorrespondingNodes nodes;

  @BeforeAll
  void aCaseIsThere() {
    nodes = new CorrespondingNodes(folder);
    nodes.verify();
  }

  @AfterAll
  void close() {
    nodes.close();
  }

  @Test
  @Order(3)
  void goesOnInTheNextGenerationAndForgetsWhatWasErased() {
    assertThat(command(url(), "backup", to("yesterday"), keysTo("keys-of-yesterday"))).isZero();
    long keysOfYesterday = nodes.count(MN, "part_key");
    theLostLifeGoesOn();
    assertThat(command(url(), "backup", keysTo("keys-of-today"))).isZero();
    assertThat(nodes.count(MN, "part_key")).as("one was erased").isLessThan(keysOfYesterday);
    String factsOfThePeer = nodes.facts(MO).toString();
    nodes.node(MN).close();

    String restored = TestDatabase.emptyUrl();
    Ran ran = ran(restored, "restore", from("yesterday"), keys("keys-of-today"));
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("2 part(s) have no key in the copy");
    assertSound(restored, "a restore left its key out");
    nodes.startFrom(MN, restored);
    nodes.carryUntil(() -> nodes.count(MN, CURRENT) == 1);

    nodes.does(
        MN,
        "consular-officer",
        "tell-status",
        "\"to\": [\"mo-destination\"], \"status\": \"PAUSED\"");
    nodes.warn("HEALTH");
    nodes.settle();
    assertThat(nodes.facts(MN).toString()).contains("[erased]").doesNotContain("Solongo");
    assertThat(nodes.facts(MO).toString()).as("nothing came twice").contains("PAUSED");
    assertThat(nodes.facts(MO).size() - facts(factsOfThePeer)).isEqualTo(2);
    assertThat(nodes.count(MO, "quarantine") + nodes.count(MO, "two_faces")).isZero();
    assertThat(nodes.node(MO).manage("/actuator/prometheus").body().get("text").asString())
        .contains("trm_witness_peer_restored_total{peer=\"mn-origin\"} 1.0");
    assertSound(restored, "What generation 1 held beyond what was restored");
    Ran peer = nodes.node(MO).command(nodes.node(MO).databaseUrl(), "fsck");
    assertThat(peer.status()).as(peer.out()).isZero();
  }

  private static int facts(String json) {
    return tools.jackson.databind.json.JsonMapper.shared().readTree(json).size();
  }

  /** It tells, is told, and erases what came under a consent that is taken back. */
  private void theLostLifeGoesOn() {
    nodes.does(
        MN,
        "consular-officer",
        "tell-status",
        "\"to\": [\"mo-destination\"], \"status\": \"WAITING\"");
    nodes.warn("RETALIATION");
    nodes.settle();
    assertThat(nodes.facts(MN).toString()).contains("Solongo");
    nodes.coordinates(
        "withdraw-consent", "\"consentId\": \"%s\", \"scope\": \"ALL\"".formatted(nodes.consent));
    nodes.settle();
    assertThat(nodes.facts(MN).toString()).doesNotContain("Solongo");
  }

  @Test
  @Order(1)
  void leavesOutWhatAListSaysWasErased() throws IOException {
    assertThat(command(url(), "backup", to("database"), keysTo("keys"))).isZero();
    assertThat(mode("database/case_fact.copy")).isEqualTo("rw-------");
    assertThat(shelf.resolve("database/part_key.copy")).doesNotExist();
    Path list = Files.writeString(shelf.resolve("list"), nodes.caseReference + " OWN\n");

    String restored = TestDatabase.emptyUrl();
    Ran ran = ran(restored, "restore", from("database"), keys("keys"), "--erased=" + list);
    assertThat(ran.out()).contains("1 key(s) of the copy were left out");
    assertSound(restored, "a restore left its key out");

    assertThat(ran(restored, "restore", from("database"), keys("keys")).err())
        .contains("The database is not empty");
    assertThat(ran(url(), "backup", to("database"), keysTo("other")).err())
        .contains("is it there?");
  }

  @Test
  @Order(2)
  void takesNoKeysThatAreOlderThanTheDatabase() {
    assertThat(command(url(), "backup", keysTo("older"))).isZero();
    assertThat(command(url(), "backup", to("later"), keysTo("newer"))).isZero();

    Ran ran = ran(TestDatabase.emptyUrl(), "restore", from("later"), keys("older"));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("The copy of the keys is older than the database");
  }

  private void assertSound(String url, String unchecked) {
    Ran ran = ran(url, "fsck");
    assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.out()).contains(unchecked);
  }

  private int command(String url, String... command) {
    Ran ran = ran(url, command);
    assertThat(ran.err()).isEmpty();
    return ran.status();
  }

  private Ran ran(String url, String... command) {
    return nodes.node(MN).command(url, command);
  }

  private String url() {
    return nodes.node(MN).databaseUrl();
  }

  private String to(String name) {
    return "--to=" + shelf.resolve(name);
  }

  private String keysTo(String name) {
    return "--keys-to=" + shelf.resolve(name);
  }

  private String from(String name) {
    return "--from=" + shelf.resolve(name);
  }

  private String keys(String name) {
    return "--keys=" + shelf.resolve(name);
  }

  private String mode(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(shelf.resolve(file)));
  }
}
