package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.TestFederation;
import trm.node.TestRealm;
import trm.node.attachment.InventedFiles;
import trm.node.storage.TestDatabase;

/**
 * A consular desk's work from its inbox to the word that the person is home, at two nodes over
 * HTTP; the mail between them is carried by hand.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsularDeskDayTest {
  private static final String MO = "mo-destination";
  private static final String MN = "mn-origin";
  private static final byte[] PHOTO = InventedFiles.jpeg("22.19,113.54");

  @TempDir static Path folder;
  private TestRealm realm;
  private NodeUnderTest macao;
  private NodeUnderTest mongolia;
  private MailByHand mail;
  private String caseReference = "";

  @BeforeAll
  void start() {
    realm = TestRealm.start();
    TestFederation federation = new TestFederation(folder, MO, MN);
    macao = node(MO, federation);
    mongolia = node(MN, federation);
    mail = new MailByHand(Map.of(MO, macao, MN, mongolia));
  }

  private NodeUnderTest node(String id, TestFederation federation) {
    return NodeUnderTest.start(
        id,
        federation,
        realm,
        TestDatabase.emptyUrl(),
        "127.0.0.1:1",
        NodeUnderTest.WITHOUT_MAILBOX);
  }

  @AfterAll
  void stop() {
    macao.close();
    mongolia.close();
    realm.close();
  }

  /** Somebody at one of the two nodes. */
  private final class Person {
    private final NodeUnderTest node;
    private final String token;

    Person(String node, String account, String organisation, String role) {
      this.node = node.equals(MO) ? macao : mongolia;
      this.token = realm.token(realm.issuer(), node, account, organisation, Instant.now(), role);
    }

    Reply get(String path) {
      return node.get(token, path);
    }

    JsonNode work(String query) {
      return get("/api/v1/work?" + query).body().get("items");
    }

    Reply does(String command, String fields) {
      JsonNode line = get(ofCase("")).body();
      Reply reply =
          node.post(
              token,
              ofCase("/commands/" + command),
              "{\"epoch\": %s, \"turn\": %s, %s}"
                  .formatted(line.get("epoch"), line.get("turn"), fields),
              "Idempotency-Key",
              UUID.randomUUID().toString());
      assertThat(reply.status()).as("%s: %s", command, reply.body()).isEqualTo(202);
      mail.carry();
      return reply;
    }

    String files(String shows, String form, byte[] file) {
      Reply filed = send(shows, form, file);
      assertThat(filed.status()).as(filed.body().toString()).isEqualTo(202);
      return filed.body().get("created").asString();
    }

    Reply send(String shows, String form, byte[] file) {
      return node.postFile(
          token, ofCase("/attachments?shows=" + shows), form, file, UUID.randomUUID().toString());
    }
  }

  private String ofCase(String more) {
    return "/api/v1/cases/" + caseReference + more;
  }

  @Test
  void fromTheInboxToTheWordThatSheIsHome() {
    Person coordinator = new Person(MO, "marta", "mo-coordination", "national-coordinator");
    Person consul = new Person(MN, "bold", "mn-consulate", "consular-officer");
    Person province = new Person(MN, "saran", "mn-province", "case-worker");
    open(coordinator);

    String photo = coordinator.files("PERSON_PHOTO", "image/jpeg", PHOTO);
    String home = coordinator.files("HOME_PHOTO", "image/png", InventedFiles.png(9));
    Reply asked =
        coordinator.does(
            "request-verification",
            """
            "to": "mn-origin", "kind": "NATIONALITY_AND_IDENTITY",
            "identity": {"familyName": "Zokhiomol", "givenNames": "Solongo"},
            "clues": {"landmarks": "An invented well."}, "attachments": ["%s", "%s"]
            """
                .formatted(photo, home));
    assertThat(asked.body().get("leftOut").toString())
        .as("of family and home she has allowed nothing yet, and the officer is told")
        .contains("\"clues\"", "\"homeFiles\"")
        .doesNotContain("identityFiles");
    String request = asked.body().get("created").asString();

    readsWhatTheBasisAllows(consul, photo, home);
    consul.does(
        "answer-request",
        "\"requestId\": \"%s\", \"outcome\": \"MORE_DATA_NEEDED\", \"moreDataNeeded\": [\"ADDRESS\"]"
            .formatted(request));
    consent(coordinator, "\"B\", \"C\", \"D\", \"E\", \"J\"");
    coordinator.does(
        "add-data",
        """
        "requestId": "%s", "attachments": ["%s"],
        "clues": {"places": [{"meaning": "HOME", "province": "Zavkhan", "landmark": "a blue bridge",
          "certainty": "LIKELY", "knownBy": "PERSON"}]}
        """
            .formatted(request, home));
    assertThat(consul.get(ofCase("/attachments/" + home)).status()).isEqualTo(200);

    asksTheProvince(consul, province, request);
    String extract =
        consul.files("DOCUMENT_SCAN", "application/pdf", InventedFiles.pdf("/Type /Catalog"));
    consul.does(
        "answer-request",
        """
        "requestId": "%s", "outcome": "CONFIRMED", "grounds": ["KNOWN_AT_HOME", "REGISTER_ENTRY"],
        "attachments": ["%s"]
        """
            .formatted(request, extract));
    assertThat(coordinator.get(ofCase("/attachments/" + extract)).contentType())
        .isEqualTo("application/pdf");
    issuesADocument(coordinator, consul);
    comesHome(coordinator, new Person(MN, "tuya", "mn-coordination", "national-coordinator"));
    JsonNode notice = consul.work("kind=ARRIVAL_NOTICE&case=" + caseReference);
    assertThat(notice.size()).isEqualTo(1);
    assertThat(consul.work("kind=DOCUMENT_WARNING&case=" + caseReference).size()).isZero();
    consul.does("record-measure", "\"measure\": \"M4.7\", \"covered\": [\"TAKEN_BACK\"]");
    assertThat(consul.work("kind=ARRIVAL_NOTICE&case=" + caseReference).size()).isZero();
  }

  private void comesHome(Person here, Person there) {
    here.does("record-measure", "\"measure\": \"M1.4\"");
    here.does("share-assessment", assessment("DESTINATION", MN));
    there.does("share-assessment", assessment("ORIGIN", MO));
    String home = created(here.does("propose-return", "\"to\": \"mn-origin\""));
    there.does(
        "answer-request", "\"requestId\": \"%s\", \"outcome\": \"ACCEPTED\"".formatted(home));
    String room =
        created(
            here.does(
                "request-verification",
                """
                "to": "mn-origin", "kind": "CAPACITY",
                "profile": {"ageBand": "ADULT_25_PLUS", "sex": "FEMALE", "minor": false}
                """));
    there.does(
        "answer-request",
        """
        "requestId": "%s", "outcome": "ACCEPTED",
        "capacities": ["PSYCHOSOCIAL", "CASE_WORKER", "LEGAL"]
        """
            .formatted(room));
    Instant now = Instant.now();
    String plan =
        created(
            here.does(
                "share-plan",
                """
                "to": ["mn-origin"], "kind": "RETURN", "receivingOrganisation": "mn-home",
                "contact": "desk-1", "alternate": "desk-2", "validUntil": "2089-01-01", "goals": ["HOUSING"],
                "itinerary": [{"from": "MO", "to": "MN", "departsAt": "%s", "arrivesAt": "%s"}]
                """
                    .formatted(now.plusSeconds(60), now.plusSeconds(120))));
    here.does("confirm-return", "\"planId\": \"%s\"".formatted(plan));
    travels(here, there);
  }

  private void travels(Person here, Person there) {
    Instant now = Instant.now();
    String handover =
        created(
            here.does(
                "offer-handover",
                """
                "to": ["mn-origin"], "finalDestination": true, "meetingPlace": "Gate 4",
                "meetingAt": "%s", "expiresAt": "%s", "language": "mon",
                "capacities": ["PSYCHOSOCIAL", "CASE_WORKER", "LEGAL"]
                """
                    .formatted(now.plusSeconds(600), now.plusSeconds(86400))));
    there.does(
        "accept-handover",
        "\"handoverId\": \"%s\", \"contact\": \"desk-3\", \"alternate\": \"desk-4\""
            .formatted(handover));
    here.does(
        "record-departure",
        """
        "handoverId": "%s", "departedAt": "%s",
        "itinerary": [{"from": "MO", "to": "MN", "departsAt": "%s", "arrivesAt": "%s"}]
        """
            .formatted(handover, now, now, now.plusSeconds(60)));
    String code =
        here.get(ofCase(""))
            .body()
            .get("facts")
            .valueStream()
            .filter(fact -> fact.get("eventType").asString().equals("ArrivalCodeIssued"))
            .findFirst()
            .orElseThrow()
            .at("/event/code")
            .asString();
    there.does(
        "confirm-arrival",
        "\"handoverId\": \"%s\", \"arrivalCode\": \"%s\", \"arrivedAt\": \"%s\""
            .formatted(handover, code, Instant.now()));
  }

  private static String assessment(String side, String to) {
    return """
        "to": ["%s"], "side": "%s", "level": "LOW", "needs": ["PSYCHOSOCIAL"],
        "risks": [{"type": "RETALIATION", "level": "LOW"}]
        """
        .formatted(to, side);
  }

  private static String created(Reply reply) {
    return reply.body().get("created").asString();
  }

  private void open(Person coordinator) {
    Reply opened =
        coordinator.node.post(
            coordinator.token,
            "/api/v1/cases",
            """
            {"language": "mon", "interpreter": true,
             "identity": {"familyName": "Zokhiomol", "givenNames": "S", "birthDate": "1990-01-01"}}
            """,
            "Idempotency-Key",
            UUID.randomUUID().toString());
    caseReference = opened.body().get("case").asString();
    consent(coordinator, "\"C\"");
    coordinator.does(
        "record-measure", "\"measure\": \"M1.3\", \"covered\": [\"ORIGIN_AUTHORITIES\"]");
    coordinator.does("record-asylum-advice", "\"interpreter\": true");
  }

  private void consent(Person coordinator, String classes) {
    coordinator.does(
        "give-consent",
        """
        "subject": "p-1", "givenBy": "PERSON", "purposes": ["VERIFICATION", "RISK_ASSESSMENT", "RETURN", "ASSISTANCE"],
        "receivers": ["mn-origin", "mo-destination"], "classes": [%s], "exceptions": [],
        "language": "mon", "interpreter": true, "validFrom": "2020-01-01T00:00:00Z",
        "validUntil": "2090-01-01T00:00:00Z"
        """
            .formatted(classes));
  }

  private void readsWhatTheBasisAllows(Person consul, String photo, String home) {
    JsonNode waiting = consul.work("kind=REQUEST");
    assertThat(waiting.size()).isEqualTo(1);
    assertThat(waiting.get(0).get("asks").asString()).isEqualTo("NATIONALITY_AND_IDENTITY");
    assertThat(waiting.get(0).get("owedTo").asString()).isEqualTo(MO);

    String seen = consul.get(ofCase("?purpose=VERIFICATION")).body().toString();
    assertThat(seen)
        .contains("Solongo", photo)
        .doesNotContain("invented well", home, "ASYLUM", "AsylumAdvice");
    Reply shown = consul.get(ofCase("/attachments/" + photo + "?purpose=VERIFICATION"));
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.headers())
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("content-disposition", "attachment; filename=\"" + photo + ".jpg\"");
    assertThat(shown.body().get("text").asString())
        .as("what the photo said of its place stayed at home")
        .contains("JFIF")
        .doesNotContain("22.19");
    assertThat(consul.get(ofCase("/attachments/" + home)).code()).isEqualTo("UNKNOWN_ATTACHMENT");
  }

  private void asksTheProvince(Person consul, Person province, String request) {
    Reply delegated =
        consul.does(
            "delegate-task",
            """
            "to": "mn-province", "level": "PROVINCE", "requestId": "%s", "dueBy": "%s"
            """
                .formatted(request, Instant.now().plus(3, ChronoUnit.DAYS)));
    assertThat(province.work("kind=TASK").size()).isEqualTo(1);
    province.does(
        "return-task",
        """
        "taskId": "%s", "outcome": "DONE", "finding": "CONFIRMED", "grounds": ["KNOWN_AT_HOME"],
        "note": "Two neighbours know her."
        """
            .formatted(delegated.body().get("created").asString()));
    assertThat(consul.get(ofCase("?purpose=VERIFICATION")).body().toString())
        .contains("Two neighbours know her.");
  }

  private void issuesADocument(Person coordinator, Person consul) {
    String request =
        coordinator
            .does(
                "request-verification",
                """
                "to": "mn-origin", "kind": "TRAVEL_DOCUMENT",
                "identity": {"familyName": "Zokhiomol", "givenNames": "Solongo"}
                """)
            .body()
            .get("created")
            .asString();
    LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
    consul.does(
        "answer-request",
        """
        "requestId": "%s", "outcome": "CONFIRMED", "travelDocument": {
          "type": "EMERGENCY_CERTIFICATE", "number": "X-1", "issuedOn": "%s", "expiresOn": "%s"}
        """
            .formatted(request, today, today.plusDays(10)));
    for (Person watching : List.of(coordinator, consul)) {
      JsonNode watch = watching.work("kind=DOCUMENT_WARNING&case=" + caseReference);
      assertThat(watch.size()).as("whoever issued it watches it too").isEqualTo(1);
      assertThat(watch.get(0).get("overdue").asBoolean()).isTrue();
    }
  }

  @Test
  void aFileThatIsNotWhatItSaysIsRefusedWhereItIsFiled() {
    Person coordinator = new Person(MO, "marta", "mo-coordination", "national-coordinator");
    if (caseReference.isEmpty()) {
      open(coordinator);
    }
    byte[] page = "<html><script>1</script>".getBytes(StandardCharsets.UTF_8);

    assertThat(coordinator.send("PERSON_PHOTO", "image/png", page).code())
        .isEqualTo("FILE_UNSOUND");
    assertThat(coordinator.send("PERSON_PHOTO", "image/png", PHOTO).code())
        .isEqualTo("FILE_UNSOUND");
    assertThat(coordinator.send("PERSON_PHOTO", "text/html", page).code())
        .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    assertThat(coordinator.send("PERSON_PHOTO", "image/png", new byte[(3 << 20) + 1]).code())
        .isEqualTo("FILE_TOO_LARGE");
    assertThat(coordinator.send("SELFIE", "image/jpeg", PHOTO).code()).isEqualTo("UNKNOWN_CODE");
    assertThat(
            coordinator.send("PERSON_PHOTO", "image/png", InventedFiles.png((3 << 20) - 90)).code())
        .as("the largest there may be")
        .isEmpty();
  }
}
