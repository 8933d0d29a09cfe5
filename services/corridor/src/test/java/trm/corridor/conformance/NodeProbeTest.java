package trm.corridor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import trm.corridor.conformance.InventedNode.Defect;
import trm.corridor.conformance.Result.Verdict;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.directory.NodeRole;
import trm.evidence.directory.OperatorKind;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.NodeKeys;

class NodeProbeTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final NodeId MEMBER = new NodeId("mo-destination");
  private static final NodeId NODE = new NodeId("cn-transit");
  private static final NodeId THIRD = new NodeId("mn-origin");
  private static final Duration LIMIT = Duration.ofMillis(20);

  private NodeKeys members = keys(20);
  private final NodeKeys nodes = keys(20);
  private final NodeKeys thirds = keys(20);

  @Test
  void findsNothingWithANodeThatKeepsTheProtocol() {
    Report report = report(null, MEMBER, NODE, THIRD);

    assertThat(report.results()).allMatch(result -> result.verdict() == Verdict.PASS);
    assertThat(report.results()).hasSize(NodeCheck.values().length);
    assertThat(report.isClean()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void findsEachDefect(Defect defect) {
    Report report = report(defect, MEMBER, NODE, THIRD);

    assertThat(report.isClean()).isFalse();
    assertThat(report.results())
        .filteredOn(result -> result.verdict() == Verdict.FAIL)
        .extracting(result -> result.check().id())
        .containsExactlyInAnyOrderElementsOf(defect.found());
  }

  @Test
  void saysWhatItCouldNotCheckWithoutAThirdMember() {
    Report report = report(null, MEMBER, NODE);

    assertThat(report.results())
        .filteredOn(result -> result.verdict() == Verdict.NOT_CHECKED)
        .extracting(result -> result.check())
        .containsExactly(NodeCheck.MISADDRESSED, NodeCheck.ANOTHERS_NAME);
  }

  /** As in a corridor that was started a minute ago. */
  @Test
  void saysWhatAMemberWithNewKeysCannotCheck() {
    members = keys(1);

    Report report = report(null, MEMBER, NODE, THIRD);

    assertThat(report.isClean()).isTrue();
    assertThat(report.results())
        .filteredOn(result -> result.verdict() == Verdict.NOT_CHECKED)
        .extracting(result -> result.check())
        .containsExactly(NodeCheck.EXPIRED);
  }

  @Test
  void takesSilenceForNothingWhereNothingIsReceipted() {
    List<String> told = new ArrayList<>();
    report(Defect.SAYS_NOTHING, MEMBER, NODE, THIRD).tell(told::add);

    assertThat(told)
        .anyMatch(line -> line.startsWith("FAIL         N-01"))
        .anyMatch(line -> line.startsWith("NOT CHECKED  N-06"))
        .anyMatch(line -> line.contains("by docs/protocol.md, 5.2"))
        .anyMatch(line -> line.equals("0 passed, 1 failed, 23 not checked."));
  }

  private Report report(@Nullable Defect defect, NodeId... inTheDirectory) {
    Map<NodeId, NodeKeys> all = Map.of(MEMBER, members, NODE, nodes, THIRD, thirds);
    List<NodeEntry> entries = new ArrayList<>();
    for (NodeId node : inTheDirectory) {
      entries.add(entry(node, all.getOrDefault(node, members)));
    }
    Directory directory =
        new Directory(1, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(30)), entries);
    Member member = new Member(MEMBER, members, directory);
    Letters letters = new Letters(member, NODE, () -> NOW);
    try (InventedNode node = new InventedNode(NODE, nodes, directory, NOW, defect)) {
      return new NodeProbe(node, member, NODE, letters, LIMIT).run();
    }
  }

  private static NodeKeys keys(int daysOld) {
    return new KeyForge().nodeKeys(NOW.minus(Duration.ofDays(daysOld)), Duration.ofDays(90));
  }

  private static NodeEntry entry(NodeId node, NodeKeys keys) {
    return new NodeEntry(
        node,
        OperatorKind.STATE_AUTHORITY,
        "MO",
        NodeRole.DESTINATION,
        "An invented office",
        keys.published(),
        List.of(),
        List.of(),
        Map.of("RiskAlert", 1, "StatusTold", 1),
        List.of());
  }
}
