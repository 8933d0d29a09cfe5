package trm.node.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static trm.node.api.CorrespondingNodes.MN;
import static trm.node.api.CorrespondingNodes.MO;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.NodeId;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyUse;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.operations.NodeCommands;
import trm.node.page.Machine;
import trm.node.page.Machine.Answer;
import trm.node.page.MeasuredCost;
import trm.node.page.Runbook;
import trm.node.storage.TestDatabase;

/**
 * The commands of the operator's pages, in the pages' order, on one node that lives through all of
 * them and has a peer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // A node's life; it ends at the end.
final class PagesOfTheOperatorTest {
  private static final int MESSAGES = 20;
  private static final String RESTORED = "restored_by_the_page";
  @TempDir static Path folder;
  @TempDir static Path desk;
  private final Set<String> typed = new HashSet<>();
  private CorrespondingNodes nodes;
  private Machine machine;
  private Path settings;
  private @Nullable NodeUnderTest next;

  @BeforeAll
  void aNodeServes() throws IOException {
    nodes =
        new CorrespondingNodes(
            folder,
            Map.of(
                "trm.recovery.stop-file", folder.resolve("NODE.stop").toString(),
                "trm.partners.check-interval", "50ms",
                "trm.partners.drain-interval", "50ms"));
    nodes.verify();
    settings = desk.resolve("node.properties");
    StringBuilder lines = new StringBuilder();
    nodes.node(MO).settings().forEach((name, value) -> lines.append(name + "=" + value + "\n"));
    Files.writeString(settings, lines);
    machine = new Machine(desk, this::run);
    named();
  }

  @AfterAll
  void close() throws IOException {
    machine.close();
    nodes.close();
  }

  /** What the page of operations says of each name. */
  private void named() throws IOException {
    machine.set("NODE_JAR", "mo-destination.jar");
    machine.set("SETTINGS_FILE", settings.toString());
    machine.set("SETTINGS", "--spring.config.additional-location=file:" + settings);
    machine.set("UNIT", "corridor-node");
    machine.set("OWNER", TestDatabase.OWNER);
    machine.set("NIGHT", "2026-03-02");
    machine.set("BACKUPS", madeFolder("backups"));
    machine.set("KEY_COPIES", madeFolder("key-copies"));
    machine.set("FILE_COPIES", desk.resolve("file-copies").toString());
    machine.set("WORK", madeFolder("work"));
    machine.set("HANDOVER", desk.resolve("handover").toString());
    machine.set("KEYS", nodes.federation().keyFolder(MO).toString());
    machine.set("MASTER_KEY", nodes.federation().masterKeyFile(MO).toString());
    machine.set("DIRECTORY", nodes.federation().directoryFile().toString());
    machine.set("FEDERATION_KEY", nodes.federation().federationKeyFile().toString());
    machine.set("CLIENT_KEY", folder.resolve("client-key").toString());
    machine.set("CASE", nodes.caseReference);
    machine.set("LEAVING", MN);
    machine.set("TRIAL_DATABASE", "trial_by_the_page");
    machine.set("TRIAL_DATABASE_URL", TestDatabase.urlOf("trial_by_the_page"));
    machine.set("NEW_DATABASE", RESTORED);
    machine.set("NEW_DATABASE_URL", TestDatabase.urlOf(RESTORED));
  }

  private static String madeFolder(String name) throws IOException {
    return Files.createDirectories(desk.resolve(name)).toString();
  }

  @BeforeEach
  void everybodySignsIn() throws IOException {
    signIn("OPERATOR", "operator");
    signIn("AUDITOR", "auditor");
    signIn("COORDINATOR", "national-coordinator");
    answersAt();
  }

  private void signIn(String name, String role) throws IOException {
    String config =
        """
        header = "Authorization: Bearer %s"
        header = "Content-Type: application/json"
        fail-with-body
        silent
        show-error
        """
            .formatted(token(role));
    machine.set(name, Files.writeString(desk.resolve(role + ".curl"), config).toString());
  }

  private String token(String role) {
    String issuer = nodes.realm().issuer();
    return nodes.realm().token(issuer, MO, "marta", "mo-" + role, Instant.now(), role);
  }

  private void answersAt() {
    machine.set("API", nodes.node(MO).address());
    machine.set("MANAGEMENT", nodes.node(MO).management());
    if (next != null) {
      machine.set("NEXT_MANAGEMENT", next.management());
    }
  }

  @Test
  @Order(0)
  void messagesTakeOnTheDiskWhatThePageOfSizesSays() {
    nodes.settle();
    long sent = RowBytes.of(nodes.node(MO).databaseUrl());
    long received = RowBytes.of(nodes.node(MN).databaseUrl());
    for (int i = 0; i < MESSAGES; i++) {
      nodes.warn("HEALTH");
    }
    double envelope =
        TestDatabase.asSuperuser(nodes.node(MO).databaseUrl())
            .sql("SELECT avg(octet_length(envelope)) FROM outbox WHERE content = 'SEALED'")
            .query(Double.class)
            .single();
    nodes.settle();
    MeasuredCost.ENVELOPE.isAbout(envelope);
    MeasuredCost.SENT.isAbout(
        (double) (RowBytes.of(nodes.node(MO).databaseUrl()) - sent) / MESSAGES);
    MeasuredCost.RECEIVED.isAbout(
        (double) (RowBytes.of(nodes.node(MN).databaseUrl()) - received) / MESSAGES);
  }

  @Test
  @Order(1)
  void keysAreRotated() throws IOException {
    machine.set("DAY_AFTER_SIGNING", Instant.now().plus(Duration.ofDays(2)).toString());
    machine.set("ENTRY", entry().toString());
    machine.set("AUTHORITIES", authority("authorities"));
    machine.set("NEXT_AUTHORITY", authority("next-authority"));
    machine.set("WEBHOOK", webhook());
    for (Runbook.Section section : Runbook.read("rotate.md").typed()) {
      type(section);
      if (section.heading().equals("Signing, journal, encryption")) {
        nodes.federation().publishAgain();
      }
    }
    String directory = Files.readString(nodes.federation().directoryFile());
    assertThat(
            DirectoryReader.read(
                    directory, FederationKey.readPublic(nodes.federation().federationKeyFile()))
                .servingKeys(
                    new NodeId(MO), KeyUse.ENCRYPTION, Instant.now().plus(Duration.ofDays(3))))
        .hasSize(2);
    assertThat(Files.readString(desk.resolve("work/authorities.txt"))).contains("Certificate[2]");
  }

  private static Path entry() throws IOException {
    return Files.writeString(
        desk.resolve("entry.yaml"),
        """
        node: mo-destination
        operatorKind: STATE_AUTHORITY
        territory: MO
        role: DESTINATION
        operator: Coordination Office (invented)
        focalPoints:
          - {organisation: coordination, contact: day desk +00 0000 0001, alternate: night desk +00 0000 0002}
        consularDesks: []
        agreements: []
        """);
  }

  private String authority(String name) {
    Path store = desk.resolve(name + ".p12");
    Path file = desk.resolve(name + ".pem");
    String made =
        "keytool -genkeypair -alias a -keyalg EC -dname CN=%s -storepass invented -keystore %s 2>&1"
            .formatted(name, store);
    String written =
        "keytool -exportcert -rfc -alias a -storepass invented -keystore %s -file %s 2>&1"
            .formatted(store, file);
    machine.type(name, new Runbook.Block(0, made + "\n" + written, List.of()));
    return file.toString();
  }

  private String webhook() {
    Reply made =
        nodes
            .node(MO)
            .post(
                token("national-coordinator"),
                "/api/v1/webhooks",
                "{\"url\": \"https://hooks.invented.example/node\", \"cases\": \"OWN\"}");
    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
    return made.body().get("id").asString();
  }

  @Test
  @Order(2)
  void aPartnerAndAMemberLeave() throws JOSEException {
    machine.set("PARTNER", partner());
    List<Runbook.Section> page = Runbook.read("off-board.md").typed();
    type(page, "A partner organisation leaves");
    type(page, "A member leaves");
  }

  private String partner() throws JOSEException {
    String key =
        new ECKeyGenerator(Curve.P_256).keyID("one").generate().toPublicJWK().toJSONString();
    Reply made =
        nodes
            .node(MO)
            .post(
                token("national-coordinator"),
                "/api/v1/partners",
                """
                {"organisation": "mo-lantern", "kind": "NGO", "name": "An invented NGO",
                 "language": "pt", "keys": %s}"""
                    .formatted(key));
    assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
    return made.body().get("id").asString();
  }

  @Test
  @Order(3)
  void anAuthorityIsAtTheDoor() throws IOException {
    nodes.node(MO).get(token("auditor"), "/api/v1/cases/" + nodes.caseReference + "?purpose=AUDIT");
    Runbook.read("audit-day.md").typed().forEach(this::type);
    assertThat(Files.readString(desk.resolve("handover/told.json"))).contains(MN);
  }

  @Test
  @Order(4)
  void itIsChecked() {
    Runbook.read("check.md").typed().forEach(this::type);
  }

  /** By a second process of it, over the same database. */
  @Test
  @Order(5)
  void itIsUpgradedAndGoesBack() {
    NodeUnderTest old = nodes.node(MO);
    List<Runbook.Section> page = Runbook.read("upgrade.md").typed();
    type(page, "Upgrade");
    assertThat(old.isRunning()).isFalse();
    assertThat(next).isNotNull();
    type(page, "Back");
    assertThat(next).isNull();
    nodes.settle();
    assertThat(page).extracting(Runbook.Section::heading).isSubsetOf(typed);
  }

  @Test
  @Order(6)
  void itIsBackedUp() {
    Runbook.read("backup.md").typed().forEach(this::type);
  }

  @Test
  @Order(7)
  void itIsRestored() {
    theLostLifeGoesOn();
    for (Runbook.Section section : Runbook.read("restore.md").typed()) {
      type(section);
      if (section.heading().equals("Start")) {
        nodes.carryUntil(() -> !isAsking());
      }
    }
    assertThat(nodes.node(MO).databaseUrl()).endsWith(RESTORED);
    nodes.settle();
  }

  private boolean isAsking() {
    return nodes
        .node(MO)
        .get(token("operator"), "/api/v1/recovery")
        .body()
        .get("asking")
        .asBoolean();
  }

  /** What only the peer will know of: a message, and a receipt for one of its own. */
  private void theLostLifeGoesOn() {
    nodes.warn("HEALTH");
    nodes.does(
        MN,
        "consular-officer",
        "tell-status",
        "\"to\": [\"mo-destination\"], \"status\": \"WAITING\"");
    nodes.settle();
  }

  @Test
  @Order(8)
  void itLeavesAndItsRecordsEnd() {
    List<Runbook.Section> page = Runbook.read("off-board.md").typed();
    type(page, "This node leaves");
    type(page, "When its records end");
    assertThat(page).extracting(Runbook.Section::heading).isSubsetOf(typed);
  }

  private void type(List<Runbook.Section> page, String heading) {
    page.stream().filter(section -> section.heading().equals(heading)).forEach(this::type);
  }

  private void type(Runbook.Section section) {
    typed.add(section.heading());
    for (Runbook.Block block : section.blocks()) {
      answersAt();
      machine.type(section.heading(), block);
    }
  }

  private Answer run(String program, List<String> words) {
    try {
      return switch (program) {
        case "java" -> ofTheJar(words.subList(2, words.size()));
        case "systemctl" -> ofTheUnit(words.getFirst(), words.getLast());
        case "createdb" -> new Answer(0, TestDatabase.make(words.getLast()) + "\n");
        case "dropdb" -> {
          TestDatabase.drop(words.getLast());
          yield new Answer(0, "");
        }
        default -> new Answer(127, program);
      };
    } catch (RuntimeException | IOException e) {
      return new Answer(70, e.toString());
    }
  }

  private static Answer ofTheJar(List<String> words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(said, true, UTF_8);
    int status = NodeCommands.run(to, to, words.toArray(String[]::new));
    return new Answer(status, said.toString(UTF_8));
  }

  private Answer ofTheUnit(String order, String unit) throws IOException {
    if (unit.endsWith("@next")) {
      ofTheNext(order);
      return new Answer(0, "");
    }
    if (!order.equals("start")) {
      nodes.node(MO).close();
    }
    if (!order.equals("stop")) {
      start();
    }
    return new Answer(0, "");
  }

  private void ofTheNext(String order) {
    if (order.equals("start")) {
      next =
          nodes.beside(MO, Map.of("trm.recovery.stop-file", desk.resolve("next.stop").toString()));
    } else {
      Objects.requireNonNull(next).close();
      next = null;
    }
  }

  private void start() throws IOException {
    String before = nodes.node(MO).databaseUrl();
    String url =
        Files.readAllLines(settings).stream()
            .filter(line -> line.startsWith("trm.database.url="))
            .map(line -> line.substring(line.indexOf('=') + 1))
            .findAny()
            .orElseThrow();
    if (url.equals(before)) {
      nodes.start(MO, url);
    } else {
      nodes.startFrom(MO, url);
    }
    answersAt();
  }
}
