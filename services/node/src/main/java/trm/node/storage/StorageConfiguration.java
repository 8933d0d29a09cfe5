package trm.node.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import trm.exchange.UnitOfWork;
import trm.exchange.inbox.InboxStore;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.reach.ReachStore;
import trm.exchange.receipt.JournalStore;
import trm.exchange.receipt.ReceiptStore;
import trm.exchange.receipt.WitnessStore;
import trm.node.casework.AnswerBook;
import trm.node.casework.AttachmentStore;
import trm.node.casework.CaseStore;
import trm.node.casework.DisclosureBook;
import trm.node.casework.DraftStore;
import trm.node.casework.EvidenceArchive;
import trm.node.casework.MarkBook;
import trm.node.casework.WorkBook;
import trm.node.feed.FeedBook;
import trm.node.keys.KnownDirectories;
import trm.node.keys.KnownKeys;
import trm.node.keys.MasterKey;
import trm.node.keys.PartKeys;
import trm.node.notice.NoticeBook;
import trm.node.partner.PartnerBook;
import trm.node.settings.DatabaseSettings;
import trm.node.settings.InvalidSettingException;
import trm.node.settings.NodeSettings;
import trm.node.settings.SecretFile;
import trm.node.statistics.IndicatorBook;
import trm.node.statistics.ReleaseBook;
import trm.node.tracing.Tracing;
import trm.node.webhook.AttemptBook;
import trm.node.webhook.DeliveryBook;
import trm.node.webhook.WebhookBook;
import trm.node.wire.FactStoreCodec;

/** Wires the stores to the node's database. */
@Configuration(proxyBeanMethods = false)
public class StorageConfiguration {

  /** The service's pool; it exists only once the owner has brought the schema up to date. */
  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(DatabaseSettings settings) {
    Schema.migrate(
        settings.url(),
        settings.ownerUsername(),
        SecretFile.text("trm.database.owner-password-file", settings.ownerPasswordFile()),
        settings.serviceUsername());
    return pool(settings);
  }

  static HikariDataSource pool(DatabaseSettings settings) {
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("node");
    pool.setJdbcUrl(settings.url());
    pool.setUsername(settings.serviceUsername());
    pool.setPassword(
        SecretFile.text("trm.database.service-password-file", settings.servicePasswordFile()));
    pool.setMaximumPoolSize(settings.poolSizeMax());
    pool.setConnectionTimeout(settings.connectTimeout().toMillis());
    pool.setValidationTimeout(Math.min(1000, settings.connectTimeout().toMillis()));
    pool.setAutoCommit(false);
    // Else the pool's own look at an idle connection leaves a transaction open, which the limits
    // end.
    pool.setIsolateInternalQueries(true);
    DatabaseAddress.limits(settings).forEach(pool::addDataSourceProperty);
    return pool;
  }

  @Bean
  MasterKey masterKey(NodeSettings settings) {
    return MasterKey.of(SecretFile.bytes("trm.node.master-key-file", settings.masterKeyFile()));
  }

  /** A commit that fails is a fault of the storage like any statement that does. */
  @Bean
  PlatformTransactionManager transactions(DataSource dataSource) {
    JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
    transactions.setExceptionTranslator(new StorageFaults());
    return transactions;
  }

  @Bean
  Room room(InstantSource clock, PlatformTransactionManager transactions, JdbcClient sql) {
    return new Room(clock, new TransactionTemplate(transactions), sql);
  }

  @Bean(destroyMethod = "close")
  DatabaseProbe databaseProbe(DatabaseSettings settings) {
    return new DatabaseProbe(settings);
  }

  /** The schema is there before anybody asks; the pool says so. */
  @Bean(destroyMethod = "close")
  OpenReplicas openReplicas(DatabaseSettings settings, DataSource migrated) {
    return new OpenReplicas(settings);
  }

  @Bean
  JdbcClient sql(DataSource dataSource) {
    return Sql.client(dataSource);
  }

  @Bean
  UnitOfWork unitOfWork(
      PlatformTransactionManager transactions, JournalStore journal, Room room, Tracing tracing) {
    return new PostgresUnitOfWork(new TransactionTemplate(transactions), journal, room, tracing);
  }

  @Bean
  PartKeys partKeys(JdbcClient sql, MasterKey masterKey) {
    PostgresPartKeys keys = new PostgresPartKeys(sql, masterKey);
    if (!keys.isMasterKeyTheirs()) {
      throw new InvalidSettingException(
          "trm.node.master-key-file",
          "names a key that opens nothing of this database; give the node the key with which it"
              + " wrote it, or the database that belongs to the key");
    }
    return keys;
  }

  @Bean
  JournalStore journalStore(JdbcClient sql, NodeSettings node, PartKeys keys, MasterKey masterKey) {
    return new PostgresJournalStore(sql, node.nodeId(), new AtRest(keys, masterKey, "detail"));
  }

  @Bean
  OutboxStore outboxStore(JdbcClient sql, PartKeys keys, MasterKey masterKey) {
    return new PostgresOutboxStore(sql, new AtRest(keys, masterKey, "body"));
  }

  @Bean
  InboxStore inboxStore(JdbcClient sql) {
    return new PostgresInboxStore(sql);
  }

  @Bean
  ReceiptStore receiptStore(JdbcClient sql) {
    return new PostgresReceiptStore(sql);
  }

  @Bean
  WitnessStore witnessStore(JdbcClient sql) {
    return new PostgresWitnessStore(sql);
  }

  @Bean
  AttachmentStore attachmentStore(JdbcClient sql, PartKeys keys, MasterKey masterKey) {
    return new PostgresAttachmentStore(sql, new AtRest(keys, masterKey, "attachment"));
  }

  @Bean
  CaseStore caseStore(JdbcClient sql, PartKeys keys) {
    return new PostgresCaseStore(sql, keys, new FactStoreCodec());
  }

  @Bean
  AnswerBook answerBook(JdbcClient sql, MasterKey masterKey) {
    return new PostgresAnswerBook(sql, masterKey);
  }

  @Bean
  DisclosureBook disclosureBook(JdbcClient sql) {
    return new PostgresDisclosureBook(sql);
  }

  @Bean
  MarkBook markBook(JdbcClient sql) {
    return new PostgresMarkBook(sql);
  }

  @Bean
  DraftStore draftStore(JdbcClient sql, PartKeys keys, MasterKey masterKey) {
    return new PostgresDraftStore(sql, new AtRest(keys, masterKey, "draft"));
  }

  @Bean
  ReachStore reachStore(JdbcClient sql) {
    return new PostgresReachStore(sql);
  }

  @Bean
  WorkBook workBook(JdbcClient sql) {
    return new PostgresWorkBook(sql);
  }

  @Bean
  FeedBook feedBook(JdbcClient sql) {
    return new PostgresFeedBook(sql);
  }

  @Bean
  WebhookBook webhookBook(JdbcClient sql, MasterKey masterKey) {
    return new PostgresWebhookBook(sql, masterKey);
  }

  @Bean
  DeliveryBook deliveryBook(JdbcClient sql, MasterKey masterKey) {
    return new PostgresDeliveryBook(sql, new ClaimRow(sql, masterKey));
  }

  @Bean
  AttemptBook attemptBook(JdbcClient sql) {
    return new PostgresAttemptBook(sql);
  }

  @Bean
  ReleaseBook releaseBook(JdbcClient sql) {
    return new PostgresReleaseBook(sql);
  }

  @Bean
  IndicatorBook indicatorBook(JdbcClient sql) {
    return new PostgresIndicatorBook(sql);
  }

  @Bean
  PartnerBook partnerBook(JdbcClient sql, CaseStore cases) {
    return new PostgresPartnerBook(sql, cases);
  }

  @Bean
  NoticeBook noticeBook(JdbcClient sql, MasterKey masterKey) {
    return new PostgresNoticeBook(sql, masterKey);
  }

  @Bean
  KnownKeys knownKeys(JdbcClient sql) {
    return new PostgresKnownKeys(sql);
  }

  @Bean
  KnownDirectories knownDirectories(JdbcClient sql) {
    return new PostgresKnownDirectories(sql);
  }

  @Bean
  Ledger ledger(UnitOfWork unitOfWork, JdbcClient sql) {
    return new Ledger(unitOfWork, sql);
  }

  @Bean
  NodeFigures nodeFigures(UnitOfWork unitOfWork, JdbcClient sql) {
    return new NodeFigures(unitOfWork, sql);
  }

  @Bean
  EvidenceArchive evidenceArchive(JdbcClient sql, PartKeys keys, MasterKey masterKey) {
    return new PostgresEvidenceArchive(sql, new AtRest(keys, masterKey, "detail"));
  }
}
