package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.EmbeddedPostgresServer;
import trm.corridor.embedded.Federation;
import trm.corridor.story.Answer;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.keys.CompactJwe;
import trm.evidence.keys.KeyId;
import trm.evidence.keys.KeyUse;
import trm.wire.ReceiptText;

/**
 * Somebody writes a genuine envelope into the mailbox again: at once, days later, after every key
 * changed. It has no effect, and its sender gets the receipt of the first time, byte for byte.
 *
 * <p>Days pass by making what the node remembers of the message older in its database and starting
 * the node anew, since no clock of a service can be moved from outside. That a message is forgotten
 * only when its expiry refuses it is shown by {@code DuplicateMailTest}, whose clock can.
 */
@ExtendWith(CorridorExtension.class)
class ReplayTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SENDER = HostileMail.SENDER;
  private static final String RECEIVER = HostileMail.RECEIVER;

  private final RunningCorridor corridor;
  private final Warnings warnings;
  private final Postbox postbox;
  private final Answer.Taken first;
  private final Mailboxes.Mail genuine;

  ReplayTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.warnings = new Warnings(corridor);
    this.postbox = new Postbox(corridor);
    this.first = warnings.warn("RETALIATION");
    warnings.awaitReceipt(first);
    this.genuine = postbox.firstOf(RECEIVER, id(first));
  }

  @BeforeEach
  void hasOneReceipt() {
    assertThat(receipts()).hasSize(1);
  }

  @Test
  void atOnceItGetsTheStoredReceipt() {
    replay(genuine.envelope());
    assertNothingNew(2, "RETALIATION");
  }

  @Test
  void sealedAnewItGetsTheStoredReceipt() {
    replay(new HostileMail(postbox, genuine.envelope()).sealedAnew());
    assertNothingNew(2, "RETALIATION");
  }

  @Test
  void daysLaterItGetsTheStoredReceipt() throws SQLException {
    CorridorNode transit = corridor.node(RECEIVER);
    transit.service().stop();
    makeOlder(transit);
    transit.service().start();
    transit.service().awaitReady();
    replay(genuine.envelope());
    assertNothingNew(2, "RETALIATION");
  }

  @Test
  void afterEveryKeyChangedItGetsTheStoredReceipt() {
    changeKeys();
    Answer.Taken since = warnings.warn("STIGMA");
    warnings.awaitReceipt(since);
    assertThat(keyOf(postbox.firstOf(RECEIVER, id(since)).envelope()))
        .isNotEqualTo(keyOf(genuine.envelope()));
    replay(genuine.envelope());
    assertNothingNew(2, "RETALIATION", "STIGMA");
  }

  private void replay(byte[] envelope) {
    int before = receipts().size();
    postbox.mailboxes().write(SENDER, RECEIVER, genuine.partition(), envelope);
    corridor.within(SOON).until("a receipt comes again", () -> receipts().size() > before);
  }

  private void assertNothingNew(int receipts, String... received) {
    assertThat(receipts()).hasSize(receipts);
    assertThat(receipts().stream().distinct()).hasSize(1);
    assertThat(warnings.received()).containsExactly(received);
    assertThat(warnings.isIn(first, "ACKNOWLEDGED")).isTrue();
  }

  private List<ReceiptText> receipts() {
    return postbox.receipts(SENDER, id(first));
  }

  private void changeKeys() {
    Federation federation = corridor.parts().federation();
    for (KeyUse use : KeyUse.values()) {
      federation.rotate(SENDER, use, Instant.now());
      federation.rotate(RECEIVER, use, Instant.now());
    }
    long version = postbox.directory().version();
    corridor.within(SOON).until("both nodes read it", () -> isKnown(version));
  }

  private boolean isKnown(long version) {
    return List.of(corridor.destination(), corridor.transit()).stream()
        .map(office -> office.as("national-coordinator").read("/directory"))
        .allMatch(directory -> directory.path("version").asLong() == version);
  }

  /** As if all that the node remembers of the message had happened twenty days ago. */
  private void makeOlder(CorridorNode node) throws SQLException {
    String notes =
        "UPDATE inbox_note SET received_at = received_at - interval '20 days',"
            + " expires_at = expires_at - interval '20 days' WHERE envelope = ?";
    String receipts =
        "UPDATE receipt_owed SET owed_at = owed_at - interval '20 days' WHERE envelope = ?";
    try (Connection owner = node.database().connect(EmbeddedPostgresServer.OWNER)) {
      for (String older : List.of(notes, receipts)) {
        try (PreparedStatement statement = owner.prepareStatement(older)) {
          statement.setBytes(1, Digest.sha256(genuine.envelope()).bytes());
          assertThat(statement.executeUpdate()).isEqualTo(1);
        }
      }
    }
  }

  /** The name of the key that opens an envelope. */
  private static KeyId keyOf(byte[] envelope) {
    ByteBuffer jwe = Postbox.outside(envelope).getJwe();
    byte[] bytes = new byte[jwe.remaining()];
    jwe.duplicate().get(bytes);
    return CompactJwe.parse(bytes).orElseThrow().kid();
  }

  private static MessageId id(Answer.Taken taken) {
    return MessageId.of(taken.messageIds().getFirst());
  }
}
