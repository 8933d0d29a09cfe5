package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import trm.corridor.embedded.Corridor;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.EmbeddedPostgresServer;
import trm.corridor.embedded.Layout;
import trm.corridor.embedded.ServiceProcess;

/**
 * A corridor of an older release is upgraded to this build while mail streams, a node after the
 * other, and goes back. Run by {@code make upgrade}, which packages the older one.
 */
@Tag("upgrade")
class RollingUpgradeTest {
  private static final int CASES = 4;
  private static final String SENDER = "mo-destination";

  @Test
  void aCorridorIsUpgradedUnderTrafficAndGoesBack() {
    Path older = Path.of(System.getProperty("corridor.older", ""));
    try (RunningCorridor corridor = RunningCorridor.startServicesOf(older)) {
      Corridor parts = corridor.parts();
      Layout today = new Layout(parts.layout().project(), parts.layout().state(), 0);
      List<ServiceProcess> old = new ArrayList<>();
      List<ServiceProcess> young = new ArrayList<>();
      for (CorridorNode node : parts.nodes()) {
        old.add(node.service());
        young.add(parts.replica(node.id(), "today", today.serviceJar(node.plan().service())));
      }
      List<Integer> before = schemas(parts);
      TwoReplicas told = new TwoReplicas(corridor, CASES);
      told.tellUntil("mail streams", () -> told.toldSoFar() >= 10 * CASES);
      replaceAll(corridor, told, old, young);
      System.out.printf(
          "Upgrade: database schemas %s before, %s after, %d messages, longest silence %d ms.%n",
          before, schemas(parts), told.toldSoFar(), told.longestSilence().toMillis());
      replaceAll(corridor, told, young, old);
      told.assertNothingLostDoubledOrTurned();
      System.out.printf(
          "And back: %d messages in all, longest silence %d ms.%n",
          told.toldSoFar(), told.longestSilence().toMillis());
      assertThat(told.longestSilence()).isLessThan(Duration.ofSeconds(20));
    }
  }

  private static void replaceAll(
      RunningCorridor corridor,
      TwoReplicas told,
      List<ServiceProcess> going,
      List<ServiceProcess> coming) {
    List<CorridorNode> nodes = corridor.parts().nodes();
    for (int i = 0; i < nodes.size(); i++) {
      ServiceProcess next = coming.get(i);
      next.start();
      told.tellUntil(nodes.get(i).id() + " has a second process that is ready", next::isReady);
      if (nodes.get(i).id().equals(SENDER)) {
        told.tellThrough(next);
      }
      going.get(i).stop();
      int replaced = told.toldSoFar() + CASES;
      told.tellUntil(
          "what is told after " + nodes.get(i).id() + " was replaced is receipted",
          () -> told.toldSoFar() > replaced && told.isReceipted(replaced));
    }
  }

  /** The number of the newest migration of each node's database. */
  private static List<Integer> schemas(Corridor corridor) {
    return corridor.nodes().stream().map(RollingUpgradeTest::schema).toList();
  }

  private static int schema(CorridorNode node) {
    try (Connection owner = node.database().connect(EmbeddedPostgresServer.OWNER);
        Statement statement = owner.createStatement();
        ResultSet newest =
            statement.executeQuery("select max(version::int) from flyway_schema_history")) {
      newest.next();
      return newest.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The schema of " + node.id() + " cannot be read.", e);
    }
  }
}
