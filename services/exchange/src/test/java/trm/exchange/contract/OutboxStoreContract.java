package trm.exchange.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static trm.exchange.contract.Invented.CASE;
import static trm.exchange.contract.Invented.GENERATION;
import static trm.exchange.contract.Invented.LATER;
import static trm.exchange.contract.Invented.LEASE;
import static trm.exchange.contract.Invented.NOW;
import static trm.exchange.contract.Invented.OTHER_PEER;
import static trm.exchange.contract.Invented.PEER;
import static trm.exchange.contract.Invented.SELF;
import static trm.exchange.contract.Invented.conversation;
import static trm.exchange.contract.Invented.messageId;
import static trm.exchange.contract.Invented.posted;
import static trm.exchange.contract.Invented.urgent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import trm.evidence.ConversationId;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.exchange.outbox.Answered;
import trm.exchange.outbox.Claim;
import trm.exchange.outbox.Closing;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.Departure;
import trm.exchange.outbox.Label;
import trm.exchange.outbox.MessageState;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.outbox.Place;
import trm.exchange.outbox.Progress;
import trm.exchange.outbox.Sending;

/** The contract of {@link OutboxStore}. */
public abstract class OutboxStoreContract extends StoreContract {
  private static final UUID FIRST = new UUID(5, 1);
  private static final UUID SECOND = new UUID(5, 2);

  @Test
  void numbersAConversationFromOneWithoutAGap() {
    Place first = place(GENERATION, FIRST);
    Place second = place(GENERATION, SECOND);

    assertThat(first.conversation().id()).isEqualTo(FIRST);
    assertThat(first.sequence()).isEqualTo(1);
    assertThat(second).isEqualTo(new Place(first.conversation(), 2));
    assertThat(inWork(() -> outbox().lastSequence(first.conversation()))).isEqualTo(2);
    assertThat(inWork(() -> outbox().recipient(first.conversation()))).contains(PEER);
    ConversationId unknown = new ConversationId(GENERATION, new UUID(5, 9));
    assertThat(inWork(() -> outbox().recipient(unknown))).isEmpty();
  }

  @Test
  void givesEachRecipientAndEachGenerationAConversationOfItsOwn() {
    Place first = place(GENERATION, FIRST);
    Place toAnother = inWork(() -> outbox().nextPlace(GENERATION, CASE, OTHER_PEER, SECOND));
    Place afterRestore = place(new Generation(SELF, 2), new UUID(5, 3));

    assertThat(List.of(first, toAnother, afterRestore))
        .extracting(Place::sequence)
        .containsOnly(1L);
    assertThat(List.of(first, toAnother, afterRestore))
        .extracting(Place::conversation)
        .doesNotHaveDuplicates();
  }

  @Test
  void takesANumberBackWithItsTransaction() {
    assertThatThrownBy(
        () ->
            doInWork(
                () -> {
                  outbox().nextPlace(GENERATION, CASE, PEER, FIRST);
                  throw new IllegalStateException("rolled back");
                }));

    assertThat(place(GENERATION, SECOND)).extracting(Place::sequence).isEqualTo(1L);
  }

  @Test
  void findsWhatWasIssuedSinceAndNeverSent() {
    added(posted(1, conversation(1), 1));
    added(posted(2, conversation(1), 2));
    added(posted(3, null, 0));
    sendOnce(1);

    assertThat(inWork(() -> outbox().neverSent(NOW)))
        .extracting(Label::messageId)
        .containsExactly(messageId(2));
    assertThat(inWork(() -> outbox().neverSent(LATER))).isEmpty();
  }

  @Test
  void givesAMessageThatWasNeverSentAnotherPlaceAndTakesItsSealAway() {
    added(posted(1, conversation(1), 4));
    Claim before = inWork(() -> outbox().claim(NOW, LEASE, 9)).getFirst().claim();
    Place place = new Place(new ConversationId(new Generation(SELF, 2), FIRST), 1);

    doInWork(
        () ->
            outbox().renumber(messageId(1), place, (byte) 5, new Content.Draft(new byte[] {4, 2})));

    OutboxMessage moved = found(1);
    assertThat(moved.label().conversation()).isEqualTo(place.conversation());
    assertThat(moved.label().sequence()).isEqualTo(1);
    assertThat(moved.label().recordKey()).isEqualTo((byte) 5);
    assertThat(moved.progress().state()).isEqualTo(MessageState.POSTED);
    assertThat(moved.content())
        .isInstanceOfSatisfying(
            Content.Draft.class, draft -> assertThat(draft.body()).containsExactly(4, 2));
    assertThat(inWork(() -> outbox().sent(before, null))).isFalse();
    assertThat(inWork(() -> outbox().claim(NOW, LEASE, 9))).hasSize(1);
  }

  private void sendOnce(int number) {
    doInWork(
        () -> {
          for (OutboxMessage claimed : outbox().claim(NOW, LEASE, 1)) {
            assertThat(claimed.label().messageId()).isEqualTo(messageId(number));
            outbox().sent(claimed.claim(), null);
          }
        });
  }

  @Test
  void givesBackAMessageAsItWasAdded() {
    OutboxMessage added = added(posted(1, conversation(1), 1));

    OutboxMessage found = found(1);
    assertThat(found.label()).isEqualTo(added.label());
    assertThat(found.progress()).isEqualTo(added.progress());
    assertThat(((Content.Sealed) found.content()).message())
        .usingRecursiveComparison()
        .isEqualTo(((Content.Sealed) added.content()).message());
  }

  @Test
  void keepsADraftUntilItIsSealed() {
    OutboxMessage sealed = posted(1, conversation(1), 1);
    Content.Draft draft = new Content.Draft(new byte[] {4, 2});
    added(new OutboxMessage(sealed.label(), draft, sealed.progress()));
    assertThat(((Content.Draft) found(1).content()).body()).containsExactly(4, 2);

    assertThat(replaced(sealed)).isTrue();
    assertThat(
            inWork(
                () ->
                    outbox()
                        .replaceContent(sealed.label(), draft, (Content.Sealed) sealed.content())))
        .as("sealed again by a replica that stalled with the draft in its hand")
        .isFalse();

    assertThat(found(1).content()).isInstanceOf(Content.Sealed.class);
    assertThat(found(1).progress().state()).isEqualTo(MessageState.POSTED);
  }

  @Test
  void neverBringsBackWhatWasErased() {
    OutboxMessage sealed = added(posted(1, conversation(1), 1));
    Claim claim = claim(NOW, 1).getFirst().claim();
    assertThat(inWork(() -> outbox().isToBeSent(claim))).isTrue();

    doInWork(() -> outbox().erase(CASE, "own"));

    assertThat(inWork(() -> outbox().isToBeSent(claim))).isFalse();
    assertThat(replaced(sealed)).isFalse();
    assertThat(found(1).content()).isInstanceOf(Content.Gone.class);
  }

  @Test
  void sendsNothingUnderAnOlderClaim() {
    added(posted(1, conversation(1), 1));
    Claim first = claim(NOW, 1).getFirst().claim();
    claim(NOW.plus(LEASE), 1);

    assertThat(inWork(() -> outbox().isToBeSent(first))).isFalse();
  }

  private boolean replaced(OutboxMessage sealed) {
    return inWork(
        () ->
            outbox()
                .replaceContent(
                    sealed.label(), sealed.content(), (Content.Sealed) sealed.content()));
  }

  @Test
  void claimsWhatIsDueOldestFirstAndOnce() {
    added(posted(1, conversation(1), 1));
    added(posted(2, conversation(2), 1));
    added(posted(3, conversation(1), 2));

    List<OutboxMessage> claimed = claim(NOW, 2);

    assertThat(ids(claimed)).containsExactly(messageId(1), messageId(2));
    assertThat(claimed)
        .extracting(row -> row.progress().state())
        .containsOnly(MessageState.SENDING);
    assertThat(claimed).extracting(row -> row.progress().claim()).containsOnly(1L);
    assertThat(claimed.getFirst().content()).isInstanceOf(Content.Sealed.class);
    assertThat(ids(claim(NOW, 9))).isEmpty();
  }

  @Test
  void claimsAgainWhenTheLeaseIsOver() {
    added(posted(1, conversation(1), 1));
    claim(NOW, 9);

    assertThat(claim(NOW.plus(LEASE).minusMillis(1), 9)).isEmpty();
    assertThat(claim(NOW.plus(LEASE), 9))
        .singleElement()
        .extracting(row -> row.progress().claim())
        .isEqualTo(2L);
  }

  @Test
  void doesNotLetAMessageOvertakeOneThatWaits() {
    added(posted(1, conversation(1), 1));
    added(posted(2, conversation(2), 1));
    OutboxMessage first = claim(NOW, 1).getFirst();
    doInWork(() -> outbox().failed(first.claim(), "BROKER_AWAY", LATER));
    added(posted(3, conversation(1), 2));

    assertThat(ids(claim(NOW, 9))).containsExactly(messageId(2));
    assertThat(ids(claim(LATER, 9))).contains(messageId(1), messageId(3));
  }

  @Test
  void letsAnUrgentMessageOvertake() {
    added(posted(1, conversation(1), 1));
    OutboxMessage first = claim(NOW, 1).getFirst();
    doInWork(() -> outbox().failed(first.claim(), "BROKER_AWAY", LATER));
    added(urgent(2, conversation(1), 2));

    assertThat(ids(claim(NOW, 9))).containsExactly(messageId(2));
  }

  @Test
  void letsOthersPassAMessageThatWillNeverGo() {
    added(posted(1, conversation(1), 1));
    added(posted(2, conversation(1), 2));
    OutboxMessage first = claim(NOW, 1).getFirst();
    doInWork(() -> outbox().failed(first.claim(), "EXPIRED", null));

    assertThat(ids(claim(NOW, 9))).containsExactly(messageId(2));
  }

  @Test
  void countsFailuresAndForgetsThemAfterASuccess() {
    added(posted(1, conversation(1), 1));
    fail(NOW);
    fail(NOW);
    assertThat(found(1).progress())
        .extracting(Progress::failures, Progress::lastError, Progress::state)
        .containsExactly(2, "BROKER_AWAY", MessageState.POSTED);

    Claim claim = claim(NOW, 1).getFirst().claim();
    assertThat(inWork(() -> outbox().sent(claim, LATER))).isTrue();

    assertThat(found(1).progress())
        .isEqualTo(new Progress(MessageState.SENT, false, 3, 0, 1, LATER, null, null, null));
    assertThat(ids(claim(LATER, 9))).containsExactly(messageId(1));
  }

  @Test
  void defersWithoutCountingAFailure() {
    added(posted(1, conversation(1), 1));
    Claim claim = claim(NOW, 1).getFirst().claim();

    assertThat(inWork(() -> outbox().deferred(claim, LATER))).isTrue();

    assertThat(found(1).progress())
        .isEqualTo(new Progress(MessageState.POSTED, false, 1, 0, 0, LATER, null, null, null));
  }

  @Test
  void doesNotLetAnOlderClaimOverwriteTheResultOfANewerOne() { // S14
    added(posted(1, conversation(1), 1));
    Claim slow = claim(NOW, 1).getFirst().claim();
    Claim fast = claim(NOW.plus(LEASE), 1).getFirst().claim();
    assertThat(inWork(() -> outbox().failed(slow, "BROKER_AWAY", LATER))).isFalse();
    assertThat(inWork(() -> outbox().sent(fast, null))).isTrue();

    assertThat(inWork(() -> outbox().sent(slow, LATER))).isFalse();
    assertThat(inWork(() -> outbox().sent(fast, LATER))).isFalse();

    assertThat(found(1).progress().sends()).isEqualTo(1);
    assertThat(found(1).progress().dueAt()).isNull();
  }

  @Test
  void closesOnceAndDropsTheContent() {
    added(posted(1, conversation(1), 1));

    assertThat(close(1, MessageState.ACKNOWLEDGED, null)).isTrue();
    assertThat(close(1, MessageState.REFUSED, "NOT_NOW")).isFalse();

    assertThat(found(1).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
    Content.Gone gone = (Content.Gone) found(1).content();
    assertThat(gone.statement()).isNotNull();
    assertThat(gone.envelopeDigest()).isNotNull();
    assertThat(claim(LATER, 9)).isEmpty();
  }

  @Test
  void keepsWhatTheRecipientToldWhenItRefused() {
    added(posted(1, conversation(1), 1));
    close(1, MessageState.REFUSED, "NOT_NOW");

    assertThat(found(1).progress())
        .extracting(Progress::state, Progress::toldCode)
        .containsExactly(MessageState.REFUSED, "NOT_NOW");
  }

  @Test
  void ignoresTheResultOfASendThatARecipientHasAnsweredAlready() { // S04
    added(posted(1, conversation(1), 1));
    Claim claim = claim(NOW, 1).getFirst().claim();
    close(1, MessageState.ACKNOWLEDGED, null);

    assertThat(inWork(() -> outbox().failed(claim, "BROKER_AWAY", LATER))).isFalse();
    assertThat(found(1).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  @Test
  void flagsAsOverdueOnceWhatAwaitsAReceiptTooLong() {
    added(posted(1, conversation(1), 1));
    added(posted(2, null, 0));
    added(posted(3, conversation(3), 1));
    close(3, MessageState.ACKNOWLEDGED, null);

    assertThat(inWork(() -> outbox().markOverdue(NOW.minusMillis(1), 9))).isEmpty();
    assertThat(inWork(() -> outbox().markOverdue(NOW, 9)))
        .singleElement()
        .extracting(label -> label.messageId())
        .isEqualTo(messageId(1));
    assertThat(inWork(() -> outbox().markOverdue(LATER, 9))).isEmpty();
    assertThat(found(1).progress().overdue()).isTrue();
    close(1, MessageState.ACKNOWLEDGED, null);
    assertThat(found(1).progress().overdue()).isFalse();
  }

  @Test
  void erasesAPartThatIsOnItsWayAndKeepsTheStatement() {
    added(posted(1, conversation(1), 1));
    added(posted(2, null, 0));

    assertThat(inWork(() -> outbox().erase(CASE, "another part"))).isZero();
    assertThat(inWork(() -> outbox().erase(CASE, "own"))).isEqualTo(1);
    assertThat(inWork(() -> outbox().erase(CASE, "own"))).isZero();

    assertThat(((Content.Gone) found(1).content()).statement()).isNotNull();
    assertThat(ids(claim(LATER, 9))).containsExactly(messageId(2));
    assertThat(inWork(() -> outbox().markOverdue(LATER, 9))).isEmpty();
  }

  @Test
  void makesASentMessageDueAgainAndNoOther() {
    added(posted(1, conversation(1), 1));
    added(posted(2, conversation(2), 1));
    Claim claim = claim(NOW, 1).getFirst().claim();
    doInWork(() -> outbox().sent(claim, LATER));
    close(2, MessageState.ACKNOWLEDGED, null);

    doInWork(
        () -> {
          outbox().dueAgain(messageId(1), NOW);
          outbox().dueAgain(messageId(2), NOW);
        });

    assertThat(ids(claim(NOW, 9))).containsExactly(messageId(1));
  }

  @Test
  void findsTheFirstMessageOfAPlace() {
    added(posted(1, conversation(1), 1));
    added(posted(2, conversation(1), 1));

    assertThat(inWork(() -> outbox().at(conversation(1), 1)).orElseThrow().label().messageId())
        .isEqualTo(messageId(1));
    assertThat(inWork(() -> outbox().at(conversation(1), 2))).isEmpty();
  }

  @Test
  void dropsTheContentOfTheCouriersOwnMessage() {
    added(posted(1, null, 0));
    doInWork(() -> outbox().dropContent(messageId(1)));

    assertThat(found(1).content()).isInstanceOf(Content.Gone.class);
  }

  @Test
  void dropsWhatExpiredOnceNothingIsDueAndPeopleWereToldAndTheProofStays() {
    added(posted(1, conversation(1), 1));
    added(posted(2, conversation(2), 1));
    Instant expiry = found(1).label().expiresAt();
    Claim claim = claim(NOW, 1).getFirst().claim();
    assertThat(dropExpired(expiry.plusSeconds(1))).as("still due").isZero();
    doInWork(() -> outbox().failed(claim, "EXPIRED", null));
    assertThat(dropExpired(expiry.plusSeconds(1))).as("nobody was told").isZero();
    doInWork(() -> outbox().markOverdue(LATER, 9));
    assertThat(dropExpired(expiry)).as("not expired before").isZero();

    assertThat(dropExpired(expiry.plusSeconds(1))).isEqualTo(1);
    assertThat(dropExpired(expiry.plusSeconds(1))).isZero();

    assertThat(((Content.Gone) found(1).content()).statement()).isNotNull();
    assertThat(found(2).content()).isInstanceOf(Content.Sealed.class);
    close(1, MessageState.ACKNOWLEDGED, null);
    assertThat(found(1).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
  }

  private int dropExpired(Instant before) {
    return inWork(() -> outbox().dropExpired(before, 9));
  }

  @Test
  void reportsManyAtOnceAndEachByItself() { // S14
    added(posted(1, conversation(1), 1));
    added(posted(2, conversation(2), 1));
    added(posted(3, null, 0));
    List<Claim> claims = claim(NOW, 9).stream().map(OutboxMessage::claim).toList();
    Claim older = new Claim(messageId(2), claims.get(1).number() - 1);

    doInWork(
        () ->
            outbox()
                .sent(
                    List.of(
                        new Departure(claims.get(0), LATER),
                        new Departure(older, LATER),
                        new Departure(claims.get(2), null))));

    assertThat(found(1).progress())
        .isEqualTo(new Progress(MessageState.SENT, false, 1, 0, 1, LATER, null, null, null));
    assertThat(found(1).content()).isInstanceOf(Content.Sealed.class);
    assertThat(found(2).progress().state()).isEqualTo(MessageState.SENDING);
    assertThat(found(3).progress().dueAt()).isNull();
    assertThat(found(3).content()).isInstanceOf(Content.Gone.class);
    doInWork(() -> outbox().sent(List.of()));
  }

  @Test
  void closesManyAtOnceAndEachOnce() {
    added(posted(1, conversation(1), 1));
    added(posted(2, conversation(2), 1));
    added(posted(3, conversation(3), 1));
    close(3, MessageState.ACKNOWLEDGED, null);
    inWork(() -> outbox().markOverdue(NOW, 1));

    List<Answered> answered =
        inWork(
            () ->
                outbox()
                    .close(
                        List.of(
                            new Closing(messageId(1), MessageState.ACKNOWLEDGED, null),
                            new Closing(messageId(2), MessageState.REFUSED, "NOT_NOW"),
                            new Closing(messageId(3), MessageState.REFUSED, "NOT_NOW"),
                            new Closing(messageId(4), MessageState.REFUSED, null))));

    assertThat(answered)
        .extracting(it -> it.label().messageId(), Answered::overdue)
        .containsExactlyInAnyOrder(tuple(messageId(1), true), tuple(messageId(2), false));
    assertThat(found(1).progress().overdue()).isFalse();
    assertThat(found(1).content()).isInstanceOf(Content.Gone.class);
    assertThat(found(2).progress().toldCode()).isEqualTo("NOT_NOW");
    assertThat(found(3).progress().state()).isEqualTo(MessageState.ACKNOWLEDGED);
    assertThat(inWork(() -> outbox().close(List.of()))).isEmpty();
  }

  @Test
  void tellsWhatManyMessagesSaidWithoutTheirContents() {
    OutboxMessage sealed = added(posted(1, conversation(1), 1));
    OutboxMessage drafted = posted(2, conversation(1), 2);
    added(
        new OutboxMessage(
            drafted.label(), new Content.Draft(new byte[] {4, 2}), drafted.progress()));

    assertThat(inWork(() -> outbox().sendings(List.of(messageId(1), messageId(2), messageId(9)))))
        .containsExactlyInAnyOrder(
            new Sending(sealed.label(), ((Content.Sealed) sealed.content()).message().statement()),
            new Sending(drafted.label(), null));
  }

  @Test
  void sendsOnceMoreWhatWaitsForItsReceiptTooLong() {
    added(posted(1, conversation(1), 1));
    added(posted(2, conversation(1), 2));
    Claim first = claim(NOW, 1).getFirst().claim();
    doInWork(() -> outbox().sent(first, LATER));

    assertThat(ids(claim(NOW, 1))).containsExactly(messageId(2));
    assertThat(ids(claim(LATER, 9))).containsExactly(messageId(1), messageId(2));
  }

  private OutboxStore outbox() {
    return stores().outbox();
  }

  private Place place(Generation generation, UUID ifNew) {
    return inWork(() -> outbox().nextPlace(generation, CASE, PEER, ifNew));
  }

  private OutboxMessage added(OutboxMessage message) {
    doInWork(() -> outbox().add(message));
    return message;
  }

  private OutboxMessage found(int number) {
    return inWork(() -> outbox().find(messageId(number))).orElseThrow();
  }

  private List<OutboxMessage> claim(Instant now, int max) {
    return inWork(() -> outbox().claim(now, LEASE, max));
  }

  private void fail(Instant dueAt) {
    Claim claim = claim(NOW, 1).getFirst().claim();
    doInWork(() -> outbox().failed(claim, "BROKER_AWAY", dueAt));
  }

  private boolean close(int number, MessageState verdict, @Nullable String toldCode) {
    return inWork(() -> outbox().close(messageId(number), verdict, toldCode)).isPresent();
  }

  private static List<MessageId> ids(List<OutboxMessage> messages) {
    return messages.stream().map(row -> row.label().messageId()).toList();
  }
}
