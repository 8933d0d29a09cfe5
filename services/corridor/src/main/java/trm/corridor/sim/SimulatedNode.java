package trm.corridor.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.evidence.NodeId;
import trm.evidence.seal.Seal;
import trm.evidence.verify.EvidenceBundle;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.StorageFault;
import trm.exchange.UnitOfWork;
import trm.exchange.inbox.CourierMail;
import trm.exchange.inbox.GapWatch;
import trm.exchange.inbox.Inbox;
import trm.exchange.inbox.InboxSettings;
import trm.exchange.inbox.InboxStore;
import trm.exchange.memory.MemoryUnitOfWork;
import trm.exchange.outbox.Courier;
import trm.exchange.outbox.GapAnswers;
import trm.exchange.outbox.Gate;
import trm.exchange.outbox.OutboxSettings;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.outbox.OverdueWatch;
import trm.exchange.outbox.RecordKeys;
import trm.exchange.outbox.Relay;
import trm.exchange.reach.FocalPoints;
import trm.exchange.reach.ReachSettings;
import trm.exchange.receipt.Checkpointer;
import trm.exchange.receipt.Checkpoints;
import trm.exchange.receipt.JournalKeys;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.Probation;
import trm.exchange.receipt.ReceiptDesk;
import trm.exchange.receipt.Recovery;
import trm.node.casework.CaseDesk;
import trm.node.casework.Casework;
import trm.node.casework.EvidenceExport;
import trm.node.keys.MarkKey;
import trm.node.keys.MasterKey;
import trm.node.wire.Names;
import trm.referral.Referral;

/**
 * One node: a database that lasts, and a process over it that can die at any step and is put
 * together anew from nothing but that database.
 */
final class SimulatedNode implements ExchangeListener {
  private static final int TAKEN_AT_ONCE = 7;
  private static final Duration PROOF_DEADLINE = Duration.ofDays(1);

  final NodeId self;
  final Durable durable;
  private final World world;
  private final Sabotage sabotage;
  private Running running;
  private @Nullable Referral file;
  private long fileVersion;

  /** Everything of a node that a crash ends. */
  private record Running(
      CaseDesk desk,
      EvidenceExport export,
      Relay relay,
      Inbox inbox,
      Checkpointer checkpointer,
      GapWatch gapWatch,
      OverdueWatch overdueWatch) {}

  SimulatedNode(NodeId self, World world, Sabotage sabotage) {
    this.self = self;
    this.world = world;
    this.sabotage = sabotage;
    this.durable = new Durable(self, world.contract().factStore);
    this.running = start();
  }

  /**
   * Lets the node do something, which it may not survive.
   *
   * @return whether it came through; if not, it is running again, knowing what its database knows
   */
  boolean survive(Runnable action) {
    try {
      action.run();
      return true;
    } catch (SimulatedCrash crash) {
      world.history().tell(self.value(), "dies " + crash.getMessage() + " and starts again");
      running = start();
    } catch (StorageFault fault) {
      world.history().tell(self.value(), "finds its database away");
    }
    return false;
  }

  CaseDesk desk() {
    return running.desk();
  }

  /** What this node would show a court; empty when it never heard of the case. */
  Optional<EvidenceBundle> evidence() {
    return running
        .export()
        .export(Names.toLaw(Officers.CASE), Actor.AUDITOR.officer(), "SIMULATION");
  }

  void relays() {
    running.relay().step(world.clock().instant());
  }

  /** What was taken is acknowledged after its outcome is committed, and not before. */
  void takesMail() {
    List<byte[]> mail = world.network().oldest(self, TAKEN_AT_ONCE);
    if (mail.isEmpty()) {
      return;
    }
    running.inbox().take(mail);
    world.fate().step("before acknowledging mail");
    world.network().acknowledge(self, mail.size());
  }

  void makesReceipts() {
    running.checkpointer().step();
  }

  void watches() {
    Instant now = world.clock().instant();
    running.inbox().releaseTurns();
    running.gapWatch().step(now);
    running.overdueWatch().step(now);
  }

  /** The case as this node's database has it; read anew only when facts were added. */
  Referral referral() {
    long version = durable.cases.version(Names.toLaw(Officers.CASE));
    if (file == null || version != fileVersion) {
      file =
          Referral.replay(
              Names.toLaw(self), durable.cases.read(Names.toLaw(Officers.CASE)).facts());
      fileVersion = version;
    }
    return file;
  }

  @Override
  public void happened(ExchangeEvent event) {
    world.observed(self, event);
  }

  private Running start() {
    Contract contract = world.contract();
    InstantSource clock = world.clock();
    OutboxStore outbox = sabotage.outbox().apply(durable.outbox);
    InboxStore inboxStore = sabotage.inbox().apply(durable.inbox);
    JournalStore journal = sabotage.journal().apply(durable.journal);
    UnitOfWork unitOfWork =
        new RiskyUnitOfWork(new MemoryUnitOfWork(durable.undo, journal), world.fate());
    JournalKeys keys = world.federation().journalKeys();
    Seal seal = world.sealOf(self);
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
            Gate.OPEN,
            world.dice()::uuid,
            clock,
            this);
    Casework casework =
        new Casework(
            new Casework.Ports(
                Names.toLaw(self),
                contract.charter(World.roleOf(self)),
                clock,
                world.federation()::directory,
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
                    durable.witness,
                    new Checkpoints(journal, keys),
                    world.federation()::directoryText)));
    ReceiptDesk receiptDesk =
        new ReceiptDesk(
            self, outbox, durable.receipts, journal, durable.witness, keys, PROOF_DEADLINE, this);
    Recovery recovery =
        new Recovery(
            self,
            unitOfWork,
            journal,
            durable.witness,
            durable.receipts,
            keys,
            outbox,
            courier,
            contract.records,
            Probation.none(clock),
            this);
    CourierMail courierMail =
        new CourierMail(
            contract.records,
            receiptDesk,
            new GapAnswers(seal, outbox, courier, contract.records),
            recovery,
            new FocalPoints(
                self,
                world.federation()::directory,
                unitOfWork,
                durable.reach,
                courier,
                contract.records,
                ReachSettings.defaults(),
                world.dice()::uuid,
                clock.instant()));
    return new Running(
        casework.desk(),
        casework.export(),
        new Relay(
            unitOfWork,
            outbox,
            world.network().from(self),
            (node, key, urgent, now) -> world.federation().vouchesFor(node),
            seal,
            out,
            Gate.OPEN,
            this),
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
            this),
        new Checkpointer(
            unitOfWork,
            journal,
            durable.receipts,
            durable.witness,
            keys,
            courier,
            contract.records),
        new GapWatch(unitOfWork, inboxStore, courier, contract.records, in, this),
        new OverdueWatch(unitOfWork, outbox, out, this));
  }
}
