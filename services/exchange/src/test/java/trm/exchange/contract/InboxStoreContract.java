package trm.exchange.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.exchange.contract.Invented.CASE;
import static trm.exchange.contract.Invented.LATER;
import static trm.exchange.contract.Invented.NOW;
import static trm.exchange.contract.Invented.OTHER_PEER;
import static trm.exchange.contract.Invented.PEER;
import static trm.exchange.contract.Invented.digest;
import static trm.exchange.contract.Invented.messageId;
import static trm.exchange.contract.Invented.ofNoConversation;
import static trm.exchange.contract.Invented.peersConversation;
import static trm.exchange.contract.Invented.received;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.NodeId;
import trm.evidence.seal.SignedStatement;
import trm.exchange.inbox.Ahead;
import trm.exchange.inbox.Gap;
import trm.exchange.inbox.InboxStore;
import trm.exchange.inbox.InboxStore.Standing;
import trm.exchange.inbox.Noted;
import trm.exchange.inbox.QuarantineReason;
import trm.exchange.inbox.Quarantined;
import trm.exchange.inbox.Turn;

/** The contract of {@link InboxStore}. */
public abstract class InboxStoreContract extends StoreContract {
  private static final ConversationId CONVERSATION = peersConversation(1);

  @Test
  void knowsAMessageByEnvelopeAndById() {
    Noted noted = note(1, "first", "first");

    assertThat(inWork(() -> inbox().find(digest("first")))).contains(noted);
    assertThat(inWork(() -> inbox().find(PEER, messageId(1)))).contains(noted);
    assertThat(inWork(() -> inbox().find(digest("another")))).isEmpty();
    assertThat(inWork(() -> inbox().find(PEER, messageId(2)))).isEmpty();
  }

  @Test
  void keepsTheFirstBesideTheSameMessageSealedAnew() {
    Noted first = note(1, "first", "first");
    Noted anew = note(1, "anew", "first");

    assertThat(inWork(() -> inbox().find(PEER, messageId(1)))).contains(first);
    assertThat(inWork(() -> inbox().find(digest("anew")))).contains(anew);
  }

  @Test
  void forgetsWhatExpiredBefore() {
    note(1, "first", "first");
    Instant expiry = NOW.plus(Duration.ofDays(30));

    assertThat(inWork(() -> inbox().forget(expiry))).isZero();
    assertThat(inWork(() -> inbox().forget(expiry.plusMillis(1)))).isEqualTo(1);
    assertThat(inWork(() -> inbox().find(digest("first")))).isEmpty();
    assertThat(inWork(() -> inbox().find(PEER, messageId(1)))).isEmpty();
  }

  @Test
  void locksAConversationAsOftenAsTheSameWorkAsks() {
    doInWork(
        () -> {
          inbox().lock(CONVERSATION);
          inbox().lock(CONVERSATION);
          inbox().expect(CONVERSATION, 2);
        });
    doInWork(() -> inbox().lock(CONVERSATION));
    assertThat(inWork(() -> inbox().expected(CONVERSATION))).isEqualTo(2);
  }

  @Test
  void expectsTheFirstMessageOfANewConversation() {
    assertThat(inWork(() -> inbox().expected(CONVERSATION))).isEqualTo(1);
    doInWork(() -> inbox().expect(CONVERSATION, 4));
    assertThat(inWork(() -> inbox().expected(CONVERSATION))).isEqualTo(4);
    assertThat(inWork(() -> inbox().expected(peersConversation(2)))).isEqualTo(1);
  }

  @Test
  void looksUpAndNotesManyAtOnce() {
    Noted first = new Noted(received(1, CONVERSATION, 1), digest("1"), digest("1"), NOW);
    Noted anew = new Noted(received(1, CONVERSATION, 1), digest("1b"), digest("1"), LATER);
    Noted second = new Noted(received(2, CONVERSATION, 2), digest("2"), digest("2"), NOW);
    doInWork(() -> inbox().note(List.of(first, anew, second, second)));
    doInWork(() -> inbox().note(List.of()));

    assertThat(inWork(() -> inbox().find(Set.of(digest("1b"), digest("2"), digest("3")))))
        .containsExactlyInAnyOrder(anew, second);
    assertThat(inWork(() -> inbox().find(PEER, Set.of(messageId(1), messageId(9)))))
        .containsExactly(first);
    assertThat(inWork(() -> inbox().find(digest("1")))).contains(first);
  }

  @Test
  void findsWhatWasNotedFirstAtAPlace() {
    Noted first = new Noted(received(1, CONVERSATION, 7), digest("1"), digest("1"), NOW);
    Noted reused = new Noted(received(2, CONVERSATION, 7), digest("2"), digest("2"), LATER);
    doInWork(() -> inbox().note(first));
    doInWork(() -> inbox().note(reused));

    assertThat(inWork(() -> inbox().at(CONVERSATION, 7))).contains(first);
    assertThat(inWork(() -> inbox().at(CONVERSATION, 8))).isEmpty();
    assertThat(inWork(() -> inbox().at(peersConversation(2), 7))).isEmpty();
  }

  @Test
  void namesWhatASenderSaidLastInItsConversations() {
    Noted old = note(received(1, CONVERSATION, 3, NOW), "old");
    Noted newest = note(received(2, CONVERSATION, 2, LATER.plusSeconds(9)), "newest");
    Noted middle = note(received(3, peersConversation(2), 1, LATER), "middle");
    doInWork(
        () -> inbox().note(new Noted(newest.signed(), digest("anew"), digest("newest"), LATER)));
    note(ofNoConversation(4, LATER.plusSeconds(20)), "a receipt");

    assertThat(inWork(() -> inbox().newest(PEER, 9))).containsExactly(newest, middle, old);
    assertThat(inWork(() -> inbox().newest(PEER, 2))).containsExactly(newest, middle);
    assertThat(inWork(() -> inbox().newest(OTHER_PEER, 9))).isEmpty();
  }

  @Test
  void namesWhatOfASenderWaitsAndCameLast() {
    park(3, NOW);
    Ahead.Parked later = new Ahead.Parked(new byte[] {4}, CASE, LATER, LATER, 0);
    doInWork(() -> inbox().putAhead(peersConversation(2), 4, later));
    doInWork(() -> inbox().putAhead(peersConversation(3), 2, new Ahead.Counted()));

    assertThat(inWork(() -> inbox().parked(PEER, 9)))
        .extracting(Ahead.Parked::receivedAt)
        .containsExactly(LATER, NOW);
    assertThat(inWork(() -> inbox().parked(PEER, 1))).hasSize(1);
    assertThat(inWork(() -> inbox().parked(OTHER_PEER, 9))).isEmpty();
    assertThat(inWork(() -> inbox().parked(new NodeId("mo-dest"), 9))).isEmpty();
  }

  private Noted note(SignedStatement signed, String envelope) {
    Noted noted = new Noted(signed, digest(envelope), digest(envelope), LATER);
    doInWork(() -> inbox().note(noted));
    return noted;
  }

  @Test
  void tellsAndSetsWhereManyConversationsStand() {
    ConversationId other = peersConversation(2);
    ConversationId unknown = peersConversation(3);
    park(3, NOW);
    doInWork(
        () -> {
          inbox().lock(Set.of(CONVERSATION, other));
          inbox().expect(Map.of(CONVERSATION, 2L, other, 7L));
          inbox().expect(Map.of());
          inbox().lock(Set.of());
        });
    doInWork(() -> inbox().expect(Map.of(other, 8L)));

    Map<ConversationId, Standing> standings =
        inWork(() -> inbox().standings(Set.of(CONVERSATION, other, unknown)));
    assertThat(standings)
        .containsEntry(CONVERSATION, new Standing(2, true))
        .containsEntry(other, new Standing(8, false))
        .containsEntry(unknown, new Standing(1, false));
    assertThat(inWork(() -> inbox().standings(Set.of()))).isEmpty();
  }

  @Test
  void keepsWhatIsKnownAhead() {
    park(3, NOW);
    doInWork(() -> inbox().putAhead(CONVERSATION, 5, new Ahead.Counted()));

    assertThat(inWork(() -> inbox().ahead(CONVERSATION, 3)).orElseThrow())
        .usingRecursiveComparison()
        .isEqualTo(parked(3, NOW));
    assertThat(inWork(() -> inbox().ahead(CONVERSATION, 5))).contains(new Ahead.Counted());
    assertThat(inWork(() -> inbox().countAhead(CONVERSATION))).isEqualTo(2);
    assertThat(inWork(() -> inbox().countAhead(peersConversation(2)))).isZero();

    doInWork(() -> inbox().removeAhead(CONVERSATION, 3));
    assertThat(inWork(() -> inbox().ahead(CONVERSATION, 3))).isEmpty();
  }

  @Test
  void replacesWhatStoodAhead() {
    park(3, NOW);
    doInWork(() -> inbox().putAhead(CONVERSATION, 3, new Ahead.Counted()));

    assertThat(inWork(() -> inbox().ahead(CONVERSATION, 3))).contains(new Ahead.Counted());
  }

  @Test
  void namesTheParkedMessageWhoseTurnHasCome() {
    park(3, NOW);
    assertThat(inWork(() -> inbox().turns(9))).isEmpty();

    doInWork(() -> inbox().expect(CONVERSATION, 3));

    assertThat(inWork(() -> inbox().turns(9)))
        .singleElement()
        .extracting(Turn::conversation, Turn::sequence)
        .containsExactly(CONVERSATION, 3L);
  }

  @Test
  void namesAGapWhenItIsDueAndNotAgainBeforeItIsDueAgain() {
    park(5, LATER);
    park(3, LATER);

    assertThat(inWork(() -> inbox().gapsDue(LATER.minusMillis(1), 9))).isEmpty();
    assertThat(inWork(() -> inbox().gapsDue(LATER, 9)))
        .containsExactly(new Gap(CONVERSATION, 1, 2, 0));

    doInWork(() -> inbox().asked(CONVERSATION, 1, LATER.plusSeconds(9)));
    assertThat(inWork(() -> inbox().gapsDue(LATER, 9))).isEmpty();
    assertThat(inWork(() -> inbox().gapsDue(LATER.plusSeconds(9), 9)))
        .containsExactly(new Gap(CONVERSATION, 1, 2, 1));
  }

  @Test
  void asksForNothingBeforeAMessageInTurn() {
    park(3, NOW);
    doInWork(() -> inbox().expect(CONVERSATION, 3));

    assertThat(inWork(() -> inbox().gapsDue(LATER, 9))).isEmpty();
  }

  @Test
  void countsHowOftenAnEnvelopeWasPutAside() {
    doInWork(() -> inbox().quarantine(aside(NOW)));
    doInWork(() -> inbox().quarantine(aside(LATER)));

    assertThat(inWork(() -> inbox().quarantined(digest("bad"))).orElseThrow())
        .extracting(Quarantined::times, Quarantined::firstAt, Quarantined::lastAt)
        .containsExactly(2, NOW, LATER);
    doInWork(() -> inbox().release(digest("bad")));
    assertThat(inWork(() -> inbox().quarantined(digest("bad")))).isEmpty();
  }

  @Test
  void erasesWhatWaitsOfOneCase() {
    park(3, NOW);
    doInWork(() -> inbox().putAhead(CONVERSATION, 4, new Ahead.Counted()));

    assertThat(inWork(() -> inbox().eraseParked(new CaseReference("another")))).isZero();
    assertThat(inWork(() -> inbox().eraseParked(CASE))).isEqualTo(1);
    assertThat(inWork(() -> inbox().ahead(CONVERSATION, 3))).isEmpty();
    assertThat(inWork(() -> inbox().countAhead(CONVERSATION))).isEqualTo(1);
  }

  @Test
  void saysSinceWhenMessagesWait() {
    assertThat(inWork(() -> inbox().oldestParked())).isEmpty();
    park(3, NOW);
    assertThat(inWork(() -> inbox().oldestParked())).contains(NOW);
  }

  private InboxStore inbox() {
    return stores().inbox();
  }

  private Noted note(int number, String envelope, String firstEnvelope) {
    Noted noted =
        new Noted(received(number, CONVERSATION, 1), digest(envelope), digest(firstEnvelope), NOW);
    doInWork(() -> inbox().note(noted));
    return noted;
  }

  private void park(long sequence, Instant askAt) {
    doInWork(() -> inbox().putAhead(CONVERSATION, sequence, parked(sequence, askAt)));
  }

  private static Ahead.Parked parked(long sequence, Instant askAt) {
    return new Ahead.Parked(new byte[] {(byte) sequence}, CASE, NOW, askAt, 0);
  }

  private static Quarantined aside(Instant at) {
    return new Quarantined(
        digest("bad"), QuarantineReason.NOT_DECRYPTED, 77, null, null, at, at, 1);
  }
}
