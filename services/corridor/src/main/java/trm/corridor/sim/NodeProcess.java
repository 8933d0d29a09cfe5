package trm.corridor.sim;

import java.time.Duration;
import java.time.InstantSource;
import trm.evidence.NodeId;
import trm.evidence.seal.Seal;
import trm.exchange.ExchangeListener;
import trm.exchange.UnitOfWork;
import trm.exchange.Way;
import trm.exchange.inbox.CourierMail;
import trm.exchange.inbox.GapWatch;
import trm.exchange.inbox.HeldStatements;
import trm.exchange.inbox.Inbox;
import trm.exchange.inbox.InboxSettings;
import trm.exchange.inbox.InboxStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.outbox.Courier;
import trm.exchange.outbox.GapAnswers;
import trm.exchange.outbox.OutboxSettings;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.outbox.OverdueWatch;
import trm.exchange.outbox.OwnMail;
import trm.exchange.outbox.RecordKeys;
import trm.exchange.outbox.Relay;
import trm.exchange.reach.FocalPoints;
import trm.exchange.reach.ReachSettings;
import trm.exchange.receipt.Checkpointer;
import trm.exchange.receipt.Checkpoints;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.Probation;
import trm.exchange.receipt.ReceiptDesk;
import trm.exchange.receipt.Recovery;
import trm.exchange.receipt.WitnessStore;
import trm.node.casework.CaseDesk;
import trm.node.casework.Casework;
import trm.node.casework.EvidenceExport;
import trm.node.keys.MarkKey;
import trm.node.keys.MasterKey;
import trm.node.runtime.VouchedKeys;
import trm.node.wire.Names;

/**
 * Everything of a node that a crash ends: the shipped use cases and steps, wired as in service,
 * over the stores that last.
 */
record NodeProcess(
    CaseDesk desk,
    EvidenceExport export,
    Probation probation,
    Recovery recovery,
    Relay relay,
    Inbox inbox,
    Checkpointer checkpointer,
    GapWatch gapWatch,
    OverdueWatch overdueWatch,
    UnitOfWork unitOfWork,
    Courier courier) {
  private static final Duration PROOF_DEADLINE = Duration.ofDays(1);

  /** Puts it together from nothing but the node's database. */
  static NodeProcess start(
      NodeId self,
      World world,
      Durable durable,
      Sabotage sabotage,
      Probation probation,
      ExchangeListener listener) {
    InstantSource clock = world.clockOf(self);
    Contract contract = world.contract();
    OutboxStore outbox = sabotage.outbox().apply(durable.outbox);
    InboxStore inboxStore = sabotage.inbox().apply(durable.inbox);
    JournalStore journal = sabotage.journal().apply(durable.journal);
    WitnessStore witness = sabotage.witness().apply(durable.witness);
    UnitOfWork unitOfWork =
        new RiskyUnitOfWork(new MemoryUnitOfWork(durable.undo, journal), world.fate());
    VouchedKeys keys = world.keysOf(self);
    Seal seal = world.sealOf(self);
    Way way = world.fate()::reached;
    OutboxSettings out = OutboxSettings.defaults();
    InboxSettings in = InboxSettings.defaults();
    Courier courier =
        new Courier(
            seal,
            outbox,
            journal,
            contract.catalogue,
            new RecordKeys(new byte[32]),
            out,
            probation,
            world.dice()::uuid,
            clock,
            listener,
            way);
    Casework casework =
        new Casework(
            new Casework.Ports(
                Names.toLaw(self),
                contract.charter(World.roleOf(self)),
                clock,
                () -> world.federation().heldBy(self),
                contract.provisions(self),
                new SimulatedFreshness(world.dice()),
                unitOfWork,
                sabotage.cases().apply(durable.cases),
                durable.attachments,
                durable.answers,
                durable.disclosures,
                durable.marks,
                MarkKey.of(MasterKey.of(new byte[32])),
                durable.work,
                durable.feed,
                outbox,
                inboxStore,
                courier,
                contract.wire,
                contract.factStore,
                contract.disclosure,
                contract.codes,
                failure -> {
                  throw failure;
                },
                failure -> {
                  throw failure;
                },
                new EvidenceExport.Ports(
                    new SimulatedArchive(durable),
                    journal,
                    witness,
                    new Checkpoints(journal, keys),
                    world.federation()::directoryText)));
    ReceiptDesk receiptDesk =
        new ReceiptDesk(
            self, outbox, durable.receipts, journal, witness, keys, PROOF_DEADLINE, listener, way);
    HeldStatements held = new HeldStatements(seal, inboxStore);
    OwnMail mail =
        new OwnMail(
            courier, contract.records, contract.catalogue, () -> world.federation().heldBy(self));
    Recovery recovery =
        new Recovery(
            seal,
            unitOfWork,
            journal,
            witness,
            durable.receipts,
            keys,
            outbox,
            courier,
            mail,
            probation,
            listener);
    CourierMail courierMail =
        new CourierMail(
            contract.records,
            receiptDesk,
            new GapAnswers(seal, outbox, courier, contract.records),
            recovery,
            new FocalPoints(
                self,
                () -> world.federation().heldBy(self),
                unitOfWork,
                durable.reach,
                courier,
                contract.records,
                ReachSettings.defaults(),
                world.dice()::uuid,
                clock.instant()),
            held);
    return new NodeProcess(
        casework.desk(),
        casework.export(),
        probation,
        recovery,
        new Relay(
            unitOfWork,
            outbox,
            world.network().from(self),
            keys,
            seal,
            out,
            probation,
            clock,
            listener,
            way),
        new Inbox(
            unitOfWork,
            seal,
            inboxStore,
            durable.receipts,
            casework.mailRoom(),
            courierMail,
            contract.catalogue,
            in,
            clock,
            listener,
            way),
        new Checkpointer(
            unitOfWork, journal, durable.receipts, witness, keys, courier, contract.records, way),
        new GapWatch(unitOfWork, inboxStore, held, mail, in, listener),
        new OverdueWatch(unitOfWork, outbox, out, listener),
        unitOfWork,
        courier);
  }
}
