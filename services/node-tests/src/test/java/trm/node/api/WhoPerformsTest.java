package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.referral.OrganisationKind;

/** Every kind of body that a measure names can act, and one that is not named cannot. */
@OneNode
final class WhoPerformsTest {
  private static final String HOLD =
      """
      "kind": "COURT_ORDER", "basis": "Invented case 1/2026", "reviewOn": "2090-01-01"
      """;

  private final TestRealm realm;
  private final NodeUnderTest node;

  WhoPerformsTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.realm = realm;
  }

  @ParameterizedTest
  @EnumSource
  void decidesWhetherAPersonIsAVictimAsACompetentAuthorityAlone(OrganisationKind kind) {
    Reply decided =
        command(officer(kind), opened(), "decide-identification", "\"result\": \"VICTIM\"");

    if (kind == OrganisationKind.COMPETENT_AUTHORITY) {
      assertThat(decided.status()).as(decided.body().toString()).isEqualTo(202);
    } else {
      assertThat(decided.body().toString()).contains("SOP1-IDENTIFICATION-02");
    }
  }

  @Test
  void aCourtReleasesAProsecutorsHoldAndThePoliceDoNot() {
    String caseReference = opened();
    Reply placed =
        command(
            realm.token("pedro", "mo-prosecution", "prosecutor"),
            caseReference,
            "place-hold",
            HOLD);
    String release =
        "\"holdId\": \"%s\", \"basis\": \"x\"".formatted(placed.body().get("created").asString());

    assertThat(
            command(officer(OrganisationKind.POLICE), caseReference, "release-hold", release)
                .body()
                .toString())
        .contains("SOP5-RELEASE-02");
    assertThat(
            command(officer(OrganisationKind.COURT), caseReference, "release-hold", release)
                .status())
        .isEqualTo(202);
  }

  @Test
  void aBodyOfWhichTheRealmSaysNothingIsWhatItsRoleSays() {
    String authority = realm.token("ana", "mo-authority", "competent-authority");

    assertThat(
            command(authority, opened(), "decide-identification", "\"result\": \"VICTIM\"")
                .status())
        .isEqualTo(202);
  }

  @Test
  void aKindThatNobodyKnowsIsNobody() {
    String token = realm.tokenOfKind("KING", "x", "mo-palace", "competent-authority");
    Reply reply = open(token);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.code()).isEqualTo("NOT_AUTHENTICATED");
  }

  private String officer(OrganisationKind kind) {
    return realm.tokenOfKind(
        kind.name(), "of-" + kind, "mo-body-" + kind.name().length(), "competent-authority");
  }

  private String opened() {
    Reply reply = open(realm.token("marta", "mo-coordination", "national-coordinator"));
    assertThat(reply.status()).isEqualTo(202);
    return reply.body().get("case").asString();
  }

  private Reply open(String token) {
    return node.post(
        token,
        "/api/v1/cases",
        "{\"language\": \"mon\", \"interpreter\": true}",
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  private Reply command(String token, String caseReference, String name, String fields) {
    return node.post(
        token,
        "/api/v1/cases/" + caseReference + "/commands/" + name,
        "{\"epoch\": 1, \"turn\": 1, " + fields + "}",
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }
}
