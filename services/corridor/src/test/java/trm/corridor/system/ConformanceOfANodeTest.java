package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.conformance.Kit;

/**
 * The conformance kit against a real node, over the real broker, as another member would run it.
 */
@ExtendWith(CorridorExtension.class)
class ConformanceOfANodeTest {
  private final RunningCorridor corridor;

  ConformanceOfANodeTest(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  @Test
  void ourOwnNodePassesAllOfIt() {
    String member = "mo-destination";
    Path kafka = corridor.parts().brokerClientFile(member);
    Path settings = corridor.parts().layout().state().file("nodes", member, "node.properties");
    Map<String, String> asked =
        Map.of("NODE", "cn-transit", "MEMBER", settings.toString(), "KAFKA", kafka.toString());
    List<String> told = new ArrayList<>();

    int status = Kit.run(List.of(), asked, InstantSource.system(), told::add);

    assertThat(status).as(String.join("\n", told)).isEqualTo(0);
    assertThat(told).contains("24 passed, 0 failed, 0 not checked.");
  }
}
