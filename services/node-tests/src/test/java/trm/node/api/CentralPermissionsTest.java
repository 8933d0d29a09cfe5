package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;

/** What a ministry permits in its realm, and takes away there, without a word to the node. */
@OneNode(alone = true)
final class CentralPermissionsTest {
  private final NodeUnderTest node;
  private final TestRealm realm;
  private final String coordinator;
  private final String worker;

  CentralPermissionsTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.realm = realm;
    this.coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
    this.worker = realm.token("ana", "mo-harbour", "case-worker");
  }

  @AfterEach
  void giveBack() {
    for (String permission :
        new String[] {
          "export#evidence", "export#htcds", "case-list#every-case", "partner#onboard"
        }) {
      realm.permissions().give(permission);
    }
  }

  @Test
  void takesTheListOfEveryCaseAwayAndLeavesAnOrganisationItsOwn() {
    assertThat(node.get(coordinator, "/api/v1/cases").status()).isEqualTo(200);
    realm.permissions().take("case-list#every-case");
    refused(node.get(coordinator, "/api/v1/cases"));
    assertThat(node.get(worker, "/api/v1/cases").status()).isEqualTo(200);
    realm.permissions().give("case-list#every-case");
    assertThat(node.get(coordinator, "/api/v1/cases").status()).isEqualTo(200);
  }

  @Test
  void takesEveryOtherReadingOfEveryCaseAwayAndLeavesAnOrganisationItsOwn() {
    String opened = opened();
    String every = "{\"url\":\"https://hooks.invented.example/\",\"cases\":\"EVERY\",\"types\":[]}";
    String own = every.replace("EVERY", "OWN");
    String webhooks = "/api/v1/webhooks";
    String made = webhooks + "/" + id(node.post(coordinator, webhooks, every));
    String ownMade = webhooks + "/" + id(node.post(coordinator, webhooks, own));
    realm.permissions().take("case-list#every-case");

    for (String path : List.of("work", "messages", "events")) {
      refused(node.get(coordinator, "/api/v1/" + path));
      assertThat(node.get(worker, "/api/v1/" + path).status()).as(path).isEqualTo(200);
    }
    for (String path : List.of("work", "messages")) {
      assertThat(node.get(coordinator, "/api/v1/" + path + "?case=" + opened).status())
          .isEqualTo(200);
    }
    String both = realm.token("rosa", "mo-harbour", "case-worker", "national-coordinator");
    refused(node.get(both, "/api/v1/work"));
    assertThat(node.get(both, "/api/v1/work?role=case-worker").status()).isEqualTo(200);

    refused(node.post(coordinator, webhooks, every));
    refused(node.put(coordinator, ownMade, every));
    refused(node.post(coordinator, made + "/enable", "{}"));
    refused(node.post(coordinator, made + "/replay", "{\"since\":\"2026-11-01T00:00:00Z\"}"));
    assertThat(node.put(coordinator, made, own).status()).isEqualTo(200);
    assertThat(node.post(coordinator, ownMade + "/enable", "{}").status()).isEqualTo(200);
    assertThat(node.post(coordinator, webhooks, own).status()).isEqualTo(201);
  }

  /** An operator looks for what is stuck, also while the realm is away, and sees no case. */
  @Test
  void leavesTheLedgerOfMailToWhoKeepsTheNodeRunning() {
    realm.permissions().take("case-list#every-case");
    String operator = realm.token("vera", "mo-operations", "operator");
    assertThat(node.get(operator, "/api/v1/messages").status()).isEqualTo(200);
  }

  private static String id(Reply made) {
    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
    return made.body().get("id").asString();
  }

  @Test
  void takesEitherExportAway() {
    String opened = opened();
    String auditor = realm.token("paulo", "mo-audit", "auditor");
    String body = "{\"case\":\"" + opened + "\"}";
    String file = "/api/v1/cases/" + opened + "/htcds";
    realm.permissions().take("export#evidence");
    refused(node.post(auditor, "/api/v1/exports/evidence", body));
    assertThat(node.get(worker, file).status()).isEqualTo(200);
    realm.permissions().give("export#evidence");
    realm.permissions().take("export#htcds");
    refused(node.get(worker, file));
    assertThat(node.post(auditor, "/api/v1/exports/evidence", body).status()).isNotEqualTo(403);
  }

  @Test
  void takesOnboardingAwayAndLeavesReading() {
    realm.permissions().take("partner#onboard");
    refused(node.post(coordinator, "/api/v1/partners", "{}"));
    assertThat(node.get(coordinator, "/api/v1/partners").status()).isEqualTo(200);
  }

  @Test
  void permitsNobodyWhomTheInterfaceDoesNotLetIn() {
    Reply reply = node.post(worker, "/api/v1/partners", "{}");
    assertThat(reply.code()).isEqualTo("ROLE_NOT_ALLOWED");
  }

  @Test
  void letsAnyCaseBeReadInAnEmergencyButByAPerson() {
    String opened = opened();
    String path = "/api/v1/cases/" + opened + "/emergency-reading";
    String stranger = realm.token("otto", "mo-elsewhere", "case-worker");
    assertThat(node.get(stranger, "/api/v1/cases/" + opened).code()).isEqualTo("UNKNOWN_CASE");
    assertThat(node.post(stranger, path, "{\"reason\":\"LIFE\"}").status()).isEqualTo(200);
    assertThat(node.post(stranger, path, "{\"reason\":\"CURIOSITY\"}").code())
        .isEqualTo("UNKNOWN_CODE");
    String both = realm.token("service-account-ngo", "mo-ngo", "partner", "case-worker");
    assertThat(node.post(both, path, "{\"reason\":\"LIFE\"}").code()).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(
            node.post(stranger, "/api/v1/cases/none/emergency-reading", "{\"reason\":\"LIFE\"}")
                .code())
        .isEqualTo("UNKNOWN_CASE");
    // Having read it makes it nobody's own case.
    assertThat(node.get(stranger, "/api/v1/cases/" + opened).code()).isEqualTo("UNKNOWN_CASE");
  }

  private static void refused(Reply reply) {
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(403);
    assertThat(reply.code()).isEqualTo("NOT_PERMITTED");
  }

  private String opened() {
    Reply reply =
        node.post(
            worker,
            "/api/v1/cases",
            "{\"language\":\"mon\",\"interpreter\":true}",
            "Idempotency-Key",
            UUID.randomUUID().toString());
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(202);
    return reply.body().get("case").asString();
  }
}
