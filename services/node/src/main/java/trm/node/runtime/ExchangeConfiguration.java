package trm.node.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import trm.evidence.NodeId;
import trm.evidence.seal.JoseSeal;
import trm.evidence.seal.Seal;
import trm.exchange.UnitOfWork;
import trm.exchange.Way;
import trm.exchange.inbox.Addressee;
import trm.exchange.inbox.CourierMail;
import trm.exchange.inbox.GapWatch;
import trm.exchange.inbox.HeldStatements;
import trm.exchange.inbox.Inbox;
import trm.exchange.inbox.InboxStore;
import trm.exchange.outbox.Courier;
import trm.exchange.outbox.ExpiredMail;
import trm.exchange.outbox.GapAnswers;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.outbox.OverdueWatch;
import trm.exchange.outbox.OwnMail;
import trm.exchange.outbox.RecordKeys;
import trm.exchange.outbox.Relay;
import trm.exchange.outbox.Transport;
import trm.exchange.reach.FocalPoints;
import trm.exchange.reach.ReachStore;
import trm.exchange.receipt.Checkpointer;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.Probation;
import trm.exchange.receipt.ReceiptDesk;
import trm.exchange.receipt.ReceiptStore;
import trm.exchange.receipt.Recovery;
import trm.exchange.receipt.WitnessStore;
import trm.node.keys.KnownDirectories;
import trm.node.keys.MasterKey;
import trm.node.settings.ContactTestSettings;
import trm.node.settings.DirectorySettings;
import trm.node.settings.IncomingMailSettings;
import trm.node.settings.KeySettings;
import trm.node.settings.NodeSettings;
import trm.node.settings.OutgoingMailSettings;
import trm.node.settings.RecoverySettings;
import trm.node.settings.RetentionSettings;
import trm.node.storage.OpenReplicas;
import trm.node.tracing.Tracing;
import trm.schema.EventCatalogue;
import trm.schema.EventKind;
import trm.schema.SingleObject;

/** Puts the courier together from the node's stores, keys and directory. */
@Configuration(proxyBeanMethods = false)
public class ExchangeConfiguration {

  @Bean
  NodeId self(NodeSettings settings) {
    return settings.nodeId();
  }

  @Bean
  EventCatalogue catalogue() {
    return new EventCatalogue();
  }

  @Bean
  SingleObject singleObject() {
    return new SingleObject();
  }

  @Bean
  Observer observer(MeterRegistry meters, Tracing tracing) {
    return new Observer(meters, tracing);
  }

  @Bean
  DirectoryFile directory(DirectorySettings settings, KnownDirectories known) {
    return new DirectoryFile(settings, known);
  }

  @Bean
  KeyRing keyRing(KeySettings settings) {
    return new KeyRing(settings.folder());
  }

  @Bean
  VouchedKeys vouchedKeys(KeyRing own, DirectoryFile directory, InstantSource clock) {
    return new VouchedKeys(own, directory, clock);
  }

  @Bean
  Seal seal(
      NodeId self,
      KeyRing keys,
      DirectoryFile directory,
      EventCatalogue catalogue,
      SingleObject records) {
    return new JoseSeal(
        self,
        keys,
        directory,
        name -> catalogue.find(name).filter(type -> type.kind() == EventKind.URGENT).isPresent(),
        records);
  }

  @Bean
  Continuation continuation(
      UnitOfWork unitOfWork,
      JournalStore journal,
      OpenReplicas replicas,
      RecoverySettings settings,
      InstantSource clock) {
    return new Continuation(unitOfWork, journal, replicas, settings, clock);
  }

  @Bean
  Probation probation(Continuation continuation) {
    return continuation.probation();
  }

  @Bean
  Courier courier(
      Seal seal,
      OutboxStore outbox,
      JournalStore journal,
      EventCatalogue catalogue,
      MasterKey masterKey,
      OutgoingMailSettings settings,
      Probation probation,
      InstantSource clock,
      Observer observer) {
    RecordKeys recordKeys = new RecordKeys(masterKey.secretFor("record key"));
    return new Courier(
        seal,
        outbox,
        journal,
        catalogue,
        recordKeys,
        settings.forCourier(),
        probation,
        UUID::randomUUID,
        clock,
        observer,
        Way.unwatched());
  }

  @Bean
  Relay relay(
      UnitOfWork unitOfWork,
      OutboxStore outbox,
      Transport transport,
      VouchedKeys keys,
      Seal seal,
      OutgoingMailSettings settings,
      Probation probation,
      InstantSource clock,
      Observer observer) {
    return new Relay(
        unitOfWork,
        outbox,
        transport,
        keys,
        seal,
        settings.forCourier(),
        probation,
        clock,
        observer,
        Way.unwatched());
  }

  @Bean
  OverdueWatch overdueWatch(
      UnitOfWork unitOfWork, OutboxStore outbox, OutgoingMailSettings settings, Observer observer) {
    return new OverdueWatch(unitOfWork, outbox, settings.forCourier(), observer);
  }

  @Bean
  ExpiredMail expiredMail(UnitOfWork unitOfWork, OutboxStore outbox, RetentionSettings settings) {
    return new ExpiredMail(unitOfWork, outbox, settings.expiredMail());
  }

  @Bean
  Checkpointer checkpointer(
      UnitOfWork unitOfWork,
      JournalStore journal,
      ReceiptStore receipts,
      WitnessStore witnesses,
      VouchedKeys keys,
      Courier courier,
      SingleObject codec) {
    return new Checkpointer(
        unitOfWork, journal, receipts, witnesses, keys, courier, codec, Way.unwatched());
  }

  @Bean
  OwnMail ownMail(
      Courier courier, SingleObject codec, EventCatalogue catalogue, DirectoryFile directory) {
    return new OwnMail(courier, codec, catalogue, directory);
  }

  @Bean
  HeldStatements heldStatements(Seal seal, InboxStore store) {
    return new HeldStatements(seal, store);
  }

  @Bean
  Recovery recovery(
      Seal seal,
      UnitOfWork unitOfWork,
      JournalStore journal,
      WitnessStore witnesses,
      ReceiptStore receipts,
      VouchedKeys keys,
      OutboxStore outbox,
      Courier courier,
      OwnMail mail,
      Probation probation,
      Observer observer) {
    return new Recovery(
        seal,
        unitOfWork,
        journal,
        witnesses,
        receipts,
        keys,
        outbox,
        courier,
        mail,
        probation,
        observer);
  }

  @Bean
  FocalPoints focalPoints(
      NodeId self,
      DirectoryFile directory,
      UnitOfWork unitOfWork,
      ReachStore tests,
      Courier courier,
      SingleObject codec,
      ContactTestSettings settings,
      InstantSource clock) {
    return new FocalPoints(
        self,
        directory,
        unitOfWork,
        tests,
        courier,
        codec,
        settings.reach(),
        UUID::randomUUID,
        clock.instant());
  }

  @Bean
  CourierMail courierMail(
      NodeId self,
      Seal seal,
      OutboxStore outbox,
      JournalStore journal,
      ReceiptStore receipts,
      WitnessStore witnesses,
      VouchedKeys keys,
      Courier courier,
      Recovery recovery,
      FocalPoints focalPoints,
      HeldStatements held,
      SingleObject codec,
      IncomingMailSettings settings,
      Observer observer) {
    return new CourierMail(
        codec,
        new ReceiptDesk(
            self,
            outbox,
            receipts,
            journal,
            witnesses,
            keys,
            settings.proofDeadline(),
            observer,
            Way.unwatched()),
        new GapAnswers(seal, outbox, courier, codec),
        recovery,
        focalPoints,
        held);
  }

  @Bean
  Inbox inbox(
      UnitOfWork unitOfWork,
      Seal seal,
      InboxStore store,
      ReceiptStore receipts,
      Addressee addressee,
      CourierMail courierMail,
      EventCatalogue catalogue,
      IncomingMailSettings settings,
      InstantSource clock,
      Observer observer) {
    return new Inbox(
        unitOfWork,
        seal,
        store,
        receipts,
        addressee,
        courierMail,
        catalogue,
        settings.forCourier(),
        clock,
        observer,
        Way.unwatched());
  }

  @Bean
  GapWatch gapWatch(
      UnitOfWork unitOfWork,
      InboxStore store,
      HeldStatements held,
      OwnMail mail,
      IncomingMailSettings settings,
      Observer observer) {
    return new GapWatch(unitOfWork, store, held, mail, settings.forCourier(), observer);
  }
}
