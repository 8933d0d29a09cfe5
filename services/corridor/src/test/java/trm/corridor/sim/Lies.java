package trm.corridor.sim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.evidence.ConversationId;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.exchange.inbox.InboxStore;
import trm.exchange.outbox.Claim;
import trm.exchange.outbox.Closing;
import trm.exchange.outbox.Departure;
import trm.exchange.outbox.MessageState;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.outbox.Place;
import trm.exchange.receipt.JournalLine;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.TwoFaces;
import trm.exchange.receipt.WitnessStore;
import trm.node.casework.CaseFile;
import trm.node.casework.CaseStore;
import trm.node.casework.FiledFact;
import trm.referral.Fact;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.HandoverClosed;
import trm.referral.LocalEvent.EpochLearned;
import trm.referral.LocalEvent.HoldPlaced;
import trm.referral.NodeId;
import trm.referral.Octets;

/** Stores that lie in one respect and are truthful in all others. */
final class Lies {
  private Lies() {}

  /** One call of a store. */
  @FunctionalInterface
  private interface Lie {
    @Nullable Object answer(@Nullable Object[] arguments, Truth truth) throws Throwable;
  }

  /** The same call, answered by the real store. */
  @FunctionalInterface
  private interface Truth {
    @Nullable Object answer(@Nullable Object... arguments) throws Throwable;
  }

  /** Records a departure as if responsibility had ended with it. */
  static Sabotage lettingGoAtDeparture() {
    return Sabotage.ofCases(appending(Lies::lettingGo));
  }

  private static Stream<FiledFact> lettingGo(FiledFact filed) {
    if (!(filed.fact().event() instanceof Departed departed)) {
      return Stream.of(filed);
    }
    Octets nothing = Octets.of(new byte[32]);
    HandoverClosed closed =
        new HandoverClosed(departed.handoverId(), 2, new NodeId("cn-transit"), nothing);
    return Stream.of(filed, new FiledFact(new Fact(closed, filed.fact().stamp()), filed.part()));
  }

  /** Takes itself for the holder of whatever epoch it learns of. */
  static Sabotage claimingAuthority() {
    return Sabotage.ofCases(appending(Lies::claiming));
  }

  private static Stream<FiledFact> claiming(FiledFact filed) {
    if (!(filed.fact().event() instanceof EpochLearned learned)) {
      return Stream.of(filed);
    }
    EpochLearned mine = new EpochLearned(learned.epoch(), filed.fact().stamp().node(), true);
    return Stream.of(new FiledFact(new Fact(mine, filed.fact().stamp()), filed.part()));
  }

  /** Loads files without the holds that were placed. */
  static Sabotage forgettingHolds() {
    return Sabotage.ofCases(
        lie(
            CaseStore.class,
            "load",
            (arguments, truth) -> free((CaseFile) truth.answer(arguments))));
  }

  private static Closing yes(Closing said) {
    return new Closing(said.messageId(), MessageState.ACKNOWLEDGED, said.toldCode());
  }

  private static CaseFile free(@Nullable CaseFile file) {
    CaseFile known = present(file);
    List<Fact> free =
        known.facts().stream().filter(fact -> !(fact.event() instanceof HoldPlaced)).toList();
    return new CaseFile(known.caseReference(), known.version(), free);
  }

  /** Fails on the first message of a case. */
  static Sabotage failingOnNewCases() {
    return Sabotage.ofCases(
        lie(
            CaseStore.class,
            "load",
            (arguments, truth) -> {
              CaseFile file = present((CaseFile) truth.answer(arguments));
              if (!file.isKnown()) {
                throw new IllegalStateException("A bug, says the sabotage.");
              }
              return file;
            }));
  }

  /** Knows no message again. */
  static Sabotage forgettingMail() {
    return Sabotage.ofInbox(
        lie(
            InboxStore.class,
            "find",
            (arguments, truth) ->
                arguments[arguments.length - 1] instanceof Set ? List.of() : Optional.empty()));
  }

  /** Takes sent for received. */
  static Sabotage takingSentForReceived() {
    return Sabotage.ofOutbox(
        real ->
            lie(
                    OutboxStore.class,
                    "sent",
                    (arguments, truth) -> {
                      Object result = truth.answer(arguments);
                      for (Departure departure : departures(arguments)) {
                        if (departure.dueAgainAt() != null) {
                          MessageId sent = departure.claim().messageId();
                          real.close(sent, MessageState.ACKNOWLEDGED, null);
                        }
                      }
                      return result;
                    })
                .apply(real));
  }

  private static List<Departure> departures(@Nullable Object[] arguments) {
    if (arguments[0] instanceof List<?> many) {
      return many.stream().map(Departure.class::cast).toList();
    }
    return List.of(new Departure((Claim) present(arguments[0]), (Instant) arguments[1]));
  }

  /** Takes a peer's no for a yes. */
  static Sabotage takingNoForYes() {
    return Sabotage.ofOutbox(
        lie(
            OutboxStore.class,
            "close",
            (arguments, truth) ->
                arguments[0] instanceof List<?> many
                    ? truth.answer(many.stream().map(Closing.class::cast).map(Lies::yes).toList())
                    : truth.answer(arguments[0], MessageState.ACKNOWLEDGED, arguments[2])));
  }

  /** Does not compare a journal that it is shown with the life that it knew of it. */
  static Sabotage blindToRestores() {
    return Sabotage.ofWitness(
        lie(
            WitnessStore.class,
            "newest",
            (arguments, truth) ->
                arguments.length == 0 ? truth.answer(arguments) : Optional.empty()));
  }

  /** Forgets what proves that a journal has two faces. */
  static Sabotage keepingNoEvidence() {
    return Sabotage.ofWitness(
        lie(
            WitnessStore.class,
            "keep",
            (arguments, truth) ->
                arguments[0] instanceof TwoFaces ? null : truth.answer(arguments)));
  }

  /** Gives every message a conversation of its own. */
  static Sabotage notNumbering() {
    return Sabotage.ofOutbox(
        lie(
            OutboxStore.class,
            "nextPlace",
            (arguments, truth) ->
                new Place(
                    new ConversationId(
                        (Generation) present(arguments[0]), (UUID) present(arguments[3])),
                    1)));
  }

  /** Never lets the relay have anything. */
  static Sabotage sendingNothing() {
    return Sabotage.ofOutbox(lie(OutboxStore.class, "claim", (arguments, truth) -> List.of()));
  }

  /** Stores leaves that differ from those the tree was built on. */
  static Sabotage writingIntoLeaves(String text) {
    return Sabotage.ofJournal(
        lie(
            JournalStore.class,
            "append",
            (arguments, truth) ->
                truth.answer(
                    Stream.of(((List<?>) present(arguments[0])).toArray())
                        .map(line -> with(text, (JournalLine) line))
                        .toList())));
  }

  private static JournalLine with(String text, JournalLine line) {
    ByteArrayOutputStream leaf = new ByteArrayOutputStream();
    leaf.writeBytes(line.leaf());
    leaf.writeBytes(text.getBytes(US_ASCII));
    return new JournalLine(
        line.index(), line.entry(), leaf.toByteArray(), line.completed(), line.detail());
  }

  private static UnaryOperator<CaseStore> appending(
      Function<FiledFact, Stream<FiledFact>> instead) {
    return lie(
        CaseStore.class,
        "append",
        (arguments, truth) -> {
          List<FiledFact> facts =
              Stream.of(((List<?>) present(arguments[2])).toArray())
                  .flatMap(filed -> instead.apply((FiledFact) filed))
                  .toList();
          return truth.answer(arguments[0], arguments[1], facts, arguments[3]);
        });
  }

  private static <T> T present(@Nullable T value) {
    return Optional.ofNullable(value).orElseThrow();
  }

  private static <S> UnaryOperator<S> lie(Class<S> store, String method, Lie lie) {
    return real ->
        store.cast(
            Proxy.newProxyInstance(
                store.getClassLoader(),
                new Class<?>[] {store},
                (proxy, called, given) -> {
                  @Nullable Object[] arguments = given == null ? new Object[0] : given;
                  Truth truth = instead -> invoke(real, called, instead);
                  return called.getName().equals(method)
                      ? lie.answer(arguments, truth)
                      : truth.answer(arguments);
                }));
  }

  private static @Nullable Object invoke(Object real, Method called, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return called.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
