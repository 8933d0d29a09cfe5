package trm.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.directory.NodeRole;
import trm.evidence.directory.OperatorKind;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.SigningKey;

/** An alarm compares numbers: a node without a serving key shows one that rings. */
final class ExpiryGaugesTest {
  private static final NodeId SELF = new NodeId("mn-origin");
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private final KeyForge forge = new KeyForge();
  private final SigningKey today = forge.signing(NOW.minus(DAY), DAY.multipliedBy(3));

  @Test
  void countsUntilTheLastKeyEnds() {
    SigningKey next = forge.signing(NOW.plus(DAY), DAY.multipliedBy(9));
    assertThat(left(List.of(today.published(), next.published()), today, next))
        .isEqualTo(10 * 86_400.0);
  }

  @Test
  void aKeyAfterAGapDoesNotHideTheGap() {
    SigningKey late = forge.signing(NOW.plus(DAY.multipliedBy(4)), DAY);
    assertThat(left(List.of(today.published(), late.published()), today, late))
        .isEqualTo(2 * 86_400.0);
  }

  @Test
  void isZeroWhereNoKeyServes() {
    SigningKey over = forge.signing(NOW.minus(DAY), Duration.ofHours(1));
    SigningKey later = forge.signing(NOW.plus(DAY), DAY);
    assertThat(left(List.of())).isZero();
    assertThat(left(List.of(over.published()), over)).isZero();
    assertThat(left(List.of(later.published()), later)).isZero();
    assertThat(left(List.of(), today)).as("listed nowhere").isZero();
    assertThat(left(List.of(today.published().revoked(NOW)), today)).as("revoked").isZero();
    assertThat(left(List.of(today.published()))).as("not held").isZero();
  }

  private double left(List<PublishedKey> listed, SigningKey... held) {
    NodeEntry entry =
        new NodeEntry(
            SELF,
            OperatorKind.STATE_AUTHORITY,
            "MN",
            NodeRole.ORIGIN,
            "An invented authority",
            listed,
            List.of(),
            List.of(),
            Map.of(),
            List.of());
    Directory directory =
        new Directory(1, NOW.minus(DAY), NOW.plus(DAY.multipliedBy(30)), List.of(entry));
    NodeKeys keys = new NodeKeys(List.of(held));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    new ExpiryGauges(SELF, () -> keys, () -> directory, () -> NOW).register(meters);
    return meters.get("trm.keys.expires-in").tag("use", "signing").gauge().value();
  }
}
