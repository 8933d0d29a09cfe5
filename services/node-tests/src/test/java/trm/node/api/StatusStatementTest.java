package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.exchange.UnitOfWork;
import trm.exchange.receipt.JournalStore;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.TestFederation;
import trm.node.TestRealm;
import trm.node.storage.TestDatabase;

/** A person takes a signed paper from one node and shows it at another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StatusStatementTest {
  @TempDir static Path folder;
  private TestRealm realm;
  private NodeUnderTest issuer;
  private NodeUnderTest other;
  private String coordinator;
  private String abroad;

  @BeforeAll
  void start() {
    realm = TestRealm.start();
    TestFederation federation = new TestFederation(folder, "mo-destination", "mn-origin");
    issuer = start("mo-destination", federation);
    other = start("mn-origin", federation);
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
    abroad =
        realm.token(
            realm.issuer(),
            "mn-origin",
            "bold",
            "mn-police",
            java.time.Instant.now(),
            "competent-authority");
  }

  private NodeUnderTest start(String node, TestFederation federation) {
    return NodeUnderTest.start(
        node,
        federation,
        realm,
        TestDatabase.emptyUrl(),
        "127.0.0.1:1",
        NodeUnderTest.WITHOUT_MAILBOX);
  }

  @AfterAll
  void stop() {
    issuer.close();
    other.close();
    realm.close();
  }

  @Test
  void isVerifiedAtAnotherNodeThatWasToldNothingOfTheCase() {
    String reference = opened();
    JsonNode given = give(reference, "").body();
    JsonNode verified = verify(given.get("statement").asString(), "").body();
    assertThat(verified.get("proven").asBoolean()).isTrue();
    assertThat(verified.get("issuer").asString()).isEqualTo("mo-destination");
    assertThat(verified.get("operator").asString()).isEqualTo("An invented authority");
    assertThat(verified.get("territory").asString()).isEqualTo("MO");
    assertThat(verified.get("inCareSince").asString()).isEqualTo(today().toString());
    assertThat(verified.has("nextContactOn")).isFalse();
    assertThat(verified.has("sameCase")).isFalse();
  }

  @Test
  void saysNothingOfTheCaseButToWhoeverKnowsIt() {
    String reference = opened();
    String statement = give(reference, "").body().get("statement").asString();
    String payload = statement.substring(statement.indexOf('.') + 1, statement.lastIndexOf('.'));
    String claims = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    assertThat(claims).doesNotContain(reference).doesNotContainIgnoringCase("traffick");
    assertThat(verify(statement, reference).body().get("sameCase").asBoolean()).isTrue();
    assertThat(verify(statement, "ANOTHER").body().get("sameCase").asBoolean()).isFalse();
  }

  @Test
  void namesTheDayOfTheNextContactThatTheOfficerSets() {
    String day = today().plusDays(7).toString();
    Reply given = give(opened(), "?nextContactOn=" + day);
    assertThat(given.body().get("nextContactOn").asString()).isEqualTo(day);
    assertThat(give(opened(), "?nextContactOn=soon").code()).isEqualTo("FIELD_INVALID");
  }

  @Test
  void provesNothingOnceItIsChanged() {
    String statement = give(opened(), "").body().get("statement").asString();
    char last = statement.charAt(statement.length() / 2) == 'A' ? 'B' : 'A';
    String changed =
        statement.substring(0, statement.length() / 2)
            + last
            + statement.substring(statement.length() / 2 + 1);
    JsonNode verified = verify(changed, "").body();
    assertThat(verified.get("proven").asBoolean()).isFalse();
    assertThat(verified.get("finding").asString()).isEqualTo("SIGNATURE_WRONG");
    assertThat(verify("no statement", "").body().get("finding").asString()).isEqualTo("UNREADABLE");
    assertThat(verify("x".repeat(5000), "").code()).isEqualTo("FIELD_INVALID");
  }

  @Test
  void isJournalledWithTheCaseItWasGivenFor() {
    String reference = opened();
    give(reference, "?purpose=SHOWN_AT_BORDER");
    assertThat(entries())
        .anySatisfy(
            entry -> {
              assertThat(entry.kind()).isEqualTo(EntryKind.EXPORTED);
              assertThat(entry.eventType()).isEqualTo("StatusStatement");
              assertThat(String.valueOf(entry.caseReference())).isEqualTo(reference);
              assertThat(entry.outcome()).isEqualTo("SHOWN_AT_BORDER");
              assertThat(entry.detailCommitment()).isNotNull();
            });
  }

  @Test
  void isGivenOnlyByThoseWhomTheCharterNamesAndOnlyOfTheirCases() {
    String reference = opened();
    String prosecutor = realm.token("pedro", "mo-prosecution", "prosecutor");
    String stranger = realm.token("carla", "ngo-other", "case-worker");
    assertThat(issuer.get(prosecutor, path(reference)).code()).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(issuer.get(stranger, path(reference)).code()).isEqualTo("UNKNOWN_CASE");
  }

  private String opened() {
    Reply reply =
        issuer.post(
            coordinator,
            "/api/v1/cases",
            "{\"language\":\"mon\",\"interpreter\":true}",
            "Idempotency-Key",
            UUID.randomUUID().toString());
    return reply.body().get("case").asString();
  }

  private Reply give(String reference, String query) {
    return issuer.get(coordinator, path(reference) + query);
  }

  private Reply verify(String statement, String caseReference) {
    String named = caseReference.isEmpty() ? "" : ",\"case\":\"" + caseReference + "\"";
    return other.post(
        abroad,
        "/api/v1/status-statements/verify",
        "{\"statement\":\"" + statement + "\"" + named + "}");
  }

  private static String path(String reference) {
    return "/api/v1/cases/" + reference + "/status-statement";
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private List<JournalEntry> entries() {
    JournalStore journal = issuer.part(JournalStore.class);
    return issuer
        .part(UnitOfWork.class)
        .carryOut(
            _ ->
                LongStream.range(0, journal.size())
                    .mapToObj(index -> Leaf.decode(journal.leaf(index)))
                    .toList())
        .value();
  }
}
