package trm.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.evidence.keys.KeyFolder;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.OpeningKey;
import trm.exchange.StorageFault;
import trm.exchange.UnitOfWork;
import trm.exchange.receipt.JournalStore;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.TestFederation;
import trm.node.TestRealm;
import trm.node.casework.Casework;
import trm.node.casework.RetentionDesk;
import trm.node.storage.TestDatabase;

/** Old keys and old files at a node that runs. The broker is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WhatIsOverTest {
  private static final String NODE = "mo-destination";
  private static final Duration SERVED = Duration.ofDays(30);

  @TempDir static Path folder;
  private final Instant now = Instant.now();
  private final OpeningKey over = new KeyForge().opening(now.minus(SERVED.plusDays(61)), SERVED);
  private final OpeningKey stillOpening =
      new KeyForge().opening(now.minus(SERVED.plusDays(59)), SERVED);
  private final String database = TestDatabase.emptyUrl();
  private TestRealm realm;
  private TestFederation federation;
  private NodeUnderTest node;

  @BeforeAll
  void start() {
    realm = TestRealm.start();
    federation = new TestFederation(folder, NODE, "mn-origin");
    KeyFolder keys = new KeyFolder(federation.keyFolder(NODE));
    keys.add(over);
    keys.add(stillOpening);
    node =
        NodeUnderTest.start(
            NODE, federation, realm, database, "127.0.0.1:1", NodeUnderTest.WITHOUT_MAILBOX);
  }

  @AfterAll
  void stop() {
    node.close();
    realm.close();
  }

  @AfterEach
  void forgetUnreadableCases() {
    inDatabase(
        """
        DELETE FROM case_line
         WHERE case_reference IN (SELECT case_reference FROM part_key WHERE wrapped = '')""");
  }

  @Test
  void destroysTheEncryptionKeyToWhichNothingCanComeAnyMoreAndJournalsEveryChange() {
    KeyFolder keys = new KeyFolder(federation.keyFolder(NODE));
    await(() -> keys.read().opening(over.kid()).isEmpty());

    assertThat(keys.read().opening(stillOpening.kid())).isPresent();
    assertThat(node.part(KeyRing.class).get().opening(stillOpening.kid())).isPresent();
    await(() -> node.part(KeyRing.class).get().opening(over.kid()).isEmpty());
    assertThat(entries().stream().filter(entry -> entry.kind() == EntryKind.KEY_CHANGED))
        .extracting(JournalEntry::outcome)
        .containsExactly(
            "KEY_HELD", "KEY_HELD", "KEY_HELD", "KEY_HELD", "KEY_HELD", "PRIVATE_HALF_DESTROYED");
  }

  @Test
  void erasesWhatItKeptOnceItsLastDayIsOver() {
    String coordinator = coordinator();
    String reference = caseWithSomethingKept(coordinator);

    assertThat(retention().step(now.plus(365 * 9, ChronoUnit.DAYS)).erased()).isZero();
    assertThat(fact(coordinator, reference, "HoldPlaced").get("basis").asString())
        .isEqualTo("Invented 1");
    long erasures = countErasures();

    assertThat(retention().step(now.plus(365 * 11, ChronoUnit.DAYS)).erased()).isEqualTo(1);

    assertThat(fact(coordinator, reference, "HoldPlaced").get("basis").asString())
        .isEqualTo("[erased]");
    assertThat(countErasures()).isEqualTo(erasures + 1);
    assertThat(retention().step(now.plus(365 * 11, ChronoUnit.DAYS)).erased()).isZero();
  }

  @Test
  void erasesInOtherCasesWhileOneCannotBeRead() {
    String reference = caseWithSomethingKept(coordinator());
    insertUnreadableCase("0-damaged", reference);
    insertUnreadableCase("zz-damaged", reference);
    double before = failedErasures();

    assertThat(retention().step(now.plus(365 * 11, ChronoUnit.DAYS)).erased()).isEqualTo(1);

    assertThat(fact(coordinator(), reference, "HoldPlaced").get("basis").asString())
        .isEqualTo("[erased]");
    assertThat(failedErasures()).isEqualTo(before + 2);
  }

  @Test
  void goesOnWithTheSameCasesOnceThereIsRoomAgain() {
    String reference = caseWithSomethingKept(coordinator());
    Instant then = now.plus(365 * 11, ChronoUnit.DAYS);
    double before = failedErasures();
    inDatabase(
        """
        CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END $$;
        CREATE TRIGGER no_room BEFORE INSERT ON case_fact EXECUTE FUNCTION no_room()""");
    try {
      assertThatThrownBy(() -> retention().step(then))
          .isInstanceOfSatisfying(
              StorageFault.class,
              fault -> assertThat(fault.kind()).isEqualTo(StorageFault.Kind.FULL));
      assertThat(failedErasures()).as("no case is to blame").isEqualTo(before);
    } finally {
      inDatabase("DROP FUNCTION no_room CASCADE");
    }

    assertThat(retention().step(then).erased()).isEqualTo(1);
    assertThat(fact(coordinator(), reference, "HoldPlaced").get("basis").asString())
        .isEqualTo("[erased]");
  }

  @Test
  void looksAtAHundredCasesAtATime() {
    String reference = caseWithSomethingKept(coordinator());
    IntStream.range(0, 101).forEach(one -> insertUnreadableCase("many-" + one, reference));
    Instant then = now.plus(365 * 11, ChronoUnit.DAYS);
    double before = failedErasures();

    RetentionDesk.Step first = retention().step(then);
    RetentionDesk.Step second = retention().step(then);

    assertThat(first.more()).isTrue();
    assertThat(second.more()).isFalse();
    assertThat(first.erased() + second.erased()).isEqualTo(1);
    assertThat(failedErasures()).isEqualTo(before + 101);
  }

  /** Like another one, but for a fact in it that nobody can read. */
  private void insertUnreadableCase(String reference, String model) {
    inDatabase(
        """
        INSERT INTO case_fact (case_reference, version, event_type, part, clear)
        VALUES ('%1$s', 1, 'ErasureCarriedOut', 'OWN', '{}');
        INSERT INTO part_key (case_reference, part, wrapped) VALUES ('%1$s', 'OWN', '');
        CREATE TEMPORARY TABLE line AS SELECT * FROM case_line WHERE case_reference = '%2$s';
        UPDATE line SET case_reference = '%1$s';
        INSERT INTO case_line SELECT * FROM line;
        DROP TABLE line"""
            .formatted(reference, model));
  }

  private void inDatabase(String statements) {
    TestDatabase.asSuperuser(database).sql(statements).update();
  }

  private double failedErasures() {
    return node.part(MeterRegistry.class).get("trm.retention.failures").counter().count();
  }

  private String coordinator() {
    return realm.token("marta", "mo-coordination", "national-coordinator");
  }

  /** A court file that is kept after the withdrawal. */
  private String caseWithSomethingKept(String coordinator) {
    String prosecutor = realm.token("paula", "mo-prosecution", "prosecutor");
    String reference = created(coordinator, "/api/v1/cases", opening(), "case");
    String hold =
        created(
            prosecutor,
            command(reference, "place-hold"),
            "{\"epoch\":1,\"turn\":1,\"kind\":\"WITNESS\",\"basis\":\"Invented 1\","
                + "\"reviewOn\":\"2030-01-01\"}",
            "created");
    created(
        prosecutor,
        command(reference, "release-hold"),
        "{\"epoch\":1,\"turn\":1,\"holdId\":\"%s\",\"basis\":\"Invented 2\"}".formatted(hold),
        "case");
    String consent = created(coordinator, command(reference, "give-consent"), consent(), "created");
    created(
        coordinator,
        command(reference, "withdraw-consent"),
        "{\"epoch\":1,\"turn\":1,\"consentId\":\"%s\",\"scope\":\"ALL\"}".formatted(consent),
        "case");
    return reference;
  }

  private RetentionDesk retention() {
    return node.part(Casework.class).retention();
  }

  private static String opening() {
    return "{\"language\":\"mon\",\"interpreter\":true,"
        + "\"profile\":{\"ageBand\":\"ADULT_25_PLUS\",\"sex\":\"FEMALE\",\"minor\":false}}";
  }

  private String consent() {
    return """
        {"epoch":1,"turn":1,"subject":"p-1","givenBy":"PERSON","purposes":["ASSISTANCE"],
         "receivers":["mn-origin"],"classes":["B"],"exceptions":[],"language":"mon",
         "interpreter":true,"validFrom":"%s","validUntil":"%s"}
        """
        .formatted(now.minusSeconds(60), now.plus(100, ChronoUnit.DAYS));
  }

  private static String command(String reference, String name) {
    return "/api/v1/cases/" + reference + "/commands/" + name;
  }

  private String created(String token, String path, String body, String what) {
    Reply reply = node.post(token, path, body, "Idempotency-Key", UUID.randomUUID().toString());
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
    return reply.body().get(what).asString();
  }

  private JsonNode fact(String token, String reference, String eventType) {
    JsonNode facts = node.get(token, "/api/v1/cases/" + reference).body().get("facts");
    for (JsonNode fact : facts) {
      if (fact.get("eventType").asString().equals(eventType)) {
        return fact.get("event");
      }
    }
    throw new AssertionError("No " + eventType + " in " + facts);
  }

  private long countErasures() {
    return entries().stream().filter(entry -> entry.kind() == EntryKind.ERASURE).count();
  }

  private List<JournalEntry> entries() {
    JournalStore journal = node.part(JournalStore.class);
    return node.part(UnitOfWork.class)
        .carryOut(
            _ ->
                LongStream.range(0, journal.size())
                    .mapToObj(index -> Leaf.decode(journal.leaf(index)))
                    .toList())
        .value();
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    Instant limit = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("within a minute").isBefore(limit);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
