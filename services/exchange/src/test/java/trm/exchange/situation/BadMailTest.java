package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.exchange.ExchangeEvent;
import trm.exchange.StorageFault;
import trm.exchange.inbox.Outcome;
import trm.exchange.inbox.QuarantineReason;
import trm.exchange.inbox.Quarantined;
import trm.exchange.inbox.Verdict;
import trm.exchange.outbox.MessageState;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

class BadMailTest extends Situation {

  @Scenario(
      number = "S13",
      situation = "Something that nobody can read lies in the mailbox, and comes again and again.",
      holds =
          "It is put aside, the journal grows by it once, and the message behind it is taken in.",
      without =
          @Protection(
              value = "what was put aside before is known",
              taken =
                  @Taken(
                      in = "trm.exchange.memory.MemoryInboxStore",
                      method = "quarantined",
                      answers = Answer.NOTHING)))
  void whatNobodyCanReadIsPutAsideOnceAndStopsNothing() {
    byte[] noise = new byte[] {1, 2, 3};
    macao.says(mongolia, "good");
    macao.sends();
    byte[] good = broker.empty(mongolia.self).getFirst();
    long before = mongolia.journal.size();

    for (int round = 0; round < 100; round++) {
      mongolia.inbox.take(List.of(noise));
    }
    List<Outcome> outcomes = mongolia.inbox.take(List.of(noise, good));

    assertThat(outcomes)
        .hasExactlyElementsOfTypes(Outcome.Quarantined.class, Outcome.Accepted.class);
    assertThat(mongolia.journal.size()).isEqualTo(before + 2);
    assertThat(mongolia.events(ExchangeEvent.Quarantined.class)).hasSize(101);
    mongolia.receipts();
    assertThat(broker.mailbox(macao.self)).hasSize(1);
  }

  @Test
  void anOversizedEnvelopeIsNotEvenOpened() {
    assertThat(reasonFor(new byte[10 * 1024 * 1024])).isEqualTo(QuarantineReason.OVERSIZED);
  }

  @Test
  void anEnvelopeForAnotherNodeIsPutAside() {
    macao.says(china, "not for Mongolia");
    macao.sends();

    assertThat(reasonFor(broker.empty(china.self).getFirst()))
        .isEqualTo(QuarantineReason.KEY_UNKNOWN);
  }

  @Test
  void aSenderThatTheDirectoryLearnsOfLaterIsHeardThen() {
    MessageId message = macao.says(mongolia, "from a newcomer");
    macao.sends();
    byte[] envelope = broker.empty(mongolia.self).getFirst();
    federation.leaveOut(macao.self);
    assertThat(reasonFor(envelope)).isEqualTo(QuarantineReason.SENDER_UNKNOWN);

    federation.takeBack(macao.self);
    mongolia.inbox.take(List.of(envelope));
    settle();

    assertThat(mongolia.effects()).containsExactly("from a newcomer");
    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  @Test
  void aMessageThatComesAfterItsTimeIsPutAsideAndItsSenderTold() {
    MessageId message = macao.says(mongolia, "late");
    macao.sends();
    byte[] envelope = broker.empty(mongolia.self).getFirst();
    pass(Duration.ofDays(31));

    assertThat(reasonFor(envelope)).isEqualTo(QuarantineReason.EXPIRED);
    settle();

    assertThat(mongolia.effects()).isEmpty();
    assertThat(macao.ledger(message).progress().toldCode()).isEqualTo("EXPIRED");
    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.REFUSED);
  }

  @Test
  void aMessageFromTheFutureIsPutAside() {
    pass(Duration.ofMinutes(6));
    macao.says(mongolia, "tomorrow's");
    macao.sends();
    pass(Duration.ofMinutes(-6));

    assertThat(reasonFor(broker.empty(mongolia.self).getFirst()))
        .isEqualTo(QuarantineReason.ISSUED_IN_FUTURE);
  }

  @Test
  void aBodyThatTheAddresseeCannotReadIsPutAsideAndTheConversationGoesOn() {
    mongolia.answers(
        body ->
            body.equals("unreadable")
                ? new Verdict.Unreadable(QuarantineReason.SCHEMA_UNKNOWN)
                : new Verdict.Accepted());
    MessageId unreadable = macao.says(mongolia, "unreadable");
    MessageId next = macao.says(mongolia, "next");
    settle();

    assertThat(macao.ledger(unreadable).progress().toldCode()).isEqualTo("SCHEMA_UNKNOWN");
    assertThat(macao.ledger(next).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  @Test
  void aBugMetByOneMessageLosesNoOtherOfItsBatch() {
    mongolia.answers(
        body -> {
          if (body.equals("poison")) {
            throw new IllegalStateException("a bug");
          }
          return new Verdict.Accepted();
        });
    macao.says(mongolia, "first");
    china.says(mongolia, "poison");
    macao.says(mongolia, "last");
    macao.sends();
    china.sends();

    List<Outcome> outcomes = mongolia.takes();

    assertThat(mongolia.effects()).containsExactly("first", "last");
    assertThat(outcomes).filteredOn(Outcome.Quarantined.class::isInstance).hasSize(1);
    assertThat(mongolia.events(ExchangeEvent.HandlingFailed.class)).isNotEmpty();
    mongolia.receipts();
    assertThat(broker.mailbox(china.self)).isEmpty();
  }

  @Test
  void aBugInAMessageThatWaitedIsNotBlamedOnTheOneThatLetItOut() {
    mongolia.answers(
        body -> {
          if (body.equals("poison")) {
            throw new IllegalStateException("a bug");
          }
          return new Verdict.Accepted();
        });
    MessageId first = macao.says(mongolia, "first");
    macao.says(mongolia, "poison");
    macao.sends();
    List<byte[]> mail = broker.empty(mongolia.self);
    mongolia.inbox.take(List.of(mail.get(1)));

    assertThat(mongolia.inbox.take(List.of(mail.get(0))))
        .singleElement()
        .isInstanceOf(Outcome.Accepted.class);
    settle();

    assertThat(macao.ledger(first).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(mongolia.inboxStore.quarantined(Digest.sha256(mail.get(1))))
        .map(Quarantined::reason)
        .contains(QuarantineReason.HANDLING_FAILED);
  }

  @Test
  void aFaultOfStorageIsNoOutcome() {
    MessageId message = macao.says(mongolia, "hold");
    macao.sends();
    List<byte[]> mail = broker.empty(mongolia.self);
    mongolia.storageIsAway(true);
    assertThatThrownBy(() -> mongolia.inbox.take(mail)).isInstanceOf(StorageFault.class);
    mongolia.storageIsAway(false);

    mongolia.inbox.take(mail);
    settle();

    assertThat(mongolia.events(ExchangeEvent.Quarantined.class)).isEmpty();
    assertThat(mongolia.effects()).containsExactly("hold");
    assertThat(macao.ledger(message).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  private QuarantineReason reasonFor(byte[] envelope) {
    Outcome outcome = mongolia.inbox.take(List.of(envelope)).getFirst();
    return ((Outcome.Quarantined) outcome).reason();
  }
}
