package trm.exchange.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.seal.Statement;
import trm.schema.EventCatalogue;

class FormTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
  private static final NodeId SENDER = new NodeId("mo-destination");
  private static final ConversationId CONVERSATION =
      new ConversationId(new Generation(SENDER, 1), new UUID(1, 1));
  private static final CaseReference CASE = new CaseReference("CASE-INVENTED-1");

  private final Form form = new Form(new EventCatalogue(), InboxSettings.defaults());

  @Test
  void findsNothingWrongWithAnOrdinaryStatement() {
    assertThat(form.wrongWith(about("HoldTold", CONVERSATION, 1, CASE), NOW)).isEmpty();
    assertThat(form.wrongWith(about("ReceiptBatch", null, 0, null), NOW)).isEmpty();
    assertThat(form.wrongWith(about("SequenceSkipped", CONVERSATION, 1, null), NOW)).isEmpty();
  }

  @Test
  void grantsTheClocksTheirGraceAndNoMore() {
    Instant issued = NOW.plus(Duration.ofMinutes(5));
    assertThat(form.wrongWith(during(issued, issued.plusSeconds(60)), NOW)).isEmpty();
    assertThat(form.wrongWith(during(issued.plusMillis(1), issued.plusSeconds(60)), NOW))
        .contains(QuarantineReason.ISSUED_IN_FUTURE);
    Instant expired = NOW.minus(Duration.ofMinutes(5));
    assertThat(form.wrongWith(during(expired.minusSeconds(9), expired), NOW)).isEmpty();
    assertThat(form.wrongWith(during(expired.minusSeconds(9), expired.minusMillis(1)), NOW))
        .contains(QuarantineReason.EXPIRED);
  }

  @Test
  void losesNoWarningByAClockThatIsHoursAhead() {
    Instant ahead = NOW.plus(Duration.ofHours(12));
    assertThat(form.wrongWith(warning(ahead), NOW)).isEmpty();
    assertThat(form.wrongWith(warning(ahead.plusMillis(1)), NOW))
        .contains(QuarantineReason.ISSUED_IN_FUTURE);
  }

  @Test
  void doesNotReckonWithTimesAtTheEndOfAllTime() {
    Instant last = Instant.MAX.truncatedTo(ChronoUnit.MILLIS);
    assertThat(form.wrongWith(during(last.minusSeconds(1), last), NOW))
        .contains(QuarantineReason.ISSUED_IN_FUTURE);
    assertThat(form.wrongWith(during(Instant.MIN, Instant.MIN.plusSeconds(1)), NOW))
        .contains(QuarantineReason.EXPIRED);
  }

  @Test
  void takesNothingThatOutlivesTheMemoryForDuplicates() {
    Instant longest = NOW.plus(InboxSettings.defaults().validityMax());
    assertThat(form.wrongWith(during(NOW, longest), NOW)).isEmpty();
    assertThat(form.wrongWith(during(NOW, longest.plusMillis(1)), NOW))
        .contains(QuarantineReason.VALID_TOO_LONG);
  }

  @Test
  void asksForACaseAndAPlaceWhereTheyBelong() {
    assertThat(form.wrongWith(about("HoldTold", null, 0, CASE), NOW))
        .contains(QuarantineReason.STATEMENT_INCOMPLETE);
    assertThat(form.wrongWith(about("HoldTold", CONVERSATION, 1, null), NOW))
        .contains(QuarantineReason.STATEMENT_INCOMPLETE);
    assertThat(form.wrongWith(about("ReceiptBatch", CONVERSATION, 1, null), NOW))
        .contains(QuarantineReason.STATEMENT_INCOMPLETE);
    assertThat(form.wrongWith(about("SequenceSkipped", null, 0, null), NOW))
        .contains(QuarantineReason.STATEMENT_INCOMPLETE);
  }

  private static Statement about(
      String eventType,
      @Nullable ConversationId conversation,
      long sequence,
      @Nullable CaseReference caseReference) {
    Instant expires = NOW.plus(Duration.ofDays(30));
    return statement(eventType, conversation, sequence, caseReference, NOW, expires);
  }

  private static Statement during(Instant issuedAt, Instant expiresAt) {
    return statement("HoldTold", CONVERSATION, 1, CASE, issuedAt, expiresAt);
  }

  private static Statement warning(Instant issuedAt) {
    return statement("RiskAlert", CONVERSATION, 1, CASE, issuedAt, issuedAt.plusSeconds(60));
  }

  private static Statement statement(
      String eventType,
      @Nullable ConversationId conversation,
      long sequence,
      @Nullable CaseReference caseReference,
      Instant issuedAt,
      Instant expiresAt) {
    return new Statement(
        Statement.SUITE,
        SENDER,
        new NodeId("mn-origin"),
        new MessageId(new UUID(2, 2)),
        conversation,
        sequence,
        caseReference,
        1,
        eventType,
        issuedAt,
        expiresAt,
        Digest.sha256());
  }
}
