package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;

/** What waits for whom, over HTTP, in cases that were opened ten days ago. */
@OneNode(settings = "trm.deadlines.check-interval=1s")
final class WorkListTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestRealm realm;
  private final NodeUnderTest node;
  private final String coordinator;

  WorkListTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.realm = realm;
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
  }

  @Test
  void saysWhatWaitsSinceWhenUntilWhenAndFromWhom() {
    String shelter = worker("harbour");
    String opened = opened(shelter, 0);

    JsonNode item = items(work(shelter, "?measure=M1.2")).getFirst();
    assertThat(item.get("case").asString()).isEqualTo(opened);
    assertThat(item.get("deadline").asString()).isEqualTo("measure:M1.2");
    assertThat(item.get("kind").asString()).isEqualTo("MEASURE");
    assertThat(time(item, "dueAt")).isEqualTo(time(item, "since").plus(Duration.ofHours(24)));
    assertThat(item.get("overdue").asBoolean()).isFalse();
    assertThat(item.get("owedBy").asString()).isEqualTo("mo-destination");
    assertThat(item.get("owedTo").asString()).isEqualTo("mo-destination");
    assertThat(item.get("organisation").asString()).isEqualTo("harbour");
    assertThat(item.get("ground").asString()).isEqualTo("NEUTRAL_DEFAULT");
    assertThat(item.get("source").asString()).isEqualTo("neutral default");
    assertThat(item.get("escalatedTo").isNull()).isTrue();

    command(shelter, opened, "record-measure", "\"measure\":\"M1.2\"");
    assertThat(items(work(shelter, "?measure=M1.2"))).isEmpty();
  }

  @Test
  void showsNobodyTheWorkOfAnother() {
    String opened = opened(worker("bay"), 0);

    assertThat(items(work(worker("cliff"), "?case=" + opened))).isEmpty();
    assertThat(items(work(partner("cliff"), "?case=" + opened))).isEmpty();
    assertThat(items(work(partner("bay"), "?case=" + opened))).isNotEmpty();
    assertThat(work(realm.token("otto", "operations", "operator"), "").code())
        .isEqualTo("ROLE_NOT_ALLOWED");
  }

  @Test
  void climbsToTheSupervisorAndTheCoordinatorAndIsCounted() {
    String opened = opened(worker("pier"), 20);
    String supervisor = realm.token("sven", "pier", "supervisor");

    until(() -> items(work(supervisor, "?measure=M1.2&case=" + opened)).size() == 1);
    JsonNode item = items(work(supervisor, "?measure=M1.2&case=" + opened)).getFirst();
    assertThat(item.get("overdue").asBoolean()).isTrue();
    assertThat(item.get("escalatedTo").asString()).isEqualTo("FOCAL_POINT_ALTERNATE");
    assertThat(item.get("escalatesAt").isNull()).isTrue();
    assertThat(items(work(coordinator, "?overdue=true&case=" + opened))).isNotEmpty();
    String alternate = realm.token("alba", "elsewhere", "focal-point-alternate");
    assertThat(items(work(alternate, "?measure=M1.2&case=" + opened))).hasSize(1);
    assertThat(items(work(alternate, "?overdue=false"))).isEmpty();
    assertThat(items(work(realm.token("sofia", "quay", "supervisor"), "?case=" + opened)))
        .isEmpty();
    until(() -> metered("trm_deadlines_overdue{").contains("measure=\"M1.2\""));
    // Counted after the commit that shows it, so a moment later.
    until(() -> metered("trm_deadlines_raised_total{").contains("rung=\"SUPERVISOR\""));

    command(worker("pier"), opened, "record-measure", "\"measure\":\"M1.2\"");
    assertThat(items(work(supervisor, "?measure=M1.2&case=" + opened))).isEmpty();
  }

  @Test
  void pagesSkipAndRepeatNothingWhileCasesAreOpened() {
    String shelter = worker("lagoon");
    List<String> before = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      before.add(opened(shelter, i % 3));
    }

    List<String> read = new ArrayList<>();
    String next = "";
    for (int page = 0; page < 40 && next != null; page++) {
      String after = next.isEmpty() ? "" : "&after=" + next;
      Reply reply = work(shelter, "?measure=M1.2&max=2" + after);
      items(reply).forEach(item -> read.add(item.get("case").asString()));
      JsonNode cursor = reply.body().get("next");
      next = cursor.isNull() ? null : cursor.asString();
      if (page < 3) {
        opened(shelter, 15);
        opened(shelter, 0);
      }
    }

    assertThat(read).doesNotHaveDuplicates().containsAll(before);
    assertThat(read).as("the later ones came too, the earlier ones did not").hasSize(7 + 3);
  }

  @Test
  void aTaskLiesOnTheDeskThatItWasGivenTo() {
    String centre = worker("centre");
    String opened = opened(centre, 0);
    String province = worker("province");
    String district = worker("district");
    assertThat(items(work(province, ""))).isEmpty();

    Reply given = delegate(centre, opened, "province", "PROVINCE", "\"measure\":\"M1.2\"", 20);
    String task = given.body().get("created").asString();
    Reply passedOn = delegate(province, opened, "district", "DISTRICT", parent(task), 15);
    String part = passedOn.body().get("created").asString();

    assertThat(items(work(district, "?kind=TASK")))
        .singleElement()
        .satisfies(item -> assertThat(item.get("deadline").asString()).isEqualTo("task:" + part));
    Reply tooLate = delegate(province, opened, "hamlet", "DISTRICT", parent(task), 21);
    assertThat(tooLate.code()).isEqualTo("RULES_BROKEN");
    assertThat(tooLate.body().toString()).contains("SOP2-DELEGATION-03");

    command(district, opened, "return-task", "\"taskId\":\"" + part + "\",\"outcome\":\"DONE\"");
    assertThat(items(work(district, "?kind=TASK"))).isEmpty();
    assertThat(items(work(province, "?kind=TASK"))).hasSize(1);
  }

  @Test
  void answersAQuestionThatItCannotReadByNamingTheField() {
    for (String wrong :
        List.of("overdue=maybe", "kind=NONE", "dueBefore=soon", "after=!!", "after=YQ", "max=0")) {
      Reply reply = work(coordinator, "?" + wrong);
      assertThat(reply.code()).as(wrong).isEqualTo("FIELD_INVALID");
      assertThat(reply.body().toString()).contains(wrong.substring(0, wrong.indexOf('=')));
    }
    assertThat(work(coordinator, "?role=prosecutor").code()).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(work(coordinator, "?role=national-coordinator").status()).isEqualTo(200);
  }

  private String worker(String organisation) {
    return realm.token("officer-of-" + organisation, organisation, "case-worker");
  }

  private String partner(String organisation) {
    return realm.token("system-of-" + organisation, organisation, "partner");
  }

  private Reply work(String token, String query) {
    return node.get(token, "/api/v1/work" + query, "Acting-Officer", "officer-1");
  }

  private static List<JsonNode> items(Reply reply) {
    assertThat(reply.status()).isEqualTo(200);
    List<JsonNode> items = new ArrayList<>();
    reply.body().get("items").forEach(items::add);
    return items;
  }

  private static Instant time(JsonNode item, String field) {
    return Instant.parse(item.get(field).asString());
  }

  private String opened(String token, int daysAgo) {
    Instant at = Instant.now().minus(Duration.ofDays(daysAgo));
    Reply reply =
        post(
            token,
            "/api/v1/cases",
            "{\"language\":\"mon\",\"interpreter\":true,\"occurredAt\":\"" + at + "\"}");
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
    return reply.body().get("case").asString();
  }

  private Reply delegate(
      String token, String opened, String to, String level, String what, int hours) {
    Instant due = Instant.now().plus(Duration.ofHours(hours));
    return send(
        token,
        opened,
        "delegate-task",
        "\"to\":\"%s\",\"level\":\"%s\",%s,\"dueBy\":\"%s\"".formatted(to, level, what, due));
  }

  private static String parent(String task) {
    return "\"parent\":\"" + task + "\"";
  }

  private void command(String token, String opened, String name, String fields) {
    Reply reply = send(token, opened, name, fields);
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
  }

  private Reply send(String token, String opened, String name, String fields) {
    return post(
        token,
        "/api/v1/cases/" + opened + "/commands/" + name,
        "{\"epoch\":1,\"turn\":1," + fields + "}");
  }

  private Reply post(String token, String path, String body) {
    return node.post(token, path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private String metered(String meter) {
    String all = node.manage("/actuator/prometheus").body().path("text").asString();
    return all.lines()
        .filter(line -> line.startsWith(meter))
        .reduce("", (lines, line) -> lines + line + "\n");
  }

  private static void until(BooleanSupplier condition) {
    Instant limit = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(limit);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
