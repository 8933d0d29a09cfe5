package trm.evidence.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import trm.evidence.CaseReference;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.directory.NodeRole;
import trm.evidence.directory.OperatorKind;
import trm.evidence.keys.InventedKeys;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.SigningKey;
import trm.evidence.seal.SenderNotVouchedException;
import trm.evidence.status.StatusProof.Proven;
import trm.evidence.status.StatusProof.Unproven;

/** Somebody shows a status statement to a body that has only the directory. */
class ShownStatusTest {
  private static final NodeId ISSUER = new NodeId("mo-destination");
  private static final NodeId OTHER = new NodeId("mn-origin");
  private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
  private static final Instant FROM = NOW.minus(Duration.ofDays(20));
  private static final SigningKey KEY =
      InventedKeys.signing("An issuer", FROM, Duration.ofDays(40));
  private static final SigningKey OTHERS_KEY =
      InventedKeys.signing("Another", FROM, Duration.ofDays(40));
  private static final SigningKey STRANGERS_KEY =
      InventedKeys.signing("A stranger", FROM, Duration.ofDays(40));
  private static final CaseReference CASE = new CaseReference("7QK2-0000-INVENTED");
  private static final StatusStatement STATEMENT = statement(NOW, NOW.plus(Duration.ofDays(30)));

  @Test
  void whoMeantItAndUntilWhenIsProven() {
    assertThat(shown(signed(STATEMENT, KEY), NOW)).isEqualTo(new Proven(STATEMENT));
    assertThat(shown(" " + signed(STATEMENT, KEY) + "\n", NOW)).isEqualTo(new Proven(STATEMENT));
    Instant last = STATEMENT.expiresAt().minusSeconds(1);
    assertThat(shown(signed(STATEMENT, KEY), last)).isEqualTo(new Proven(STATEMENT));
  }

  @Test
  void itSaysNothingOfWhatHappenedNorOfWhichCase() {
    String claims = claims(signed(STATEMENT, KEY));
    assertThat(claims)
        .doesNotContain(CASE.value())
        .doesNotContainIgnoringCase("traffick")
        .isEqualTo(
            "{\"kind\":\"STATUS-1\",\"iss\":\"mo-destination\","
                + "\"jti\":\"6f9619ff-8b86-4d01-b42d-00cf4fc964ff\",\"caseDigest\":\""
                + STATEMENT.caseDigest()
                + "\",\"inCareSince\":\"2026-02-01\",\"nextContactOn\":\"2026-03-09\","
                + "\"iat\":1772443800,\"exp\":1775035800}");
  }

  @Test
  void whoKnowsTheCaseCanTellThatItIsMeant() {
    assertThat(STATEMENT.isAbout(CASE)).isTrue();
    assertThat(STATEMENT.isAbout(new CaseReference("OTHER"))).isFalse();
    StatusId another = new StatusId(new UUID(1, 1));
    assertThat(StatusStatement.digestOf(another, CASE)).isNotEqualTo(STATEMENT.caseDigest());
  }

  @Test
  void anExpiredOneAndOneOfTheFutureAreNot() {
    assertThat(shown(signed(STATEMENT, KEY), STATEMENT.expiresAt()))
        .isEqualTo(new Unproven(StatusFault.EXPIRED));
    assertThat(shown(signed(STATEMENT, KEY), NOW.minus(Duration.ofMinutes(6))))
        .isEqualTo(new Unproven(StatusFault.NOT_YET_VALID));
    assertThat(shown(signed(STATEMENT, KEY), NOW.minus(Duration.ofMinutes(4))))
        .isEqualTo(new Proven(STATEMENT));
  }

  /** Each character of the three parts is changed once. */
  @Test
  void noneThatWasChangedIs() {
    String whole = signed(STATEMENT, KEY);
    for (int at = 0; at < whole.length(); at++) {
      char other = whole.charAt(at) == 'A' ? 'B' : 'A';
      String changed = whole.substring(0, at) + other + whole.substring(at + 1);
      assertThat(shown(changed, NOW)).as("character %s", at).isInstanceOf(Unproven.class);
    }
    String payload = Base64.getUrlEncoder().withoutPadding().encodeToString("{}".getBytes(UTF_8));
    String header = whole.substring(0, whole.indexOf('.') + 1);
    String signature = whole.substring(whole.lastIndexOf('.'));
    assertThat(shown(header + payload + signature, NOW))
        .isEqualTo(new Unproven(StatusFault.SIGNATURE_WRONG));
  }

  @Test
  void oneUnderAKeyThatNobodyVouchesForIsNot() {
    assertThat(shown(signed(STATEMENT, STRANGERS_KEY), NOW))
        .isEqualTo(new Unproven(StatusFault.KEY_UNKNOWN));
  }

  @Test
  void oneThatNamesAnotherIssuerIsNot() {
    assertThat(shown(signed(STATEMENT, OTHERS_KEY), NOW))
        .isEqualTo(new Unproven(StatusFault.ISSUER_DIFFERS));
  }

  @Test
  void oneUnderARevokedKeyOrOneOutOfServiceIsNot() {
    Directory revoked = directory(KEY.published().revoked(NOW.plusSeconds(1)));
    assertThat(StatusProof.of(signed(STATEMENT, KEY), revoked, NOW)).isInstanceOf(Proven.class);
    assertThat(StatusProof.of(signed(STATEMENT, KEY), revoked, NOW.plusSeconds(1)))
        .isEqualTo(new Unproven(StatusFault.KEY_NOT_IN_SERVICE));
    StatusStatement late =
        statement(FROM.plus(Duration.ofDays(40)), FROM.plus(Duration.ofDays(50)));
    assertThat(shown(signed(late, KEY), late.issuedAt()))
        .isEqualTo(new Unproven(StatusFault.KEY_NOT_IN_SERVICE));
  }

  @Test
  void whatIsNoStatementIsNot() {
    for (String text : List.of("", ".", "a.b.c", "no statement", "{}")) {
      assertThat(shown(text, NOW)).isEqualTo(new Unproven(StatusFault.UNREADABLE));
    }
    String other = KEY.signCompact("{\"kind\":\"STATUS-2\"}".getBytes(UTF_8));
    assertThat(shown(other, NOW)).isEqualTo(new Unproven(StatusFault.UNREADABLE));
    String spaced = KEY.signCompact((" " + claims(signed(STATEMENT, KEY))).getBytes(UTF_8));
    assertThat(shown(spaced, NOW)).isEqualTo(new Unproven(StatusFault.UNREADABLE));
  }

  @Test
  void aNodeSignsForItselfAndOnlyWhileItIsVouchedFor() {
    StatusSigner signer = signer(ISSUER, directory(KEY.published()));
    assertThat(signer.sign(STATEMENT)).isEqualTo(signed(STATEMENT, KEY));
    assertThatThrownBy(() -> signer(OTHER, directory(KEY.published())).sign(STATEMENT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> signer(ISSUER, directory(STRANGERS_KEY.published())).sign(STATEMENT))
        .isInstanceOf(SenderNotVouchedException.class);
  }

  @Test
  void noneCountsForLongerThanItMay() {
    assertThatThrownBy(() -> statement(NOW, NOW.plus(Duration.ofDays(91))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> statement(NOW, NOW)).isInstanceOf(IllegalArgumentException.class);
  }

  private static StatusProof shown(String jws, Instant at) {
    return StatusProof.of(jws, directory(KEY.published()), at);
  }

  private static String signed(StatusStatement statement, SigningKey key) {
    return key.signCompact(StatusText.write(statement));
  }

  private static String claims(String jws) {
    String payload = jws.substring(jws.indexOf('.') + 1, jws.lastIndexOf('.'));
    return new String(Base64.getUrlDecoder().decode(payload), UTF_8);
  }

  private static StatusSigner signer(NodeId self, Directory directory) {
    NodeKeys keys = new NodeKeys(List.of(KEY));
    return new StatusSigner(self, () -> keys, () -> directory);
  }

  private static StatusStatement statement(Instant issuedAt, Instant expiresAt) {
    StatusId id = StatusId.of("6f9619ff-8b86-4d01-b42d-00cf4fc964ff");
    return new StatusStatement(
        ISSUER,
        id,
        StatusStatement.digestOf(id, CASE),
        LocalDate.of(2026, 2, 1),
        LocalDate.of(2026, 3, 9),
        issuedAt,
        expiresAt);
  }

  private static Directory directory(PublishedKey key) {
    return new Directory(
        1,
        FROM,
        NOW.plus(Duration.ofDays(60)),
        List.of(entry(ISSUER, key), entry(OTHER, OTHERS_KEY.published())));
  }

  private static NodeEntry entry(NodeId node, PublishedKey key) {
    return new NodeEntry(
        node,
        OperatorKind.STATE_AUTHORITY,
        "MO",
        NodeRole.DESTINATION,
        "An invented authority",
        List.of(key),
        List.of(),
        List.of(),
        Map.of(),
        List.of());
  }
}
