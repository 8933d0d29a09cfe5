package trm.node.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.directory.NodeRole;
import trm.evidence.directory.OperatorKind;
import trm.evidence.journal.CheckpointSigner;
import trm.evidence.journal.CheckpointVerifier;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.NodeKeys;
import trm.evidence.seal.JoseSeal;
import trm.exchange.UnitOfWork;
import trm.exchange.Way;
import trm.exchange.contract.FullDisk;
import trm.exchange.inbox.CourierMail;
import trm.exchange.inbox.HeldStatements;
import trm.exchange.inbox.Inbox;
import trm.exchange.inbox.InboxSettings;
import trm.exchange.memory.MemoryInboxStore;
import trm.exchange.memory.MemoryJournalStore;
import trm.exchange.memory.MemoryOutboxStore;
import trm.exchange.memory.MemoryReachStore;
import trm.exchange.memory.MemoryReceiptStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.memory.MemoryWitnessStore;
import trm.exchange.memory.Undo;
import trm.exchange.outbox.Courier;
import trm.exchange.outbox.GapAnswers;
import trm.exchange.outbox.Gate;
import trm.exchange.outbox.OutboxSettings;
import trm.exchange.outbox.OwnMail;
import trm.exchange.outbox.RecordKeys;
import trm.exchange.outbox.Relay;
import trm.exchange.reach.FocalPoints;
import trm.exchange.reach.ReachSettings;
import trm.exchange.receipt.Checkpoints;
import trm.exchange.receipt.JournalKeys;
import trm.exchange.receipt.Probation;
import trm.exchange.receipt.ReceiptDesk;
import trm.exchange.receipt.Recovery;
import trm.node.Charter;
import trm.node.OfficerRole;
import trm.node.casework.WorkQuestion.Filter;
import trm.node.casework.memory.MemoryAnswerBook;
import trm.node.casework.memory.MemoryAttachmentStore;
import trm.node.casework.memory.MemoryCaseStore;
import trm.node.casework.memory.MemoryDisclosureBook;
import trm.node.casework.memory.MemoryFeedBook;
import trm.node.casework.memory.MemoryMarkBook;
import trm.node.casework.memory.MemoryWorkBook;
import trm.node.disclosure.DisclosureFilter;
import trm.node.keys.MarkKey;
import trm.node.keys.MasterKey;
import trm.node.keys.SecureFreshness;
import trm.node.wire.CodeCheck;
import trm.node.wire.FactStoreCodec;
import trm.node.wire.Names;
import trm.node.wire.WireCodec;
import trm.referral.CaseReference;
import trm.referral.Command;
import trm.referral.Fact;
import trm.referral.LocalEvent.EscalationRaised;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;
import trm.referral.Referral;
import trm.referral.profile.Provisions;
import trm.schema.EventCatalogue;
import trm.schema.EventKind;
import trm.schema.EventType;
import trm.schema.SingleObject;

/**
 * Two nodes with their real casework, courier and seal over stores in memory, and one clock that
 * stands still until a test moves it. Mail that is held back comes when it is let through.
 */
final class TwoNodes {
  static final CaseReference CASE = new CaseReference("CASE-INVENTED-1");
  static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration YEAR = Duration.ofDays(400);
  private static final EventCatalogue CATALOGUE = new EventCatalogue();
  private static final SingleObject RECORDS = new SingleObject();

  final Side macao;
  final Side mongolia;
  Instant now = MONDAY;
  private final InstantSource clock = () -> now;
  private final Map<NodeId, NodeKeys> keys = new HashMap<>();
  private final Map<NodeId, List<byte[]>> mail = new HashMap<>();
  private final Set<NodeId> heldBack = new HashSet<>();
  private int requests;

  TwoNodes(Provisions ofMacao, Provisions ofMongolia) {
    KeyForge forge = new KeyForge();
    keys.put(new NodeId("mo-destination"), forge.nodeKeys(MONDAY.minus(Duration.ofDays(1)), YEAR));
    keys.put(new NodeId("mn-origin"), forge.nodeKeys(MONDAY.minus(Duration.ofDays(1)), YEAR));
    this.macao = new Side(new NodeId("mo-destination"), trm.node.NodeRole.DESTINATION, ofMacao);
    this.mongolia = new Side(new NodeId("mn-origin"), trm.node.NodeRole.ORIGIN, ofMongolia);
  }

  /** Nothing reaches this node until it is let through. */
  void holdBack(Side receiver) {
    heldBack.add(receiver.self);
  }

  void letThrough(Side receiver) {
    heldBack.remove(receiver.self);
    deliver();
  }

  void deliver() {
    boolean moved = true;
    while (moved) {
      moved = Stream.of(macao, mongolia).mapToInt(side -> side.sends() + side.takes()).sum() > 0;
    }
  }

  /**
   * Hour by hour, as the nodes' loops would look; answers what was told, when, where and to whom.
   */
  List<String> watchUntil(Instant end) {
    List<String> told = new ArrayList<>();
    while (now.isBefore(end)) {
      now = now.plus(Duration.ofHours(1));
      told.addAll(look(macao));
      told.addAll(look(mongolia));
    }
    return told;
  }

  private List<String> look(Side side) {
    return side.casework.deadlines().step(now).raised().stream()
        .map(rung -> side.self + " " + now + " " + rung)
        .toList();
  }

  private Directory directory() {
    return new Directory(
        1,
        MONDAY.minus(Duration.ofDays(1)),
        MONDAY.plus(YEAR),
        List.of(
            entry("mo-destination", NodeRole.DESTINATION, "MO"),
            entry("mn-origin", NodeRole.ORIGIN, "MN")));
  }

  private NodeEntry entry(String node, NodeRole role, String territory) {
    return new NodeEntry(
        new NodeId(node),
        OperatorKind.STATE_AUTHORITY,
        territory,
        role,
        "An invented authority",
        keysOf(new NodeId(node)).published(),
        List.of(),
        List.of(),
        CATALOGUE.versions(),
        List.of("AGREEMENT-1"));
  }

  private NodeKeys keysOf(NodeId node) {
    return Objects.requireNonNull(keys.get(node));
  }

  private static Charter charter(trm.node.NodeRole role) {
    Set<String> events =
        CATALOGUE.events().stream()
            .filter(type -> type.kind() != EventKind.COURIER)
            .map(EventType::name)
            .collect(Collectors.toUnmodifiableSet());
    return new Charter(
        role,
        Map.of(),
        Map.of(),
        events,
        events.stream()
            .collect(
                Collectors.toMap(Function.identity(), e -> Set.of(trm.node.NodeRole.values()))));
  }

  /** Somebody of a node. */
  static Officer officer(String organisation, OfficerRole role, OrganisationKind kind) {
    return new Officer(
        "client-" + organisation,
        new OrganisationId(organisation),
        kind,
        new OfficerId("officer-of-" + organisation),
        null,
        Set.of(role));
  }

  /** One of the two. */
  final class Side {
    final NodeId self;
    final MemoryJournalStore journal;
    final Casework casework;
    private final UnitOfWork unitOfWork;
    private final MemoryCaseStore cases;
    private final Relay relay;
    private final Inbox inbox;
    private boolean journalFull;

    Side(NodeId self, trm.node.NodeRole role, Provisions provisions) {
      this.self = self;
      Undo undo = new Undo();
      this.journal = new MemoryJournalStore(self, undo);
      this.unitOfWork = new MemoryUnitOfWork(undo, new FullDisk(journal, () -> journalFull));
      FactStoreCodec facts = new FactStoreCodec();
      this.cases = new MemoryCaseStore(undo, facts);
      MemoryOutboxStore outbox = new MemoryOutboxStore(undo);
      MemoryInboxStore inboxStore = new MemoryInboxStore(undo);
      MemoryReceiptStore receipts = new MemoryReceiptStore(undo);
      MemoryWitnessStore witness = new MemoryWitnessStore(undo);
      JoseSeal seal =
          new JoseSeal(self, () -> keysOf(self), TwoNodes.this::directory, type -> false, RECORDS);
      Courier courier =
          new Courier(
              seal,
              outbox,
              journal,
              CATALOGUE,
              new RecordKeys(new byte[32]),
              OutboxSettings.defaults(),
              Gate.OPEN,
              UUID::randomUUID,
              clock,
              e -> {},
              Way.unwatched());
      this.casework =
          new Casework(
              new Casework.Ports(
                  Names.toLaw(self),
                  charter(role),
                  clock,
                  TwoNodes.this::directory,
                  provisions,
                  new SecureFreshness(),
                  unitOfWork,
                  cases,
                  new MemoryAttachmentStore(undo),
                  new MemoryAnswerBook(undo),
                  new MemoryDisclosureBook(undo),
                  new MemoryMarkBook(undo, cases),
                  MarkKey.of(MasterKey.of(new byte[32])),
                  new MemoryWorkBook(undo, cases),
                  new MemoryFeedBook(undo),
                  outbox,
                  inboxStore,
                  courier,
                  new WireCodec(CATALOGUE, RECORDS),
                  facts,
                  new DisclosureFilter(CATALOGUE, List.of()),
                  new CodeCheck(CATALOGUE),
                  failure -> {
                    throw failure;
                  },
                  failure -> {
                    throw failure;
                  },
                  new EvidenceExport.Ports(
                      new NothingArchived(),
                      journal,
                      witness,
                      new Checkpoints(journal, journalKeys()),
                      () -> "")));
      this.relay =
          new Relay(
              unitOfWork,
              outbox,
              (recipient, recordKey, envelope) ->
                  mail.computeIfAbsent(recipient, any -> new ArrayList<>()).add(envelope),
              (node, key, urgent, at) -> true,
              seal,
              OutboxSettings.defaults(),
              Gate.OPEN,
              clock,
              e -> {},
              Way.unwatched());
      this.inbox =
          new Inbox(
              unitOfWork,
              seal,
              inboxStore,
              receipts,
              casework.mailRoom(),
              new CourierMail(
                  RECORDS,
                  new ReceiptDesk(
                      self,
                      outbox,
                      receipts,
                      journal,
                      witness,
                      journalKeys(),
                      YEAR,
                      e -> {},
                      Way.unwatched()),
                  new GapAnswers(seal, outbox, courier, RECORDS),
                  new Recovery(
                      seal,
                      unitOfWork,
                      journal,
                      witness,
                      receipts,
                      journalKeys(),
                      outbox,
                      courier,
                      new OwnMail(courier, RECORDS, CATALOGUE, TwoNodes.this::directory),
                      Probation.none(clock),
                      e -> {}),
                  new FocalPoints(
                      self,
                      TwoNodes.this::directory,
                      unitOfWork,
                      new MemoryReachStore(undo),
                      courier,
                      RECORDS,
                      ReachSettings.defaults(),
                      UUID::randomUUID,
                      MONDAY),
                  new HeldStatements(seal, inboxStore)),
              CATALOGUE,
              InboxSettings.defaults(),
              clock,
              e -> {},
              Way.unwatched());
    }

    private JournalKeys journalKeys() {
      return new JournalKeys() {
        @Override
        public CheckpointSigner signer(Generation own) {
          return new CheckpointSigner(own, keysOf(self).journal(now).orElseThrow());
        }

        @Override
        public CheckpointVerifier verifier(Generation other) {
          return new CheckpointVerifier(other, List.of());
        }
      };
    }

    private int sends() {
      return relay.step(now);
    }

    private int takes() {
      List<byte[]> waiting = mail.getOrDefault(self, List.of());
      if (waiting.isEmpty() || heldBack.contains(self)) {
        return 0;
      }
      List<byte[]> taken = List.copyOf(waiting);
      waiting.clear();
      inbox.take(taken);
      return taken.size();
    }

    /** Everything can be read and written here but new lines of the journal. */
    void journalIsFull(boolean full) {
      journalFull = full;
    }

    /** The officer may, and everybody who can be reached hears of it. */
    CaseAnswer.Done does(Officer by, Command command) {
      Referral referral = referral();
      CaseAnswer answer =
          casework
              .desk()
              .carryOut(
                  new CaseOrder(
                      CASE,
                      command,
                      referral.epoch(),
                      referral.turn(),
                      by,
                      null,
                      "key-" + ++requests,
                      Digest.sha256(new byte[] {(byte) requests})));
      deliver();
      if (answer instanceof CaseAnswer.Done done) {
        return done;
      }
      throw new AssertionError(command + " was answered " + answer);
    }

    Referral referral() {
      return unitOfWork
          .carryOut(_ -> Referral.replay(Names.toLaw(self), cases.read(CASE).facts()))
          .value();
    }

    List<EscalationRaised> escalations() {
      return referral().facts().stream()
          .map(Fact::event)
          .filter(EscalationRaised.class::isInstance)
          .map(EscalationRaised.class::cast)
          .toList();
    }

    /** What waits for somebody, the first due first. */
    List<WorkItem> workOf(Officer officer) {
      return casework
          .work()
          .list(officer, new Filter(null, null, null, null, null, now), null, 200);
    }

    Optional<WorkItem> workOf(Officer officer, String deadline) {
      return workOf(officer).stream()
          .filter(item -> item.deadline().value().equals(deadline))
          .findFirst();
    }

    /** How often the journal says that something of this type was recorded. */
    long journalled(String eventType) {
      long size = unitOfWork.carryOut(_ -> journal.size()).value();
      return entries(size).filter(e -> eventType.equals(e.eventType())).count();
    }

    private Stream<JournalEntry> entries(long size) {
      return LongStream.range(0, size).mapToObj(index -> journal.leaf(index)).map(Leaf::decode);
    }
  }

  /** Nobody exports anything here. */
  private static final class NothingArchived implements EvidenceArchive {
    @Override
    public List<ArchivedEntry> entries(trm.evidence.CaseReference caseReference, long before) {
      return List.of();
    }

    @Override
    public List<String> statements(trm.evidence.CaseReference caseReference) {
      return List.of();
    }

    @Override
    public List<String> receipts(trm.evidence.CaseReference caseReference) {
      return List.of();
    }

    @Override
    public List<Long> sizesShown(trm.evidence.CaseReference caseReference) {
      return List.of();
    }
  }
}
