package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.evidence.keys.FederationKey;
import trm.evidence.verify.BundleFile;
import trm.evidence.verify.Verifier;
import trm.exchange.UnitOfWork;
import trm.exchange.receipt.JournalStore;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OfficerRole;
import trm.node.TestFederation;
import trm.node.TestRealm;
import trm.node.casework.Casework;
import trm.node.casework.Officer;
import trm.node.storage.TestDatabase;
import trm.referral.CaseReference;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;

/** The realm goes away while somebody is in danger. */
final class IdentityAwayTest {
  @TempDir private Path folder;
  private TestRealm realm;
  private TestFederation federation;
  private NodeUnderTest node;
  private String coordinator;
  private String reference;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  IdentityAwayTest() {}

  @BeforeEach
  void start() {
    realm = TestRealm.start();
    federation = new TestFederation(folder, "mo-destination", "mn-origin");
    Map<String, String> settings = new HashMap<>(NodeUnderTest.WITHOUT_MAILBOX);
    settings.put("trm.identity.keys-fresh-for", "1ms");
    node =
        NodeUnderTest.start(
            "mo-destination", federation, realm, TestDatabase.emptyUrl(), "127.0.0.1:1", settings);
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
    Reply opened = post("/api/v1/cases", "{\"language\":\"mon\",\"interpreter\":true}");
    assertThat(opened.status()).as(opened.body().toString()).isEqualTo(202);
    reference = opened.body().get("case").asString();
  }

  @AfterEach
  void stop() {
    node.close();
    realm.close();
  }

  @Test
  void whoSignedInBeforeCanStillWarnAndTheJournalSaysHowHeWasKnown() {
    assertThat(warn().status()).isEqualTo(202);
    assertThat(overrides()).extracting(JournalEntry::outcome).containsExactly("LIFE");
    realm.close();

    Reply warned = warn();

    assertThat(warned.status()).as(warned.body().toString()).isEqualTo(202);
    assertThat(overrides())
        .extracting(JournalEntry::outcome)
        .containsExactly("LIFE", "LIFE", "IDENTITY_BY_CACHED_KEYS");
    assertThat(overrides().getLast())
        .satisfies(
            entry -> {
              assertThat(entry.eventType()).isEqualTo("RiskAlert");
              assertThat(entry.officer()).isEqualTo("marta");
              assertThat(String.valueOf(entry.caseReference())).isEqualTo(reference);
            });
  }

  @Test
  void aTokenUnderAnUnknownKeyIsNotBelievedAndLocksNobodyOut() {
    realm.close();
    String stranger = realm.tokenOfANewKey("marta", "mo-coordination", "national-coordinator");
    for (int i = 0; i < 3; i++) {
      Reply refused = node.get(stranger, "/api/v1/cases");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.code()).isEqualTo("IDENTITY_AWAY");
      assertThat(refused.headers()).containsKey("retry-after");
      assertThat(node.get(coordinator, "/api/v1/work?case=" + reference).status()).isEqualTo(200);
    }
  }

  @Test
  void aTokenUnderAnUnknownKeyIsRefusedAsForgedWhileTheRealmAnswers() {
    String stranger = realm.tokenOfANewKey("marta", "mo-coordination", "national-coordinator");
    assertThat(node.get(stranger, "/api/v1/cases").code()).isEqualTo("NOT_AUTHENTICATED");
  }

  @Test
  void timelineAndExportShowEveryOverride() {
    warn();
    realm.close();
    warn();
    JsonNode timeline = node.get(coordinator, "/api/v1/cases/" + reference + "/timeline").body();
    assertThat(timeline.get("overrides").valueStream().map(o -> o.get("reason").asString()))
        .containsExactly("LIFE", "LIFE", "IDENTITY_BY_CACHED_KEYS");
    assertThat(timeline.get("overrides").get(0).get("eventType").asString()).isEqualTo("RiskAlert");
    assertThat(timeline.get("overrides").get(0).get("to").asString()).isEqualTo("mn-origin");
    assertThat(timeline.get("overrides").get(0).get("officer").asString()).isEqualTo("marta");
    assertThat(report()).contains("RiskAlert [LIFE]", "RiskAlert [IDENTITY_BY_CACHED_KEYS]");
  }

  @Test
  void whatAMinistryPermitsIsRefusedAndAnEmergencyIsNot() {
    String stranger = realm.token("otto", "mo-elsewhere", "case-worker");
    assertThat(read(stranger).status()).isEqualTo(200);
    realm.close();

    Reply list = node.get(coordinator, "/api/v1/cases");
    assertThat(list.status()).isEqualTo(503);
    assertThat(list.code()).isEqualTo("PERMISSION_UNKNOWN");
    assertThat(list.headers()).containsKey("retry-after");
    Reply read = read(stranger);
    assertThat(read.status()).as("%s", read.body()).isEqualTo(200);
    assertThat(read.body().get("facts")).isNotEmpty();
    assertThat(overrides())
        .extracting(JournalEntry::outcome)
        .containsExactly("LIFE", "LIFE", "IDENTITY_BY_CACHED_KEYS");
    assertThat(overrides())
        .allSatisfy(
            entry -> {
              assertThat(entry.eventType()).isEqualTo("EmergencyReading");
              assertThat(entry.officer()).isEqualTo("otto");
              assertThat(entry.organisation()).isEqualTo("mo-elsewhere");
            });
    String auditor = realm.token("paulo", "mo-audit", "auditor");
    assertThat(
            node.get(auditor, "/api/v1/cases/" + reference + "/timeline")
                .body()
                .get("overrides")
                .valueStream()
                .map(shown -> shown.get("reason").asString() + shown.get("to").isNull()))
        .containsExactly("LIFEtrue", "LIFEtrue", "IDENTITY_BY_CACHED_KEYStrue");
    assertThat(report()).contains("EmergencyReading [LIFE]");
  }

  private Reply read(String token) {
    return node.post(
        token, "/api/v1/cases/" + reference + "/emergency-reading", "{\"reason\":\"LIFE\"}");
  }

  private String report() {
    return Verifier.verify(
            List.of(BundleFile.read("macao.json", bundle())),
            FederationKey.readPublic(federation.federationKeyFile()))
        .text();
  }

  private String bundle() {
    Officer auditor =
        new Officer(
            "client",
            new OrganisationId("mo-audit"),
            OrganisationKind.NATIONAL_COORDINATOR,
            new OfficerId("paulo"),
            null,
            Set.of(OfficerRole.AUDITOR));
    return node.part(Casework.class)
        .export()
        .export(new CaseReference(reference), auditor, "AUDIT")
        .orElseThrow()
        .text();
  }

  private Reply warn() {
    return post(
        "/api/v1/cases/" + reference + "/commands/raise-risk-alert",
        """
        {"epoch":1,"turn":1,"to":["mn-origin"],"type":"STIGMA","level":"HIGH","concerns":"PERSON",
         "advice":"MEET_IN_PERSON","basis":"LIFE"}
        """);
  }

  private Reply post(String path, String body) {
    return node.post(coordinator, path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private List<JournalEntry> overrides() {
    JournalStore journal = node.part(JournalStore.class);
    return node.part(UnitOfWork.class)
        .carryOut(
            _ ->
                LongStream.range(0, journal.size())
                    .mapToObj(index -> Leaf.decode(journal.leaf(index)))
                    .filter(entry -> entry.kind() == EntryKind.OVERRIDE)
                    .toList())
        .value();
  }
}
