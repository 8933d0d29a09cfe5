package trm.node.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import trm.evidence.NodeId;
import trm.evidence.directory.NodeEntry;
import trm.evidence.status.StatusSigner;
import trm.exchange.UnitOfWork;
import trm.exchange.inbox.Addressee;
import trm.exchange.inbox.InboxStore;
import trm.exchange.outbox.Courier;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.receipt.Checkpoints;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.WitnessStore;
import trm.node.Charter;
import trm.node.LogEvent;
import trm.node.Trace;
import trm.node.casework.AnswerBook;
import trm.node.casework.AttachmentStore;
import trm.node.casework.CaseStore;
import trm.node.casework.Casework;
import trm.node.casework.DisclosureBook;
import trm.node.casework.DraftDesk;
import trm.node.casework.DraftStore;
import trm.node.casework.EvidenceArchive;
import trm.node.casework.EvidenceExport;
import trm.node.casework.MarkBook;
import trm.node.casework.StatusDesk;
import trm.node.casework.WorkBook;
import trm.node.disclosure.DisclosureFilter;
import trm.node.feed.FeedBook;
import trm.node.keys.MarkKey;
import trm.node.keys.MasterKey;
import trm.node.keys.SecureFreshness;
import trm.node.profile.ProfileFiles;
import trm.node.settings.DisclosureSettings;
import trm.node.settings.ProfileSettings;
import trm.node.settings.RetentionSettings;
import trm.node.wire.CodeCheck;
import trm.node.wire.FactStoreCodec;
import trm.node.wire.Names;
import trm.node.wire.WireCodec;
import trm.referral.profile.Provisions;
import trm.schema.EventCatalogue;
import trm.schema.SingleObject;

/** Puts the use cases together from the node's stores, charter and directory. */
@Configuration(proxyBeanMethods = false)
public class CaseworkConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(CaseworkConfiguration.class);

  @Bean
  EvidenceExport.Ports evidencePorts(
      EvidenceArchive archive,
      JournalStore journal,
      WitnessStore witnesses,
      VouchedKeys keys,
      DirectoryFile directory) {
    return new EvidenceExport.Ports(
        archive, journal, witnesses, new Checkpoints(journal, keys), directory::text);
  }

  /**
   * What the country chose. A profile of another country, or one that is unusable, stops the start.
   */
  @Bean
  Provisions provisions(
      NodeId self, DirectoryFile directory, ProfileSettings profile, RetentionSettings retention) {
    String territory =
        directory
            .get()
            .entry(self)
            .map(NodeEntry::territory)
            .orElseThrow(
                () -> new IllegalStateException("The directory does not name " + self + "."));
    return ProfileFiles.provisions(
        territory, profile.countryFile(), profile.agreementsFolder(), retention.copies());
  }

  @Bean
  Casework casework(
      NodeId self,
      Charter charter,
      InstantSource clock,
      DirectoryFile directory,
      Provisions provisions,
      UnitOfWork unitOfWork,
      CaseStore cases,
      AttachmentStore attachments,
      AnswerBook answers,
      DisclosureBook disclosures,
      MarkBook marks,
      MasterKey masterKey,
      WorkBook work,
      FeedBook feed,
      OutboxStore outbox,
      InboxStore inbox,
      Courier courier,
      EventCatalogue catalogue,
      SingleObject records,
      DisclosureSettings disclosure,
      MeterRegistry meters,
      EvidenceExport.Ports evidence) {
    return new Casework(
        new Casework.Ports(
            Names.toLaw(self),
            charter,
            clock,
            directory,
            provisions,
            new SecureFreshness(),
            unitOfWork,
            cases,
            attachments,
            answers,
            disclosures,
            marks,
            MarkKey.of(masterKey),
            work,
            feed,
            outbox,
            inbox,
            courier,
            new WireCodec(catalogue, records),
            new FactStoreCodec(),
            new DisclosureFilter(catalogue, disclosure.betrayingTexts()),
            new CodeCheck(catalogue),
            failedErasures(meters),
            failedEscalations(meters),
            evidence));
  }

  private static Consumer<RuntimeException> failedErasures(MeterRegistry meters) {
    Counter failures =
        Counter.builder("trm.retention.failures")
            .description("Cases of which what was kept could not be erased and is tried again")
            .register(meters);
    return failure -> {
      failures.increment();
      LogEvent.ERASURE_FAILED.to(LOG, Trace.of(failure));
    };
  }

  @Bean
  DraftDesk draftDesk(
      InstantSource clock, UnitOfWork unitOfWork, CaseStore cases, DraftStore drafts) {
    return new DraftDesk(clock, unitOfWork, cases, drafts);
  }

  @Bean
  StatusDesk statusDesk(
      NodeId self,
      InstantSource clock,
      DirectoryFile directory,
      KeyRing keys,
      UnitOfWork unitOfWork,
      CaseStore cases) {
    return new StatusDesk(
        new StatusDesk.Ports(
            Names.toLaw(self),
            clock,
            directory,
            new StatusSigner(self, keys, directory),
            new SecureFreshness(),
            unitOfWork,
            cases,
            new FactStoreCodec()));
  }

  private static Consumer<RuntimeException> failedEscalations(MeterRegistry meters) {
    Counter failures =
        Counter.builder("trm.deadlines.failures")
            .description("Cases in which what is overdue could not be told and is tried again")
            .register(meters);
    return failure -> {
      failures.increment();
      LogEvent.ESCALATION_FAILED.to(LOG, Trace.of(failure));
    };
  }

  @Bean
  Addressee addressee(Casework casework) {
    return casework.mailRoom();
  }
}
