package trm.node.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import trm.evidence.Digest;
import trm.exchange.UnitOfWork;
import trm.exchange.inbox.InboxStore;
import trm.exchange.inbox.QuarantineReason;
import trm.exchange.inbox.Quarantined;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;

/** Lists are read a page at a time. */
@OneNode
final class PagesTest {
  private static final String CASES = "/api/v1/cases";
  private static final int COUNT = 5;
  private final NodeUnderTest node;
  private final TestRealm realm;
  private String worker = "";

  PagesTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.realm = realm;
  }

  /** Of an organisation of its own, whose lists hold nothing else. */
  @BeforeEach
  void signIn() {
    worker = realm.token("petra", "organisation-" + UUID.randomUUID(), "case-worker");
  }

  @Test
  void everyCaseStandsOnOnePage() {
    List<String> opened = Stream.generate(this::opened).limit(COUNT).toList();

    assertThat(turned(CASES + "?max=2", "cases", "case"))
        .containsExactlyElementsOf(opened.reversed());
    assertThat(turned(CASES, "cases", "case")).containsExactlyElementsOf(opened.reversed());
  }

  @Test
  void whatChangesMeanwhileMovesToTheFrontAndIsNotReadTwice() {
    String first = opened();
    String second = opened();
    JsonNode page = node.get(worker, CASES + "?max=1").body();
    assertThat(page.at("/cases/0/case").asString()).isEqualTo(second);

    measureTaken(second);

    Reply next = node.get(worker, CASES + "?max=1&after=" + page.get("next").asString());
    assertThat(next.body().at("/cases/0/case").asString()).isEqualTo(first);
  }

  @Test
  void everyDraftStandsOnOnePage() {
    List<String> saved = Stream.generate(this::saved).limit(COUNT).toList();

    assertThat(turned("/api/v1/drafts?max=2", "drafts", "id"))
        .containsExactlyElementsOf(saved.reversed());
  }

  @Test
  void everyMessageOfACaseStandsOnOnePage() {
    String opened = opened();
    Stream.of(1, 2, 3).forEach(turn -> warn(opened));
    String all = "/api/v1/messages?case=" + opened;

    List<String> whole = turned(all, "messages", "messageId");

    assertThat(whole).hasSize(3).doesNotHaveDuplicates();
    assertThat(turned(all + "&max=2", "messages", "messageId")).isEqualTo(whole);
  }

  @Test
  void everyEnvelopePutAsideStandsOnOnePage() {
    InboxStore inbox = node.part(InboxStore.class);
    Instant at = Instant.parse("2090-01-01T00:00:00Z");
    List<Digest> aside =
        Stream.generate(() -> Digest.sha256(UUID.randomUUID().toString().getBytes(UTF_8)))
            .limit(COUNT)
            .toList();
    for (int i = 0; i < COUNT; i++) {
      Instant when = at.plusSeconds(i / 2);
      Quarantined one =
          new Quarantined(
              aside.get(i), QuarantineReason.NOT_DECRYPTED, 77, null, null, when, when, 1);
      node.part(UnitOfWork.class)
          .carryOut(
              _ -> {
                inbox.quarantine(one);
                return one;
              });
    }
    worker = realm.token("olga", "mo-operations", "operator");

    List<String> pages = turned("/api/v1/quarantine?max=2", "quarantined", "envelope");

    assertThat(pages).doesNotHaveDuplicates();
    assertThat(pages.subList(0, COUNT))
        .containsExactlyInAnyOrderElementsOf(aside.stream().map(Digest::toString).toList());
    assertThat(turned("/api/v1/quarantine", "quarantined", "envelope")).isEqualTo(pages);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%25", "bm9uZQ", "bm9uZQp4", "MjA5MC0wMS0wMVQwMDowMDowMFo"})
  void aPlaceThatNobodyGaveIsAWrongField(String after) {
    assertThat(node.get(worker, CASES + "?after=" + after).code()).isEqualTo("FIELD_INVALID");
    assertThat(node.get(worker, "/api/v1/drafts?after=" + after).code()).isEqualTo("FIELD_INVALID");
    assertThat(node.get(worker, "/api/v1/messages?after=" + after).code())
        .isEqualTo("FIELD_INVALID");
    assertThat(node.get(worker, "/api/v1/work?after=" + after).code()).isEqualTo("FIELD_INVALID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", "1000"})
  void aPageHasAReasonableSize(String max) {
    assertThat(node.get(worker, CASES + "?max=" + max).code()).isEqualTo("FIELD_INVALID");
  }

  /** The lines of all pages; ends with the page that names no next one. */
  private List<String> turned(String path, String list, String name) {
    List<String> lines = new ArrayList<>();
    String next = "";
    while (next != null) {
      String after = next.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + "after=" + next;
      Reply page = node.get(worker, path + after);
      assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
      page.body().get(list).values().forEach(line -> lines.add(line.get(name).asString()));
      next = page.body().get("next").asString(null);
    }
    return lines;
  }

  private String opened() {
    String opening = "{\"language\":\"mon\",\"interpreter\":true}";
    return post(CASES, opening).body().get("case").asString();
  }

  private String saved() {
    String id = UUID.randomUUID().toString();
    String draft = "{\"command\":\"record-measure\",\"version\":0,\"content\":{}}";
    assertThat(node.put(worker, "/api/v1/drafts/" + id, draft).status()).isEqualTo(200);
    return id;
  }

  private void measureTaken(String opened) {
    post(
        CASES + "/" + opened + "/commands/record-measure",
        "{\"epoch\":1,\"turn\":1,\"measure\":\"M1.4\",\"covered\":[]}");
  }

  private void warn(String opened) {
    post(
        CASES + "/" + opened + "/commands/raise-risk-alert",
        """
        {"epoch": 1, "turn": 1, "to": ["mn-origin"], "type": "STIGMA", "level": "HIGH",
         "concerns": "PERSON", "advice": "MEET_IN_PERSON", "basis": "LIFE"}
        """);
  }

  private Reply post(String path, String body) {
    Reply reply = node.post(worker, path, body, "Idempotency-Key", UUID.randomUUID().toString());
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(202);
    return reply;
  }
}
