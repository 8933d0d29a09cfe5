package trm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trm.client.ProblemException.BrokenRule;
import trm.client.SmallServer.Asked;

class CallingTest {
  private static final String DONE =
      """
      {"case": "C1", "epoch": 1, "turn": 2, "journalIndex": 57, "created": "consent-1",
       "messageIds": ["m1"], "leftOut": [{"to": "mn-origin", "event": "A", "fields": ["b"]}],
       "somethingNewer": true}""";
  private static final String BROKEN =
      """
      {"status": 409, "code": "RULES_BROKEN", "title": "Not now", "detail": "See below",
       "language": "en", "rules": [{"id": "SOP4-RETURN-03", "sentence": "A hold is open."}]}""";
  private static final Command COMMAND =
      Command.of("C1", "offer-turn", new Screen(1, 1), Map.of("to", "Harbour House"));

  private final SmallServer server = new SmallServer();
  private final List<Duration> pauses = new ArrayList<>();
  private final Transport transport =
      Transport.usual()
          .with(new Retry(3, Duration.ofSeconds(1), Duration.ofSeconds(20)))
          .with(pauses::add);
  private final NodeClient node =
      NodeClient.of(server.url(), refused -> refused == null ? "token" : "fresh", transport);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void givesACommandWithScreenKeyAndOfficer() {
    server.answers(202, DONE);
    Done done = node.actingFor("o-17").inLanguage("mn").give(COMMAND);

    Asked asked = server.asked().getFirst();
    assertThat(asked.uri()).isEqualTo("/api/v1/cases/C1/commands/offer-turn");
    assertThat(asked.header("Authorization")).isEqualTo("Bearer token");
    assertThat(asked.header("Idempotency-Key")).isEqualTo(COMMAND.idempotencyKey());
    assertThat(asked.header("Acting-Officer")).isEqualTo("o-17");
    assertThat(asked.header("Accept-Language")).isEqualTo("mn");
    assertThat(Json.read(asked.body()).path("turn").asLong()).isEqualTo(1);
    assertThat(done.screen()).isEqualTo(new Screen(1, 2));
    assertThat(done.created()).contains("consent-1");
    assertThat(done.messageIds()).containsExactly("m1");
    assertThat(done.leftOut().getFirst().fields()).containsExactly("b");
  }

  @Test
  void readsACaseAndActsOnlyIfItIsUnchanged() {
    String file =
        """
        {"case": "C1", "epoch": 1, "turn": 3, "authority": "mo-destination", "turnHolder": null,
         "duty": ["mo-destination"], "changedAt": "2026-03-02T12:00:00Z",
         "facts": [{"eventType": "A", "node": "n", "event": {"x": 1}},
                   {"eventType": "A", "node": "n", "event": {"x": 2}}]}""";
    server.answers(200, Map.of("ETag", "\"3.9\""), file).answers(202, DONE);
    CaseFile read = node.readCase("C1", "CASE_WORK");
    node.give(Command.of("C1", "x", read.screen(), Map.of()).ifUnchangedSince(read));

    assertThat(server.asked().getFirst().uri()).isEqualTo("/api/v1/cases/C1?purpose=CASE_WORK");
    assertThat(server.asked().getLast().header("If-Match")).isEqualTo("\"3.9\"");
    assertThat(read.newest("A").orElseThrow().event().path("x").asInt()).isEqualTo(2);
    assertThat(read.line().turnHolder()).isEmpty();
    assertThat(read).asString().contains("protected");
  }

  @Test
  void aRefusalNamesTheRulesByTheirIds() {
    server.answers(409, BROKEN);

    assertThatThrownBy(() -> node.give(COMMAND))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code()).isEqualTo("RULES_BROKEN");
              assertThat(problem.rules())
                  .containsExactly(new BrokenRule("SOP4-RETURN-03", "A hold is open."));
            })
        .hasMessageContaining("SOP4-RETURN-03");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void anAnswerThatIsNoProblemDocumentIsAProblemWithoutACode() {
    server.answers(502, "<html>");

    assertThatThrownBy(node::cases)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.code()).isEmpty());
  }

  @Test
  void waitsAsLongAsTheNodeAsksAndRepeatsUnderTheSameKey() {
    server
        .answers(429, Map.of("Retry-After", "7"), "{}")
        .answers(503, Map.of("Retry-After", "1"), "{}")
        .answers(202, DONE);
    node.give(COMMAND);

    assertThat(pauses.getFirst()).isEqualTo(Duration.ofSeconds(7));
    assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2400));
    assertThat(server.asked().stream().map(asked -> asked.header("Idempotency-Key")).distinct())
        .containsExactly(COMMAND.idempotencyKey());
  }

  @Test
  void tellsWhoeverWouldHaveToWaitTooLong() {
    server.answers(429, Map.of("Retry-After", "21"), "{\"code\":\"TOO_MANY_REQUESTS\"}");

    assertThatThrownBy(() -> node.give(COMMAND))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.retryAfter()).contains(Duration.ofSeconds(21)));
    assertThat(pauses).isEmpty();
  }

  @Test
  void repeatsAfterALostConnectionUnderTheSameKey() {
    server.hangsUp().answers(202, DONE);
    node.give(COMMAND);

    assertThat(server.asked()).hasSize(2);
    assertThat(server.asked().getLast().header("Idempotency-Key"))
        .isEqualTo(COMMAND.idempotencyKey());
    assertThat(server.asked().getLast().body()).isEqualTo(server.asked().getFirst().body());
  }

  @Test
  void repeatsNothingThatHasNoKey() {
    server.hangsUp().answers(503, "{}");

    assertThatThrownBy(() -> node.json(Request.post("/webhooks", Map.of())))
        .isInstanceOf(UnreachableException.class);
    assertThatThrownBy(() -> node.json(Request.post("/webhooks", Map.of())))
        .isInstanceOf(ProblemException.class);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void givesUpAfterItsAttempts() {
    server.hangsUp().hangsUp().hangsUp();

    assertThatThrownBy(() -> node.give(COMMAND)).isInstanceOf(UnreachableException.class);
    assertThat(server.asked()).hasSize(3);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void fetchesATokenAnewWhenTheNodeRefusesTheOneItHas() {
    server.answers(401, "{}").answers(200, "{\"cases\":[]}");

    assertThat(node.cases()).isEmpty();
    assertThat(server.asked().getLast().header("Authorization")).isEqualTo("Bearer fresh");
  }

  @Test
  void looksAtAFileBeforeItIsImported() {
    String faults =
        """
        {"dry": true, "people": 1, "opened": [], "notShown": 0,
         "notUnderstood": [{"row": 2, "column": "prs_Sex", "sentence": "Is no code."}]}""";
    server.answers(200, faults);
    ImportFile file = ImportFile.of("a;b".getBytes(StandardCharsets.UTF_8), "text/csv", "file-1");
    ImportReport report = node.importFile(file.inLanguage("mon"));

    assertThat(server.asked().getFirst().uri())
        .isEqualTo("/api/v1/imports/htcds?dry=true&defaultLanguage=mon&interpreter=true");
    assertThat(server.asked().getFirst().header("Content-Type")).isEqualTo("text/csv");
    assertThat(report.notUnderstood().getFirst().column()).isEqualTo("prs_Sex");
  }

  @Test
  void turnsThePagesOfTheWorkList() {
    String item =
        """
        {"case": "C1", "kind": "REQUEST", "measure": "M4.4", "dueAt": "2026-03-02T12:00:00Z",
         "overdue": true, "owedBy": "mn-origin", "owedTo": "mo-destination", "organisation": null}""";
    server
        .answers(200, "{\"items\":[%s],\"next\":\"N 1\"}".formatted(item))
        .answers(200, "{\"items\":[],\"next\":null}");
    WorkQuestion question = WorkQuestion.all().overdue(true);
    WorkPage first = node.work(question);
    WorkPage last = node.work(question.after(first));

    assertThat(first.items().getFirst().overdue()).isTrue();
    assertThat(first.items().getFirst().organisation()).isEmpty();
    assertThat(last.next()).isEmpty();
    assertThat(server.asked().getLast().uri()).isEqualTo("/api/v1/work?after=N%201&overdue=true");
  }

  @Test
  void seesWhetherAMessageIsReceipted() {
    server
        .answers(
            200,
            """
        {"messages": [{"messageId": "m1", "recipient": "mn-origin", "eventType": "RiskAlert",
         "state": "SENT", "overdue": false, "postedAt": "2026-03-02T12:00:00Z"}], "next": "N"}""")
        .answers(200, "{\"messages\": [], \"next\": null}");

    Message message = node.messages("C1").getFirst();
    assertThat(server.asked().getLast().uri()).isEqualTo("/api/v1/messages?case=C1&after=N");
    assertThat(message.isReceipted()).isFalse();
    assertThat(message.closedAt()).isEmpty();
  }
}
