package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import trm.evidence.CaseReference;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.exchange.UnitOfWork;
import trm.exchange.receipt.JournalStore;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;
import trm.scenario.Answer;
import trm.scenario.Protection;
import trm.scenario.Scenario;
import trm.scenario.Taken;

/** A case is in the hands of a night shelter; others look into it. */
@OneNode
final class ReadingByAnotherIsJournalledTest {
  private final NodeUnderTest node;
  private final String worker;
  private final String coordinator;
  private final String stranger;

  ReadingByAnotherIsJournalledTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    worker = realm.token("tomas", "mo-night", "case-worker");
    coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
    stranger = realm.token("otto", "mo-elsewhere", "case-worker");
  }

  @Scenario(
      number = "S22",
      situation =
          "Officers who do not hold a case read it, one because she may see every case, one because a life is in danger.",
      holds =
          "Each reading is in the journal, with who read and for what; who has no reason finds no case.",
      without = {
        @Protection(
            value = "a reading is journalled where it is given",
            taken =
                @Taken(
                    in = "trm.exchange.JournalledWork",
                    method = "journal",
                    where = "RECORD_VIEWED",
                    answers = Answer.NOTHING)),
        @Protection(
            value = "a reading in an emergency is journalled as one",
            taken =
                @Taken(
                    in = "trm.exchange.JournalledWork",
                    method = "journal",
                    where = "OVERRIDE",
                    answers = Answer.NOTHING))
      })
  void everyReadingIsInTheJournal() {
    String reference =
        post(worker, "/api/v1/cases", "{\"language\":\"mon\",\"interpreter\":true}")
            .body()
            .get("case")
            .stringValue();
    String path = "/api/v1/cases/" + reference;

    assertThat(node.get(stranger, path).code()).isEqualTo("UNKNOWN_CASE");
    assertThat(node.get(coordinator, path).status()).isEqualTo(200);
    assertThat(post(stranger, path + "/emergency-reading", "{\"reason\":\"LIFE\"}").status())
        .isEqualTo(200);

    assertThat(readings(reference))
        .contains("RECORD_VIEWED by marta of mo-coordination", "OVERRIDE by otto of mo-elsewhere");
  }

  private List<String> readings(String reference) {
    JournalStore journal = node.part(JournalStore.class);
    return node.part(UnitOfWork.class)
        .carryOut(
            _ ->
                LongStream.range(0, journal.size())
                    .mapToObj(index -> Leaf.decode(journal.leaf(index)))
                    .filter(entry -> new CaseReference(reference).equals(entry.caseReference()))
                    .map(ReadingByAnotherIsJournalledTest::words)
                    .toList())
        .value();
  }

  private static String words(JournalEntry entry) {
    return "%s by %s of %s".formatted(entry.kind(), entry.officer(), entry.organisation());
  }

  private Reply post(String token, String where, String body) {
    return node.post(token, where, body, "Idempotency-Key", UUID.randomUUID().toString());
  }
}
