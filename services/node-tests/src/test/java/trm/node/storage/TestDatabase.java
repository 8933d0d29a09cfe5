package trm.node.storage;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import trm.evidence.NodeId;
import trm.exchange.UnitOfWork;
import trm.node.feed.FeedBook;
import trm.node.keys.KnownDirectories;
import trm.node.keys.MasterKey;
import trm.node.keys.PartKeys;
import trm.node.notice.NoticeBook;
import trm.node.partner.PartnerBook;
import trm.node.tracing.Tracing;
import trm.node.webhook.AttemptBook;
import trm.node.webhook.DeliveryBook;
import trm.node.webhook.WebhookBook;
import trm.node.wire.FactStoreCodec;

/**
 * A migrated database of its own on the one embedded server of this test run, with the two roles
 * that a deployment has.
 */
public final class TestDatabase implements AutoCloseable {
  public static final String OWNER = "node_owner";
  public static final String SERVICE = "node_service";
  public static final String PASSWORD = "test";
  public static final NodeId SELF = new NodeId("mo-destination");
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String url;
  private final HikariDataSource service;
  public final JdbcClient sql;
  public final MasterKey masterKey = MasterKey.of(new byte[32]);
  public final PartKeys keys;
  private final TransactionTemplate transactions;
  final Room room;

  private TestDatabase(String url) {
    this.url = url;
    this.service = new HikariDataSource();
    service.setJdbcUrl(url);
    service.setUsername(SERVICE);
    service.setPassword(PASSWORD);
    service.setMaximumPoolSize(4);
    service.setAutoCommit(false);
    this.sql = Sql.client(service);
    this.keys = new PostgresPartKeys(sql, masterKey);
    JdbcTransactionManager manager = new JdbcTransactionManager(service);
    manager.setExceptionTranslator(new StorageFaults());
    this.transactions = new TransactionTemplate(manager);
    this.room = new Room(InstantSource.system(), transactions, sql);
  }

  /** An empty database in this release's schema. */
  public static TestDatabase migrated() {
    String url = emptyUrl();
    Schema.migrate(url, OWNER, PASSWORD, SERVICE);
    return new TestDatabase(url);
  }

  /** A database that was migrated already. */
  static TestDatabase at(String url) {
    return new TestDatabase(url);
  }

  /** The address of a new database without a schema, which the owner role may fill. */
  public static String emptyUrl() {
    return make("node_" + COUNT.incrementAndGet());
  }

  /** As {@link #emptyUrl}, under a name of the caller's. */
  public static String make(String name) {
    root("CREATE DATABASE " + name + " OWNER " + OWNER);
    return urlOf(name);
  }

  /** Drops a database to which nobody is connected. */
  public static void drop(String name) {
    root("DROP DATABASE " + name);
  }

  /** The address of a database, whether it is there or not. */
  public static String urlOf(String name) {
    return Server.RUNNING.getJdbcUrl("postgres", name).replaceAll("\\?.*", "");
  }

  private static void root(String statement) {
    JdbcClient.create(Server.RUNNING.getPostgresDatabase()).sql(statement).update();
  }

  /** A database with everything that another one has, which nobody may be connected to. */
  public static String copyOf(String url) {
    String name = "node_" + COUNT.incrementAndGet();
    JdbcClient root = JdbcClient.create(Server.RUNNING.getPostgresDatabase());
    root.sql("CREATE DATABASE %s OWNER %s TEMPLATE %s".formatted(name, OWNER, nameOf(url)))
        .update();
    return Server.RUNNING.getJdbcUrl("postgres", name).replaceAll("\\?.*", "");
  }

  /** A client that nobody stops, not even from changing the journal. */
  public static JdbcClient asSuperuser(String url) {
    return JdbcClient.create(Server.RUNNING.getDatabase("postgres", nameOf(url)));
  }

  private static String nameOf(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  /** Takes everything out again, as only the owner can. */
  public void empty() {
    try (var owner = java.sql.DriverManager.getConnection(url, OWNER, PASSWORD);
        var statement = owner.createStatement()) {
      statement.execute(
          """
          TRUNCATE journal_line, journal_detail, journal_checkpoint, journal_generation,
              conversation, outbox, inbox_note, inbox_conversation, inbox_ahead, quarantine,
              receipt_owed, receipt_held, witnessed_checkpoint, acknowledged_size, two_faces, forgotten_statement,
              case_fact, case_line, given_answer, part_key, disclosure, draft,
              contact_asked, contact_received,
              work_item, person_mark, feed_entry, webhook, webhook_secret,
              webhook_delivery, webhook_attempt, statistics_release,
              partner, notice_subscription, notice_mail\
          """);
      statement.execute("INSERT INTO journal_generation VALUES (1)");
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  public KnownDirectories knownDirectories() {
    return new PostgresKnownDirectories(sql);
  }

  public UnitOfWork unitOfWork() {
    return unitOfWork(journal());
  }

  UnitOfWork unitOfWork(PostgresJournalStore journal) {
    return new PostgresUnitOfWork(transactions, journal, room, Tracing.off());
  }

  PostgresJournalStore journal() {
    return journal(SELF);
  }

  PostgresJournalStore journal(NodeId self) {
    return new PostgresJournalStore(sql, self, new AtRest(keys, masterKey, "detail"));
  }

  PostgresOutboxStore outbox() {
    return new PostgresOutboxStore(sql, new AtRest(keys, masterKey, "body"));
  }

  public FeedBook feed() {
    return new PostgresFeedBook(sql);
  }

  public WebhookBook webhooks() {
    return new PostgresWebhookBook(sql, masterKey);
  }

  public PartnerBook partners() {
    return new PostgresPartnerBook(sql, new PostgresCaseStore(sql, keys, new FactStoreCodec()));
  }

  public DeliveryBook deliveries() {
    return new PostgresDeliveryBook(sql, new ClaimRow(sql, masterKey));
  }

  public NoticeBook notices() {
    return new PostgresNoticeBook(sql, masterKey);
  }

  public AttemptBook attempts() {
    return new PostgresAttemptBook(sql);
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    service.close();
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        JdbcClient root = JdbcClient.create(server.getPostgresDatabase());
        root.sql("CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + PASSWORD + "'").update();
        root.sql("CREATE ROLE " + SERVICE + " LOGIN PASSWORD '" + PASSWORD + "'").update();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
