package trm.node.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.TestFederation;
import trm.node.TestRealm;
import trm.node.storage.TestDatabase;
import trm.schema.Languages;

/** What an officer reads in a mail that a real server took, and what it says of a case: nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NothingOfTheCaseInTheMailTest {
  private static final String PATH = "/api/v1/notices/subscription";
  private static final String DESK = "https://desk.node.example";

  @TempDir static Path folder;
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private TestRealm realm;
  private NodeUnderTest node;
  private String opened;

  @BeforeAll
  void start() {
    server.start();
    realm = TestRealm.start();
    Map<String, String> settings = new HashMap<>(NodeUnderTest.WITHOUT_MAILBOX);
    settings.put("trm.notices.host", "127.0.0.1");
    settings.put("trm.notices.port", String.valueOf(server.getSmtp().getPort()));
    settings.put("trm.notices.tls", "NONE");
    settings.put("trm.notices.from", "node@node.example");
    settings.put("trm.notices.desk-address", DESK);
    settings.put("trm.notices.pause", "1h");
    settings.put("trm.notices.poll-interval", "200ms");
    node =
        NodeUnderTest.start(
            "mo-destination",
            new TestFederation(folder, "mo-destination", "mn-origin"),
            realm,
            TestDatabase.emptyUrl(),
            "127.0.0.1:1",
            settings);
    opened = open();
  }

  @AfterAll
  void stop() {
    node.close();
    realm.close();
    server.stop();
  }

  static List<String> languages() {
    return Languages.ofOfficers().tags();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void saysInTheReadersLanguageHowMuchWaitsAndNothingElse(String language) throws Exception {
    String officer = "officer-" + language.toLowerCase(java.util.Locale.ROOT);
    subscribe(officer, language, "");

    MimeMessage mail = only(officer);

    Letter letter = new Letter(DESK);
    String body = String.valueOf(mail.getContent()).replace("\r\n", "\n").strip();
    int count = Integer.parseInt(body.lines().findFirst().orElse("").replaceAll("[^0-9]", ""));
    assertThat(count).isPositive();
    assertThat(body).isEqualTo(letter.body(language, Map.of(NoticeKind.NEW_WORK, count)).strip());
    assertThat(mail.getSubject()).isEqualTo(letter.subject(language));
    assertThat(mail.getHeader("Content-Language")).containsExactly(language);
    assertNothingOfTheCase(mail);
  }

  private void assertNothingOfTheCase(MimeMessage mail) throws MessagingException, IOException {
    String whole = GreenMailUtil.getHeaders(mail) + mail.getSubject() + mail.getContent();
    JsonNode file = node.get(worker("ana"), "/api/v1/cases/" + opened).body();
    assertThat(texts(file)).contains("Solongo", opened);
    // The node's own name ends the Message-ID; it is of no case.
    assertThat(texts(file).filter(text -> text.length() > 3 && !text.equals("mo-destination")))
        .allSatisfy(text -> assertThat(whole).doesNotContain(text));
    assertThat(whole).doesNotContainIgnoringCase("traffick").doesNotContain("harbour");
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isContainer()
        ? node.valueStream().flatMap(NothingOfTheCaseInTheMailTest::texts)
        : Stream.of(node.asString(""));
  }

  @Test
  void saysItOnceAndTellsTogetherWhatCameSince() throws Exception {
    String officer = "once";
    subscribe(officer, "en", "");
    only(officer);
    open();
    open();

    Instant later = Instant.now().plus(Duration.ofHours(2));
    NoticeLook look = node.part(NoticeLook.class);
    NoticePost post = node.part(NoticePost.class);
    assertThat(steps(() -> look.step(later))).isPositive();
    assertThat(steps(() -> post.step(later))).isPositive();

    assertThat(mailsTo(officer)).hasSize(2);
    assertThat(String.valueOf(mailsTo(officer).toList().getLast().getContent()))
        .startsWith("New work: " + 2 * workOfACase());
  }

  private static long steps(BooleanSupplier step) {
    return Stream.iterate(step.getAsBoolean(), more -> more, _ -> step.getAsBoolean()).count();
  }

  private long workOfACase() {
    return node.get(worker("ana"), "/api/v1/work?case=" + opened + "&max=200")
        .body()
        .get("items")
        .size();
  }

  @Test
  void sendsNothingOfAKindThatNobodyAskedFor() {
    subscribe("picky", "en", "\"CONTACT_TEST\"");
    subscribe("eager", "en", "");

    await(() -> mailsTo("eager").count() == 1);

    assertThat(mailsTo("picky")).isEmpty();
  }

  @Test
  void saysWhatIsNoAddressLanguageOrKind() {
    assertThat(put("wrong", "two@a.example, b@b.example", "en", "").code())
        .isEqualTo("FIELD_INVALID");
    assertThat(put("wrong", "w@a.example\\nBcc: x@b.example", "en", "").code())
        .isEqualTo("FIELD_INVALID");
    assertThat(put("wrong", "w@a.example", "tlh", "").code()).isEqualTo("FIELD_INVALID");
    assertThat(put("wrong", "w@a.example", "en", "\"GOSSIP\"").status()).isEqualTo(400);
    assertThat(node.get(worker("wrong"), PATH).body().get("state").asString()).isEqualTo("NONE");
  }

  @Test
  void endsWhenTheOfficerSaysSo() {
    subscribe("leaver", "en", "\"CONTACT_TEST\"");

    assertThat(node.delete(worker("leaver"), PATH).status()).isEqualTo(204);

    assertThat(node.get(worker("leaver"), PATH).body().get("state").asString()).isEqualTo("NONE");
  }

  private MimeMessage only(String officer) {
    await(() -> mailsTo(officer).count() > 0);
    assertThat(mailsTo(officer)).hasSize(1);
    return mailsTo(officer).findFirst().orElseThrow();
  }

  private Stream<MimeMessage> mailsTo(String officer) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> GreenMailUtil.getHeaders(mail).contains("To: " + officer + "@"));
  }

  private void subscribe(String officer, String language, String kinds) {
    Reply reply = put(officer, officer + "@office.example", language, kinds);
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
    assertThat(reply.body().get("state").asString()).isEqualTo("ACTIVE");
  }

  private Reply put(String officer, String address, String language, String kinds) {
    return node.put(
        worker(officer),
        PATH,
        "{\"address\":\"%s\",\"language\":\"%s\",\"kinds\":[%s]}"
            .formatted(address, language, kinds));
  }

  private String worker(String officer) {
    return realm.token(officer, "harbour", "case-worker");
  }

  private String open() {
    Reply reply =
        node.post(
            worker("ana"),
            "/api/v1/cases",
            """
            {"language":"mon","interpreter":true,
             "intake":{"prs_FirstName":"Solongo","prs_SecondName":"Inventedova",
                       "prs_Birthdate":"1990-01-02","prs_Gender":"Feminine",
                       "prs_MobilePhone":"+97699000000","cco_CaseComment":"She sings at dusk."}}""",
            "Idempotency-Key",
            UUID.randomUUID().toString());
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(202);
    return reply.body().get("case").asString();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
