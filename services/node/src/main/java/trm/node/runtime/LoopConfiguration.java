package trm.node.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import trm.evidence.NodeId;
import trm.evidence.keys.KeyFolder;
import trm.exchange.MailEntries;
import trm.exchange.UnitOfWork;
import trm.exchange.inbox.GapWatch;
import trm.exchange.inbox.Inbox;
import trm.exchange.inbox.InboxStore;
import trm.exchange.outbox.ExpiredMail;
import trm.exchange.outbox.OverdueWatch;
import trm.exchange.outbox.Relay;
import trm.exchange.reach.FocalPoints;
import trm.exchange.receipt.Checkpointer;
import trm.exchange.receipt.KeyRetirement;
import trm.exchange.receipt.Probation;
import trm.exchange.receipt.ReceiptStore;
import trm.exchange.receipt.Recovery;
import trm.node.casework.Casework;
import trm.node.casework.DraftDesk;
import trm.node.casework.RetentionDesk;
import trm.node.keys.KnownKeys;
import trm.node.keys.SecureFreshness;
import trm.node.settings.DeadlineSettings;
import trm.node.settings.DirectorySettings;
import trm.node.settings.IncomingMailSettings;
import trm.node.settings.JournalSettings;
import trm.node.settings.KeySettings;
import trm.node.settings.OutgoingMailSettings;
import trm.node.settings.RetentionSettings;
import trm.node.storage.Ledger;

/** Every thread that this node starts for itself. */
@Configuration(proxyBeanMethods = false)
public class LoopConfiguration {
  private static final Duration RELAY_SPACING = Duration.ofMillis(10);
  private static final Duration CHECKPOINTER_SPACING = Duration.ofMillis(25);

  /** Leaves the machine to people: a hundred cases are looked at in a fifth of it. */
  private static final Duration RETENTION_SPACING = Duration.ofSeconds(1);

  private static final int CHECKPOINTER_FULL_BATCH = 256;

  @Bean
  Loop relayLoop(
      Relay relay,
      OutgoingMailSettings settings,
      InstantSource clock,
      Observer observer,
      MeterRegistry meters) {
    Loop loop =
        new Loop(
                "relay",
                settings.pollInterval(),
                RELAY_SPACING,
                () -> relay.step(clock.instant()) > 0,
                meters)
            .waitingForOthers();
    observer.whenPosted(loop::wake);
    return loop;
  }

  @Bean
  Loop checkpointLoop(
      Checkpointer checkpointer,
      Probation probation,
      JournalSettings settings,
      Observer observer,
      MeterRegistry meters) {
    Loop loop =
        new Loop(
            "checkpointer",
            settings.checkpointInterval(),
            CHECKPOINTER_SPACING,
            () -> probation.isOpen() && checkpointer.step() == CHECKPOINTER_FULL_BATCH,
            meters);
    observer.whenReceived(loop::wake);
    return loop;
  }

  @Bean
  Loop overdueLoop(
      OverdueWatch overdue,
      IncomingMailSettings settings,
      InstantSource clock,
      MeterRegistry meters) {
    return watching("overdue", () -> overdue.step(clock.instant()), settings, meters);
  }

  @Bean
  Loop gapLoop(
      GapWatch gaps, IncomingMailSettings settings, InstantSource clock, MeterRegistry meters) {
    return watching("gaps", () -> gaps.step(clock.instant()), settings, meters);
  }

  @Bean
  Loop turnLoop(Inbox inbox, IncomingMailSettings settings, MeterRegistry meters) {
    return watching("turns", inbox::releaseTurns, settings, meters);
  }

  @Bean
  Loop recoveryLoop(
      NodeId self,
      DirectoryFile directory,
      Recovery recovery,
      IncomingMailSettings settings,
      InstantSource clock,
      MeterRegistry meters) {
    return watching(
        "recovery",
        () -> {
          recovery.know(directory.get().peersOf(self));
          recovery.step(clock.instant());
        },
        settings,
        meters);
  }

  @Bean
  Loop replicaLoop(Continuation continuation, IncomingMailSettings settings, MeterRegistry meters) {
    return watching("replicas", continuation::meetOthers, settings, meters);
  }

  /**
   * Each watch has a thread of its own, so that one that fails does not keep the others from
   * theirs.
   */
  private static Loop watching(
      String name, Runnable watch, IncomingMailSettings settings, MeterRegistry meters) {
    return new Loop(
        name,
        settings.watchInterval(),
        () -> {
          watch.run();
          return false;
        },
        meters);
  }

  @Bean
  Loop refreshLoop(
      DirectoryFile directory,
      KeyRing keys,
      UnitOfWork unitOfWork,
      DirectorySettings settings,
      InstantSource clock,
      MeterRegistry meters) {
    return new Loop(
        "refresh",
        settings.refreshInterval(),
        () -> {
          directory.refresh();
          keys.refresh();
          directory.remember(unitOfWork, clock.instant());
          return false;
        },
        meters);
  }

  @Bean
  Loop forgetLoop(
      UnitOfWork unitOfWork,
      InboxStore inbox,
      Ledger ledger,
      DraftDesk drafts,
      ExpiredMail expiredMail,
      IncomingMailSettings settings,
      RetentionSettings retention,
      InstantSource clock,
      MeterRegistry meters) {
    Counter dropped =
        Counter.builder("trm.retention.expired-mail")
            .description("Messages whose content is gone since they expired without a receipt")
            .register(meters);
    return new Loop(
        "forget",
        Duration.ofHours(1),
        () -> {
          // Mail is still taken within the grace after its expiry, so it must be known as long.
          Instant expired = clock.instant().minus(settings.skewGrace());
          unitOfWork.carryOut(_ -> inbox.forget(expired));
          ledger.forgetAnswers(clock.instant().minus(Duration.ofDays(30)));
          drafts.forget(untouchedSince(retention, clock));
          dropped.increment(expiredMail.step(clock.instant()));
          return false;
        },
        meters);
  }

  private static Instant untouchedSince(RetentionSettings retention, InstantSource clock) {
    return clock.instant().atOffset(ZoneOffset.UTC).minus(retention.drafts()).toInstant();
  }

  @Bean
  Loop retentionLoop(
      Casework casework, RetentionSettings settings, InstantSource clock, MeterRegistry meters) {
    Counter erased =
        Counter.builder("trm.retention.erased")
            .description("Parts of cases erased because the day until which they were kept is over")
            .register(meters);
    return new Loop(
        "retention",
        settings.checkInterval(),
        RETENTION_SPACING,
        () -> {
          RetentionDesk.Step step = casework.retention().step(clock.instant());
          erased.increment(step.erased());
          return step.more();
        },
        meters);
  }

  @Bean
  Loop contactTestLoop(FocalPoints focalPoints, InstantSource clock, MeterRegistry meters) {
    return new Loop(
        "contact-tests",
        Duration.ofMinutes(10),
        () -> {
          focalPoints.step(clock.instant());
          return false;
        },
        meters);
  }

  @Bean
  Loop deadlineLoop(
      Casework casework, DeadlineSettings settings, InstantSource clock, MeterRegistry meters) {
    DeadlineLoop deadlines = new DeadlineLoop(casework.deadlines(), clock, meters);
    return new Loop("deadlines", settings.checkInterval(), deadlines::step, meters);
  }

  @Bean
  KeyLife keyLife(
      NodeId self,
      KeySettings settings,
      KeyRing ring,
      InboxStore inbox,
      ReceiptStore receipts,
      KnownKeys known,
      UnitOfWork unitOfWork) {
    return new KeyLife(
        new KeyFolder(settings.folder()),
        ring,
        new KeyRetirement(unitOfWork, inbox, receipts, settings.mailboxRetention()),
        known,
        unitOfWork,
        new MailEntries(self),
        new SecureFreshness());
  }

  @Bean
  Loop keyLoop(KeyLife life, KeySettings settings, InstantSource clock, MeterRegistry meters) {
    Counter destroyed =
        Counter.builder("trm.keys.destroyed")
            .description("Private halves of encryption keys that were destroyed")
            .register(meters);
    return new Loop(
        "keys",
        settings.checkInterval(),
        () -> {
          destroyed.increment(life.step(clock.instant()));
          return false;
        },
        meters);
  }

  /** A node that was restored from a backup learns it from its peers. */
  @Bean
  AskAtStart askAtStart(
      NodeId self, DirectoryFile directory, Recovery recovery, InstantSource clock) {
    return new AskAtStart(self, directory, recovery, clock);
  }
}
