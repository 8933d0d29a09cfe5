package trm.exchange.situation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import trm.evidence.CaseReference;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.seal.JoseSeal;
import trm.evidence.seal.Seal;
import trm.exchange.Committed;
import trm.exchange.ExchangeEvent;
import trm.exchange.StorageFault;
import trm.exchange.UnitOfWork;
import trm.exchange.Way;
import trm.exchange.Waypoint;
import trm.exchange.Work;
import trm.exchange.contract.FullDisk;
import trm.exchange.inbox.Addressee;
import trm.exchange.inbox.CourierMail;
import trm.exchange.inbox.Delivery;
import trm.exchange.inbox.GapWatch;
import trm.exchange.inbox.HeldStatements;
import trm.exchange.inbox.Inbox;
import trm.exchange.inbox.InboxSettings;
import trm.exchange.inbox.Outcome;
import trm.exchange.inbox.Verdict;
import trm.exchange.memory.MemoryInboxStore;
import trm.exchange.memory.MemoryJournalStore;
import trm.exchange.memory.MemoryOutboxStore;
import trm.exchange.memory.MemoryReachStore;
import trm.exchange.memory.MemoryReceiptStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.memory.MemoryWitnessStore;
import trm.exchange.memory.Undo;
import trm.exchange.memory.UndoableMap;
import trm.exchange.outbox.Courier;
import trm.exchange.outbox.Dispatch;
import trm.exchange.outbox.GapAnswers;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.outbox.OutboxSettings;
import trm.exchange.outbox.OverdueWatch;
import trm.exchange.outbox.OwnMail;
import trm.exchange.outbox.RecordKeys;
import trm.exchange.outbox.Relay;
import trm.exchange.reach.FocalPoints;
import trm.exchange.reach.ReachSettings;
import trm.exchange.receipt.Checkpointer;
import trm.exchange.receipt.JournalKeys;
import trm.exchange.receipt.Probation;
import trm.exchange.receipt.ReceiptDesk;
import trm.exchange.receipt.Recovery;
import trm.schema.EventCatalogue;
import trm.schema.EventKind;
import trm.schema.SingleObject;

/** One node's whole courier, with an addressee that remembers what it acted on. */
final class Peer implements Addressee {
  static final CaseReference CASE = new CaseReference("CASE-INVENTED-1");
  private static final EventCatalogue CATALOGUE = new EventCatalogue();
  private static final SingleObject CODEC = new SingleObject();
  static final Duration PROOF_DEADLINE = Duration.ofDays(1);

  final NodeId self;
  final List<ExchangeEvent> events = new ArrayList<>();
  final MemoryOutboxStore outbox;
  final MemoryInboxStore inboxStore;
  final MemoryJournalStore journal;
  final MemoryReceiptStore receipts;
  final MemoryWitnessStore witness;
  final UnitOfWork unitOfWork;
  final Relay relay;
  final Inbox inbox;
  final Checkpointer checkpointer;
  final GapWatch gapWatch;
  final OverdueWatch overdueWatch;
  final Recovery recovery;
  final FocalPoints focalPoints;
  final Probation probation;
  final Courier courier;

  private final UndoableMap<Long, String> effects;
  private final Kept kept;
  private final Federation federation;
  private final Broker broker;
  private final Clock clock;
  private Function<String, Verdict> answer = body -> new Verdict.Accepted();
  private boolean storageAway;
  private Way way = Way.unwatched();
  private boolean journalFull;

  /** What a node finds again when it is started again: its stores, and nothing else. */
  private record Kept(
      Undo undo,
      UndoableMap<Long, String> effects,
      MemoryOutboxStore outbox,
      MemoryInboxStore inbox,
      MemoryJournalStore journal,
      MemoryReceiptStore receipts,
      MemoryWitnessStore witness) {
    static Kept nothing(NodeId self) {
      Undo undo = new Undo();
      return new Kept(
          undo,
          new UndoableMap<>(undo),
          new MemoryOutboxStore(undo),
          new MemoryInboxStore(undo),
          new MemoryJournalStore(self, undo),
          new MemoryReceiptStore(undo),
          new MemoryWitnessStore(undo));
    }
  }

  Peer(NodeId self, Federation federation, Broker broker, Clock clock) {
    this(self, federation, broker, clock, Probation.none(clock));
  }

  Peer(NodeId self, Federation federation, Broker broker, Clock clock, Probation probation) {
    this(self, federation, broker, clock, probation, Kept.nothing(self));
  }

  private Peer(
      NodeId self,
      Federation federation,
      Broker broker,
      Clock clock,
      Probation probation,
      Kept kept) {
    this.probation = probation;
    this.self = self;
    this.federation = federation;
    this.broker = broker;
    this.clock = clock;
    this.kept = kept;
    Undo undo = kept.undo();
    effects = kept.effects();
    outbox = kept.outbox();
    inboxStore = kept.inbox();
    journal = kept.journal();
    receipts = kept.receipts();
    witness = kept.witness();
    unitOfWork = failing(new MemoryUnitOfWork(undo, new FullDisk(journal, () -> journalFull)));
    JournalKeys keys = federation.journalKeys();
    Seal seal =
        new JoseSeal(
            self,
            () -> federation.keysOf(self),
            federation::directory,
            type -> CATALOGUE.find(type).filter(t -> t.kind() == EventKind.URGENT).isPresent(),
            CODEC);
    OutboxSettings out = OutboxSettings.defaults();
    InboxSettings in = InboxSettings.defaults();
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    courier =
        new Courier(
            seal,
            outbox,
            journal,
            CATALOGUE,
            new RecordKeys(new byte[32]),
            out,
            probation,
            () -> new UUID(random.nextLong(), random.nextLong()),
            clock,
            events::add,
            this::reached);
    relay =
        new Relay(
            unitOfWork,
            outbox,
            broker,
            (node, key, urgent, now) ->
                federation.directory().owner(key).stream()
                    .anyMatch(owned -> federation.directory().serves(owned.key(), now)),
            seal,
            out,
            probation,
            clock,
            events::add,
            this::reached);
    OwnMail mail = new OwnMail(courier, CODEC, CATALOGUE, federation::directory);
    HeldStatements held = new HeldStatements(seal, inboxStore);
    recovery =
        new Recovery(
            seal,
            unitOfWork,
            journal,
            witness,
            receipts,
            keys,
            outbox,
            courier,
            mail,
            probation,
            events::add);
    focalPoints =
        new FocalPoints(
            self,
            federation::directory,
            unitOfWork,
            new MemoryReachStore(undo),
            courier,
            CODEC,
            ReachSettings.defaults(),
            () -> new UUID(random.nextLong(), random.nextLong()),
            clock.instant());
    ReceiptDesk desk =
        new ReceiptDesk(
            self,
            outbox,
            receipts,
            journal,
            witness,
            keys,
            PROOF_DEADLINE,
            events::add,
            this::reached);
    inbox =
        new Inbox(
            unitOfWork,
            seal,
            inboxStore,
            receipts,
            this,
            new CourierMail(
                CODEC,
                desk,
                new GapAnswers(seal, outbox, courier, CODEC),
                recovery,
                focalPoints,
                held),
            CATALOGUE,
            in,
            clock,
            events::add,
            this::reached);
    checkpointer =
        new Checkpointer(
            unitOfWork, journal, receipts, witness, keys, courier, CODEC, this::reached);
    gapWatch = new GapWatch(unitOfWork, inboxStore, held, mail, in, events::add);
    overdueWatch = new OverdueWatch(unitOfWork, outbox, out, events::add);
  }

  /** The same node after a stop and a start. */
  Peer startedAgain() {
    return new Peer(self, federation, broker, clock, probation, kept);
  }

  /** Its database as it is now is what a restore brings back. */
  void backsUp() {
    kept.undo().backUp();
  }

  /** The same node over its last backup. */
  Peer restored(Probation begun) {
    kept.undo().restore();
    return new Peer(self, federation, broker, clock, begun, kept);
  }

  @Override
  public void expect(Set<CaseReference> cases) {}

  @Override
  public Verdict receive(Work work, Delivery delivery) {
    String body = new String(delivery.body(), UTF_8);
    effects.put((long) effects.rows().size(), body);
    return answer.apply(body);
  }

  /** Decides how messages are answered; may throw. */
  void answers(Function<String, Verdict> how) {
    answer = how;
  }

  /** The bodies acted upon, in order. */
  List<String> effects() {
    return List.copyOf(effects.rows());
  }

  private void reached(Waypoint step) {
    way.reached(step);
  }

  /** Tells somebody each step that a message reaches here; who throws ends the step there. */
  void watched(Way by) {
    way = by;
  }

  void storageIsAway(boolean away) {
    storageAway = away;
  }

  /** Everything can be read and written but new lines of the journal. */
  void journalIsFull(boolean full) {
    journalFull = full;
  }

  /** Posts a message of a PARTY event. */
  MessageId says(Peer recipient, String body) {
    return says(recipient, "HoldTold", body);
  }

  MessageId says(Peer recipient, String eventType, String body) {
    Dispatch dispatch =
        new Dispatch(
            recipient.self,
            CASE,
            1,
            1,
            eventType,
            body.getBytes(UTF_8),
            "own",
            self.value(),
            "officer-1",
            null,
            clock.instant());
    return unitOfWork.carryOut(work -> courier.post(work, dispatch)).value();
  }

  /** Sends all that is due. */
  void sends() {
    while (relay.step(clock.instant()) > 0) {}
  }

  /** Takes all of its mailbox in. */
  List<Outcome> takes() {
    List<Outcome> outcomes = inbox.take(List.copyOf(broker.mailbox(self)));
    broker.empty(self);
    return outcomes;
  }

  /** Makes its receipts and sends them. */
  void receipts() {
    if (probation.isOpen()) {
      checkpointer.step();
    }
    sends();
  }

  OutboxMessage ledger(MessageId messageId) {
    return outbox.find(messageId).orElseThrow();
  }

  Optional<String> receiptFor(MessageId messageId) {
    return receipts.held(messageId);
  }

  <T extends ExchangeEvent> List<T> events(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private UnitOfWork failing(UnitOfWork real) {
    return new UnitOfWork() {
      @Override
      public <T> Committed<T> carryOut(Function<Work, T> body) {
        if (storageAway) {
          throw new StorageFault("Away, says the test.");
        }
        return real.carryOut(body);
      }
    };
  }
}
