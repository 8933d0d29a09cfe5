package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import trm.corridor.embedded.EmbeddedPostgresServer;
import trm.corridor.story.Answer;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.exchange.inbox.QuarantineReason;

/**
 * Mail that breaks the contract stands in the transit node's real mailbox, between two messages of
 * one conversation. Each time the protocol's outcome is seen from outside (the list of what was put
 * aside, the meter, the line in the log that is the alarm, the receipt owed or not), and the
 * message behind it on the same partition is received.
 *
 * <p>Three reasons cannot be provoked here and are shown in the layer below, by {@code
 * BadMailTest}: a conversation with too many waiting messages, a statement that the shipped code
 * does not make, and a failure of the node's own code.
 */
@ExtendWith(CorridorExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileMailTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final RunningCorridor corridor;
  private final Warnings warnings;
  private final Postbox postbox;
  private final Meters meters;
  private final Mailboxes.Mail genuine;
  private final HostileMail hostile;

  HostileMailTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.warnings = new Warnings(corridor);
    this.postbox = new Postbox(corridor);
    this.meters = new Meters(corridor);
    Answer.Taken first = warnings.warn("RETALIATION");
    warnings.awaitReceipt(first);
    this.genuine =
        postbox.firstOf(HostileMail.RECEIVER, MessageId.of(first.messageIds().getFirst()));
    this.hostile = new HostileMail(postbox, genuine.envelope());
  }

  /** A way to harm, and how it ends. */
  record Harm(
      String name, QuarantineReason reason, Function<HostileMail, byte @Nullable []> making) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Harm> harms() {
    return Stream.of(
        new Harm("no value", QuarantineReason.UNREADABLE, _ -> null),
        new Harm("noise", QuarantineReason.UNREADABLE, _ -> new byte[] {1, 2, 3}),
        new Harm("oversized", QuarantineReason.OVERSIZED, HostileMail::tooLong),
        new Harm("tampered", QuarantineReason.NOT_DECRYPTED, HostileMail::withAByteChanged),
        new Harm(
            "no JWE of the suite",
            QuarantineReason.HEADER_NOT_OF_SUITE,
            HostileMail::withoutTheSuitesHeader),
        new Harm(
            "another outer id",
            QuarantineReason.IDENTITY_DIFFERS,
            HostileMail::underAnotherOuterId),
        new Harm("in the wrong mailbox", QuarantineReason.KEY_UNKNOWN, HostileMail::sealedToAThird),
        new Harm("misaddressed", QuarantineReason.MISADDRESSED, HostileMail::statedToAThird),
        new Harm(
            "unknown sender",
            QuarantineReason.SENDER_UNKNOWN,
            HostileMail::signedByAKeyThatNobodyVouchesFor),
        new Harm(
            "in another's name",
            QuarantineReason.SIGNATURE_WRONG,
            HostileMail::signedByAnotherMember),
        new Harm("expired", QuarantineReason.EXPIRED, HostileMail::expired),
        new Harm("issued tomorrow", QuarantineReason.ISSUED_IN_FUTURE, HostileMail::issuedTomorrow),
        new Harm("valid too long", QuarantineReason.VALID_TOO_LONG, HostileMail::validTooLong),
        new Harm("used id", QuarantineReason.MESSAGE_ID_REUSED, HostileMail::underAUsedMessageId),
        new Harm("used number", QuarantineReason.SEQUENCE_PASSED, HostileMail::underAPassedNumber),
        new Harm("unknown schema", QuarantineReason.SCHEMA_UNKNOWN, HostileMail::ofAnUnknownSchema),
        new Harm(
            "body cut short", QuarantineReason.BODY_UNREADABLE, HostileMail::withABodyCutShort),
        new Harm(
            "another event", QuarantineReason.EVENT_NOT_TAKEN, HostileMail::statedAsAnotherEvent));
  }

  @ParameterizedTest
  @MethodSource("harms")
  void isPutAsideWithItsReasonAndStopsNothing(Harm harm) throws SQLException {
    byte[] envelope = harm.making().apply(hostile);
    double counted = quarantined(harm.reason());
    long alarms = alarms(harm.reason());
    List<String> before = warnings.received();
    put(envelope);
    Answer.Taken behind = warnings.warn("STIGMA");
    warnings.awaitReceipt(behind);

    Digest digest = Digest.sha256(envelope == null ? new byte[0] : envelope);
    assertThat(aside(digest).path("reason").asString("")).isEqualTo(harm.reason().name());
    assertThat(quarantined(harm.reason())).isEqualTo(counted + 1);
    assertThat(alarms(harm.reason())).isEqualTo(alarms + 1);
    assertThat(toldCode(digest)).isEqualTo(harm.reason().settled() ? harm.reason().name() : "");
    assertThat(warnings.received()).hasSize(before.size() + 1);
  }

  @Test
  void whatMayBeMendedIsTriedAgainWhenItComesAgain() {
    byte[] noise = new byte[] {4, 5, 6};
    put(noise);
    put(noise);
    warnings.awaitReceipt(warnings.warn("STIGMA"));
    assertThat(aside(Digest.sha256(noise)).path("times").asInt()).isEqualTo(2);
  }

  /** Whoever has a sender's keys cannot make that sender believe that a message was refused. */
  @Test
  void theReceiptForAForgeryIsAnAlarmAtTheNodeInWhoseNameItCame() {
    double counted = meters.count(HostileMail.SENDER, "trm_receipt_wrong_total");
    put(hostile.underAUsedMessageId());
    corridor
        .within(SOON)
        .until(
            "the supposed sender reports it",
            () -> meters.count(HostileMail.SENDER, "trm_receipt_wrong_total") > counted);
    warnings.awaitReceipt(warnings.warn("STIGMA"));
  }

  @Test
  void theBrokerItselfRefusesWhatIsLargerThanAnyEnvelope() {
    assertThatThrownBy(() -> put(new byte[7_000_000])).isInstanceOf(RecordTooLargeException.class);
  }

  private void put(byte @Nullable [] envelope) {
    postbox
        .mailboxes()
        .write(HostileMail.SENDER, HostileMail.RECEIVER, genuine.partition(), envelope);
  }

  private double quarantined(QuarantineReason reason) {
    return meters.count(
        HostileMail.RECEIVER, "trm_inbox_quarantined_total", "reason=\"" + reason + "\"");
  }

  private long alarms(QuarantineReason reason) {
    return meters.logged(
        HostileMail.RECEIVER, "ERROR", "An envelope was put aside: " + reason + ".");
  }

  private JsonNode aside(Digest envelope) {
    return corridor
        .transit()
        .as("operator")
        .read("/quarantine")
        .path("quarantined")
        .valueStream()
        .filter(aside -> aside.path("envelope").asString("").equals(envelope.toString()))
        .findAny()
        .orElseThrow();
  }

  /** What the receipt that is owed for an envelope tells; empty when none is owed. */
  private String toldCode(Digest envelope) throws SQLException {
    try (Connection owner =
            corridor.node(HostileMail.RECEIVER).database().connect(EmbeddedPostgresServer.OWNER);
        PreparedStatement owed =
            owner.prepareStatement("SELECT told_code FROM receipt_owed WHERE envelope = ?")) {
      owed.setBytes(1, envelope.bytes());
      try (ResultSet row = owed.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }
}
