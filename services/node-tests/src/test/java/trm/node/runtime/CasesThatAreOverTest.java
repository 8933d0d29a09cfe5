package trm.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import trm.evidence.keys.FederationKey;
import trm.evidence.verify.BundleFile;
import trm.evidence.verify.VerificationReport;
import trm.evidence.verify.Verifier;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OfficerRole;
import trm.node.OneNode;
import trm.node.TestFederation;
import trm.node.TestRealm;
import trm.node.casework.Casework;
import trm.node.casework.Officer;
import trm.node.storage.TestDatabase;
import trm.referral.CaseReference;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;
import trm.referral.Retention;
import trm.referral.profile.Provisions;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

/** Years pass at a node that runs, over cases that were closed, or were not. */
@OneNode(alone = true)
final class CasesThatAreOverTest {
  private final Instant now = Instant.now();
  private final TestFederation federation;
  private final NodeUnderTest node;
  private final String coordinator;
  private final String prosecutor;

  CasesThatAreOverTest(NodeUnderTest node, TestRealm realm, TestFederation federation) {
    this.node = node;
    this.federation = federation;
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
    prosecutor = realm.token("paula", "mo-prosecution", "prosecutor");
  }

  @Scenario(
      number = "S20",
      situation = "The time is over for which a closed case is kept.",
      holds =
          "Nobody can read its contents any more, not even with the database and its keys in hand, and its proof holds still.",
      without = {
        @Protection(
            value = "the key of an erased part is destroyed",
            taken =
                @Taken(
                    in = "trm.node.storage.PostgresCaseStore",
                    method = "destroyKey",
                    answers = Answer.NOTHING)),
        @Protection(
            value = "what is over is found and erased",
            taken =
                @Taken(
                    in = "trm.referral.consent.EndedCase",
                    method = "due",
                    answers = Answer.NOTHING))
      })
  void erasesWhatIsLeftOfAClosedCaseAndTheProofStillHolds() {
    String reference = opened();
    closed(reference);
    String open = opened();
    VerificationReport before = proof(reference);
    assertThat(before.isProven()).as(before.text()).isTrue();

    assertThat(step(retention().assistance())).isZero();
    assertThat(step(retention().assistance().plusDays(2))).isEqualTo(1);
    assertThat(fact(reference, "IntakeRecorded").get("profile").asString("readable"))
        .isEqualTo("[erased]");
    assertThat(fact(reference, "HoldPlaced").get("basis").asString()).isEqualTo("Invented 1");
    assertThat(fact(open, "IntakeRecorded").at("/profile/sex").asString()).isEqualTo("FEMALE");
    assertThat(step(retention().proceedings())).isZero();

    assertThat(step(retention().proceedings().plusDays(2))).isEqualTo(1);
    assertThat(fact(reference, "HoldPlaced").get("basis").asString("readable"))
        .isEqualTo("[erased]");
    assertThat(step(retention().proceedings().plusYears(90))).isZero();
    assertThat(keysOf(reference)).isZero();
    VerificationReport after = proof(reference);
    assertThat(after.isProven()).as(after.text()).isTrue();
    assertThat(node.get(coordinator, "/api/v1/cases/" + reference + "/own-copy").body().get("told"))
        .isNotEmpty();
  }

  @Test
  void keepsACaseThatWasOpenedAgain() {
    String reference = opened();
    closed(reference);
    command(coordinator, reference, "tell-status", "\"to\":[\"mn-origin\"],\"status\":\"OPEN\"");
    step(retention().proceedings().plusYears(90));
    assertThat(fact(reference, "IntakeRecorded").at("/profile/sex").asString()).isEqualTo("FEMALE");
  }

  private long keysOf(String reference) {
    return TestDatabase.asSuperuser(node.databaseUrl())
        .sql("SELECT count(*) FROM part_key WHERE case_reference = :case")
        .param("case", reference)
        .query(Long.class)
        .single();
  }

  private int step(Period later) {
    Instant then = now.atOffset(ZoneOffset.UTC).plus(later).toInstant();
    return node.part(Casework.class).retention().step(then).erased();
  }

  private Retention retention() {
    return node.part(Provisions.class).retention();
  }

  private VerificationReport proof(String reference) {
    Officer auditor =
        new Officer(
            "client",
            new OrganisationId("mo-audit"),
            OrganisationKind.NATIONAL_COORDINATOR,
            new OfficerId("paulo"),
            null,
            Set.of(OfficerRole.AUDITOR));
    String bundle =
        node.part(Casework.class)
            .export()
            .export(new CaseReference(reference), auditor, "AUDIT")
            .orElseThrow()
            .text();
    return Verifier.verify(
        List.of(BundleFile.read("macao.json", bundle)),
        FederationKey.readPublic(federation.federationKeyFile()));
  }

  private String opened() {
    return done(
            coordinator,
            "/api/v1/cases",
            "{\"language\":\"mon\",\"interpreter\":true,"
                + "\"profile\":{\"ageBand\":\"ADULT_25_PLUS\",\"sex\":\"FEMALE\",\"minor\":false}}")
        .get("case")
        .asString();
  }

  private void closed(String reference) {
    String hold =
        command(
                prosecutor,
                reference,
                "place-hold",
                "\"kind\":\"WITNESS\",\"basis\":\"Invented 1\",\"reviewOn\":\"2090-01-01\"")
            .get("created")
            .asString();
    command(
        prosecutor,
        reference,
        "release-hold",
        "\"holdId\":\"%s\",\"basis\":\"Invented 2\"".formatted(hold));
    command(
        coordinator,
        reference,
        "raise-risk-alert",
        """
        "to":["mn-origin"],"type":"STIGMA","level":"HIGH","concerns":"PERSON",
        "advice":"MEET_IN_PERSON","basis":"LIFE\"""");
    command(
        coordinator,
        reference,
        "tell-status",
        "\"to\":[\"mn-origin\"],\"status\":\"CLOSED\",\"reason\":\"MOVED\"");
  }

  private JsonNode command(String token, String reference, String name, String fields) {
    return done(
        token,
        "/api/v1/cases/" + reference + "/commands/" + name,
        "{\"epoch\":1,\"turn\":1," + fields + "}");
  }

  private JsonNode done(String token, String path, String body) {
    Reply reply = node.post(token, path, body, "Idempotency-Key", UUID.randomUUID().toString());
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
    return reply.body();
  }

  private JsonNode fact(String reference, String eventType) {
    return node.get(coordinator, "/api/v1/cases/" + reference)
        .body()
        .get("facts")
        .valueStream()
        .filter(fact -> fact.get("eventType").asString().equals(eventType))
        .findFirst()
        .orElseThrow()
        .get("event");
  }
}
