package trm.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static trm.evidence.seal.TwoNodes.DAY;
import static trm.evidence.seal.TwoNodes.DIRECTORY_EXPIRES;
import static trm.evidence.seal.TwoNodes.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.directory.NodeRole;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyId;
import trm.evidence.keys.PublishedKey;

/** Keys rotate, expire and are revoked while messages are under way. */
class KeysUnderTrafficTest {
  private static final Instant BEFORE_ROTATION = TwoNodes.KEYS_FROM.minus(DAY);
  private static final Instant AFTER_EXPIRY = DIRECTORY_EXPIRES.plus(DAY);

  private final JoseSeal sender = TwoNodes.sender();
  private final JoseSeal receiver = TwoNodes.receiver();

  @Test
  void sealsToTheNewestKeyThatServes() {
    assertThat(sealedTo("RequestMade", BEFORE_ROTATION)).isEqualTo(TwoNodes.RECEIVER_OPENED.kid());
    assertThat(sealedTo("RequestMade", NOW)).isEqualTo(TwoNodes.RECEIVER_OPENS.kid());
  }

  @Test
  void opensWhatWasSealedToTheOlderKeyAfterTheRotation() {
    SealedMessage early =
        sender.seal(TwoNodes.draft("RequestMade", BEFORE_ROTATION), BEFORE_ROTATION);
    assertThat(receiver.open(early.envelope(), NOW)).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void opensNothingWithADestroyedKey() {
    SealedMessage early =
        sender.seal(TwoNodes.draft("RequestMade", BEFORE_ROTATION), BEFORE_ROTATION);
    JoseSeal without = TwoNodes.seal(TwoNodes.RECEIVER, TwoNodes.RECEIVER_OPENS);
    assertThat(without.open(early.envelope(), NOW))
        .isEqualTo(new Opening.Rejected(SealFault.KEY_UNKNOWN, early.envelopeDigest()));
  }

  @Test
  void resealsTheSameStatementToTheNewKey() {
    SealedMessage early =
        sender.seal(TwoNodes.draft("RequestMade", BEFORE_ROTATION), BEFORE_ROTATION);
    SealedMessage again = sender.reseal(early.statement(), early.body(), early.salt(), NOW);
    assertThat(again.statement().jws()).isEqualTo(early.statement().jws());
    assertThat(again.envelopeDigest()).isNotEqualTo(early.envelopeDigest());
    assertThat(again.recipientKeyId()).isEqualTo(TwoNodes.RECEIVER_OPENS.kid());
    assertThat(receiver.open(again.envelope(), NOW))
        .isInstanceOfSatisfying(
            Opening.Opened.class,
            opened -> assertThat(opened.statement()).isEqualTo(early.statement()));
  }

  @Test
  void refusesToResealAnotherBody() {
    SealedMessage sealed = sender.seal(TwoNodes.draft(), NOW);
    assertThatThrownBy(() -> sender.reseal(sealed.statement(), new byte[] {1}, sealed.salt(), NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sealsNothingToANodeThatTheDirectoryDoesNotName() {
    MessageDraft draft = TwoNodes.draft();
    NodeId nobody = new NodeId("xx-nobody");
    MessageDraft astray =
        new MessageDraft(
            nobody,
            draft.messageId(),
            draft.conversation(),
            draft.sequence(),
            draft.caseReference(),
            draft.epoch(),
            draft.eventType(),
            draft.issuedAt(),
            draft.expiresAt(),
            draft.body());
    assertThatThrownBy(() -> sender.seal(astray, NOW))
        .isInstanceOf(RecipientNotVouchedException.class)
        .hasMessageContaining(nobody.value());
  }

  @Test
  void sealsNothingToARevokedKey() {
    PublishedKey revoked = TwoNodes.RECEIVER_OPENS.published().revoked(NOW);
    JoseSeal informed =
        TwoNodes.seal(TwoNodes.SENDER, directoryWith(revoked), TwoNodes.SENDER_SIGNS);
    assertThatThrownBy(() -> informed.seal(TwoNodes.draft(), NOW))
        .isInstanceOf(RecipientNotVouchedException.class);
  }

  @Test
  void sealsNothingUnderAnExpiredDirectory() {
    assertThatThrownBy(() -> sealedTo("RequestMade", DIRECTORY_EXPIRES))
        .isInstanceOfAny(SenderNotVouchedException.class, RecipientNotVouchedException.class);
  }

  @Test
  void resealsNothingUnderAnExpiredDirectory() {
    SealedMessage sealed = sender.seal(TwoNodes.draft(), NOW);
    assertThatThrownBy(
            () ->
                sender.reseal(sealed.statement(), sealed.body(), sealed.salt(), DIRECTORY_EXPIRES))
        .isInstanceOf(RecipientNotVouchedException.class);
  }

  @Test
  void anUrgentEventStillCrossesForThirtyDaysAfterExpiry() {
    SealedMessage alert = sender.seal(TwoNodes.draft("RiskAlert", AFTER_EXPIRY), AFTER_EXPIRY);
    assertThat(receiver.open(alert.envelope(), AFTER_EXPIRY)).isInstanceOf(Opening.Opened.class);
    assertThatThrownBy(() -> sealedTo("RiskAlert", DIRECTORY_EXPIRES.plus(DAY.multipliedBy(30))))
        .isInstanceOfAny(SenderNotVouchedException.class, RecipientNotVouchedException.class);
  }

  @Test
  void signsNothingWithAKeyThatPeersDoNotKnow() {
    JoseSeal unpublished = TwoNodes.seal(TwoNodes.SENDER, TwoNodes.STRANGER_SIGNS);
    assertThatThrownBy(() -> unpublished.seal(TwoNodes.draft(), NOW))
        .isInstanceOf(SenderNotVouchedException.class);
  }

  @Test
  void keepsSigningWithTheOlderKeyUntilThePublishedOneIsInstalled() {
    Instant overlap = TwoNodes.KEYS_FROM.plus(DAY);
    JoseSeal late = TwoNodes.seal(TwoNodes.SENDER, TwoNodes.SENDER_SIGNED);
    SealedMessage sealed = late.seal(TwoNodes.draft("RequestMade", overlap), overlap);
    assertThat(receiver.open(sealed.envelope(), overlap)).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void timesAreStatedInWholeMilliseconds() {
    Instant precise = NOW.plusNanos(123_456_789);
    Statement statement =
        sender.seal(TwoNodes.draft("RequestMade", precise), precise).statement().statement();
    assertThat(statement.issuedAt()).isEqualTo(NOW.plusMillis(123));
  }

  @Test
  void theKeptDirectoryOfTheVectorsIsTheOneTheyAreReplayedUnder() throws IOException {
    Path folder = EnvelopeVector.FOLDER;
    String jws = Files.readString(folder.resolve("directory.jws"));
    assertThat(
            DirectoryReader.read(
                jws, FederationKey.readPublic(folder.resolve("federation.public.jwk"))))
        .isEqualTo(TwoNodes.directory());
  }

  private KeyId sealedTo(String eventType, Instant now) {
    return sender.seal(TwoNodes.draft(eventType, now), now).recipientKeyId();
  }

  private static Directory directoryWith(PublishedKey recipient) {
    return TwoNodes.directory(
        List.of(
            TwoNodes.entry(
                TwoNodes.SENDER, NodeRole.DESTINATION, TwoNodes.SENDER_SIGNS.published()),
            TwoNodes.entry(TwoNodes.RECEIVER, NodeRole.ORIGIN, recipient)));
  }
}
