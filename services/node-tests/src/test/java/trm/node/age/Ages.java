package trm.node.age;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import trm.evidence.NodeId;
import trm.evidence.keys.KeyFolder;
import trm.exchange.receipt.Recovery;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.TestFederation;
import trm.node.TestRealm;
import trm.node.keys.MasterKey;

/** One node at several ages, each with a database of its own on one server. */
final class Ages implements AutoCloseable {
  /** As many entries as each case has in the journal. */
  static final int ENTRIES_A_CASE = 10;

  private static final String SELF = "mo-destination";
  private static final String MODELS = "models";
  private static final String ORGANISATION = "mo-model";
  private static final List<List<String>> RECORDED =
      List.of(List.of(), List.of("M1.2"), List.of("M1.2", "M1.6"));

  private final PrintStream told;
  private final AgeServer server;
  private final TestRealm realm = TestRealm.start();
  private final TestFederation federation;
  private final NodeUnderTest modelNode;
  private final List<String> models = new ArrayList<>();

  /**
   * @param folder where the database and the keys lie; the database is deleted at the end
   */
  Ages(Path folder, PrintStream told) {
    this.told = told;
    this.server = new AgeServer(folder.resolve("database"));
    this.federation = new TestFederation(folder, SELF);
    String url = server.empty(MODELS);
    this.modelNode = start(url);
    String worker = realm.token("wanda", ORGANISATION, "case-worker");
    RECORDED.forEach(measures -> models.add(model(modelNode, worker, measures)));
    modelNode.close();
  }

  /** Runs a command of the node's jar over a database. */
  NodeUnderTest.Ran command(String url, String... command) {
    return modelNode.command(url, command);
  }

  TestRealm realm() {
    return realm;
  }

  private String model(NodeUnderTest node, String worker, List<String> measures) {
    Reply opened =
        post(
            node,
            worker,
            "/api/v1/cases",
            """
            {"language":"mon","interpreter":true,
             "identity":{"familyName":"Zokhiomol","givenNames":"S","birthDate":"1990-01-01"},
             "profile":{"ageBand":"ADULT_25_PLUS","sex":"FEMALE","minor":false}}""");
    String reference = opened.body().get("case").asString();
    String path = "/api/v1/cases/" + reference;
    measures.forEach(
        measure ->
            post(
                node,
                worker,
                path + "/commands/record-measure",
                "{\"epoch\":1,\"turn\":1,\"measure\":\"%s\"}".formatted(measure)));
    try (Connection superuser = AgeServer.asSuperuser(node.databaseUrl())) {
      while (entries(superuser, reference) < ENTRIES_A_CASE) {
        node.get(worker, path);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return reference;
  }

  private static Reply post(NodeUnderTest node, String token, String path, String body) {
    Reply reply = node.post(token, path, body, "Idempotency-Key", UUID.randomUUID().toString());
    if (reply.status() != 202) {
      throw new AssertionError(path + ": " + reply.body());
    }
    return reply;
  }

  private static long entries(Connection connection, String reference) {
    return client(connection)
        .sql("SELECT count(*) FROM journal_line WHERE case_reference = :case")
        .param("case", reference)
        .query(Long.class)
        .single();
  }

  private static JdbcClient client(Connection connection) {
    return JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /** Makes a database with so many cases, and answers its address. */
  String load(long cases) {
    String url = server.copy(MODELS, "age_" + cases);
    MasterKey masterKey = MasterKey.of(new byte[32]);
    AtomicLong position = new AtomicLong();
    try (Connection superuser = AgeServer.asSuperuser(url)) {
      JdbcClient sql = client(superuser);
      position.set(
          sql.sql("SELECT coalesce(max(position), 0) FROM feed_entry").query(Long.class).single());
      List<ModelCase> read =
          models.stream()
              .map(
                  one ->
                      new ModelCase(sql, masterKey, one, ORGANISATION, position::incrementAndGet))
              .toList();
      var journalKey =
          new KeyFolder(federation.keyFolder(SELF)).read().journal(Instant.now()).orElseThrow();
      new Loading(superuser, new NodeId(SELF), masterKey, journalKey, told).run(read, cases);
      told.printf("  %,d cases: %,d MiB of database%n", cases, mebibytes(sql));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return url;
  }

  private static long mebibytes(JdbcClient sql) {
    return sql.sql("SELECT pg_database_size(current_database()) >> 20").query(Long.class).single();
  }

  /** How much disk a database takes. */
  long bytes(String url) throws SQLException {
    try (Connection superuser = AgeServer.asSuperuser(url)) {
      return client(superuser)
          .sql("SELECT pg_database_size(current_database())")
          .query(Long.class)
          .single();
    }
  }

  /** As much as every database has of it, however many cases were loaded. */
  long bytesOfTheModels() throws SQLException {
    return bytes(modelNode.databaseUrl());
  }

  /** Starts the node over a database. */
  NodeUnderTest start(String url) {
    Map<String, String> settings = new HashMap<>(NodeUnderTest.WITHOUT_MAILBOX);
    settings.put("logging.level.root", "ERROR");
    NodeUnderTest node = NodeUnderTest.start(SELF, federation, realm, url, "127.0.0.1:1", settings);
    node.part(Recovery.class).decide("operations", "otto", Instant.now());
    return node;
  }

  /** Runs a program of this class path in a JVM of its own, with the flags of a deployment. */
  int alone(Class<?> program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    try {
      // Its lines by this process's way out, which belongs to whoever runs the tests.
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.inputReader().lines().forEach(told::println);
      return process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Where the node's own keys lie. */
  String keys() {
    return federation.keyFolder(SELF).toString();
  }

  static Path newFolder() {
    try {
      return Files.createTempDirectory("age");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    realm.close();
    server.close();
  }
}
