package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import trm.exchange.UnitOfWork;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.node.casework.CaseFile;
import trm.node.casework.CaseLine;
import trm.node.casework.CaseStore;
import trm.node.casework.Casework;
import trm.node.casework.FiledFact;
import trm.referral.CaseReference;
import trm.referral.ConsentId;
import trm.referral.Fact;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.HandoverId;
import trm.referral.Kept;
import trm.referral.LocalEvent.ErasureCarriedOut;
import trm.referral.NodeId;
import trm.referral.Octets;
import trm.referral.OrganisationId;
import trm.referral.Part;
import trm.referral.ReferralEvent;
import trm.referral.Stamp;

/** Who comes back is known again by her own organisation, and by nobody else. */
@OneNode(alone = true)
final class RepeatReferralTest {
  private static final NodeId SELF = new NodeId("mo-destination");
  private static final NodeId HOME = new NodeId("mn-origin");

  private final NodeUnderTest node;
  private final String shelter;
  private final String otherShelter;
  private final String coordinator;

  RepeatReferralTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    shelter = realm.token("sara", "harbour-shelter", "case-worker");
    otherShelter = realm.token("olga", "hill-shelter", "case-worker");
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
  }

  @Test
  void isReportedToTheOfficerByReferenceAndNotByName() {
    String earlier = opened(shelter, "Zokhiomol", "Solongo", "1999-04-17");
    Reply again = open(shelter, "SOLONGO", "zokhiomol", "1999-04-17");

    assertThat(earlierCases(again)).containsExactly(earlier);
    assertThat(again.body().toString()).doesNotContainIgnoringCase("solongo");
    assertThat(marks(earlier)).isPositive();
  }

  @Test
  void isNotReportedToAnotherOrganisationNorToWhoSeesEveryCase() {
    opened(shelter, "Zokhiomol", "Sarnai", "1998-01-02");

    assertThat(earlierCases(open(otherShelter, "Zokhiomol", "Sarnai", "1998-01-02"))).isEmpty();
    assertThat(earlierCases(open(coordinator, "Zokhiomol", "Sarnai", "1998-01-02"))).isEmpty();
  }

  @Test
  void isLinkedByAnOfficerAndTheLinkIsReadByThatOrganisationAlone() {
    String earlier = opened(shelter, "Zokhiomol", "Temuulen", "1997-01-02");
    String later = opened(shelter, "Zokhiomol", "Temuulen", "1997-01-02");

    assertThat(link(shelter, later, earlier).status()).isEqualTo(202);
    assertThat(link(shelter, later, earlier).body().toString()).contains("SOP1-LINK-01");

    assertThat(file(shelter, later)).contains("CaseLinked").contains(earlier);
    assertThat(file(coordinator, later)).doesNotContain("CaseLinked").doesNotContain(earlier);
    assertThat(timeline(coordinator, later)).doesNotContain("CaseLinked");
  }

  /** Nothing was posted: a link is no news for any node, nor for any bundle. */
  @Test
  void crossesToNobody() {
    String earlier = opened(shelter, "Zokhiomol", "Nomin", "1996-01-02");
    String later = opened(shelter, "Zokhiomol", "Nomin", "1996-01-02");
    Reply linked = link(shelter, later, earlier);

    assertThat(linked.body().get("messageIds").size()).isZero();
    assertThat(details(later)).isEqualTo(details(earlier));
  }

  @Test
  void aCaseOfAnotherOrganisationAnswersLikeNone() {
    String others = opened(otherShelter, "Zokhiomol", "Anu", "1995-01-02");
    String own = opened(shelter, "Zokhiomol", "Anu", "1995-01-02");

    Reply toOthers = link(shelter, own, others);
    Reply toNone = link(shelter, own, UUID.randomUUID().toString());
    Reply toItself = link(shelter, own, own);

    assertThat(toOthers.status()).isEqualTo(404);
    assertThat(toOthers.body()).isEqualTo(toNone.body()).isEqualTo(toItself.body());
    assertThat(file(shelter, own)).doesNotContain(others);
  }

  @Test
  void isForgottenWithThePartThatIsErased() {
    CaseReference earlier = new CaseReference(opened(shelter, "Zokhiomol", "Solong", "1994-01-02"));
    assertThat(marks(earlier.value())).isPositive();

    hasLeftAndWasKeptUntilYesterday(earlier);
    assertThat(node.part(Casework.class).retention().step(Instant.now()).erased()).isPositive();

    assertThat(marks(earlier.value())).isZero();
    assertThat(earlierCases(open(shelter, "Zokhiomol", "Solong", "1994-01-02"))).isEmpty();
  }

  /** What a handover and a withdrawal leave behind at the node from which the person went. */
  private void hasLeftAndWasKeptUntilYesterday(CaseReference earlier) {
    HandoverId handover = new HandoverId("h-1");
    Octets opening = Octets.of(new byte[] {1});
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    LocalDate yesterday = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
    append(
        earlier,
        fact(HOME, new ArrivalConfirmed(handover, 2, "CODE", now, opening, null)),
        fact(SELF, new HandoverClosed(handover, 2, HOME, opening)),
        fact(
            SELF,
            new ErasureCarriedOut(
                new ConsentId("c-1"),
                List.of(),
                List.of(new Kept(Part.OWN.name(), "STATUTORY", yesterday)),
                yesterday)));
  }

  private static Fact fact(NodeId by, ReferralEvent event) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    OrganisationId organisation = new OrganisationId(by.value());
    return new Fact(event, new Stamp(now, now, "M4.11", by, organisation, Stamp.SYSTEM, null));
  }

  private void append(CaseReference caseReference, Fact... facts) {
    CaseStore cases = node.part(CaseStore.class);
    inWork(
        () -> {
          CaseFile file = cases.load(caseReference);
          List<FiledFact> filed =
              Arrays.stream(facts).map(fact -> new FiledFact(fact, Part.OWN)).toList();
          CaseLine line = Objects.requireNonNull(cases.line(caseReference));
          cases.append(caseReference, file.version(), filed, line);
          return true;
        });
  }

  private <T> T inWork(Supplier<T> body) {
    return node.part(UnitOfWork.class).carryOut(_ -> body.get()).value();
  }

  private long marks(String caseReference) {
    return count("SELECT count(*) FROM person_mark WHERE case_reference = :case", caseReference);
  }

  private long details(String caseReference) {
    return count("SELECT count(*) FROM journal_detail WHERE case_reference = :case", caseReference);
  }

  private long count(String sql, String caseReference) {
    return inWork(
        () ->
            node.part(JdbcClient.class)
                .sql(sql)
                .param("case", caseReference)
                .query(Long.class)
                .single());
  }

  private String opened(String token, String family, String given, String born) {
    Reply reply = open(token, family, given, born);
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
    return reply.body().get("case").asString();
  }

  private Reply open(String token, String family, String given, String born) {
    String body =
        """
        {"language": "mon", "interpreter": true,
         "identity": {"familyName": "%s", "givenNames": "%s", "birthDate": "%s"}}"""
            .formatted(family, given, born);
    return node.post(token, "/api/v1/cases", body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private Reply link(String token, String from, String to) {
    return node.post(
        token,
        "/api/v1/cases/" + from + "/commands/link-cases",
        "{\"epoch\": 1, \"turn\": 1, \"other\": \"" + to + "\"}",
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  private String file(String token, String caseReference) {
    return read(token, "/api/v1/cases/" + caseReference);
  }

  private String timeline(String token, String caseReference) {
    return read(token, "/api/v1/cases/" + caseReference + "/timeline");
  }

  private String read(String token, String path) {
    Reply reply = node.get(token, path);
    assertThat(reply.status()).isEqualTo(200);
    return reply.body().toString();
  }

  private static List<String> earlierCases(Reply reply) {
    JsonNode earlier = reply.body().path("earlierCases");
    return earlier.values().stream().map(JsonNode::asString).toList();
  }
}
