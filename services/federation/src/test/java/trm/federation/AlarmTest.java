package trm.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.keys.KeyUse;

/** The daily look rings for a member that cannot serve, and for nobody else. */
final class AlarmTest {
  @TempDir private Path folder;
  private Founded desk;

  @BeforeEach
  void found() {
    desk = Founded.in(folder);
  }

  @Test
  void ringsForAMemberAllOfWhoseKeysHaveEnded() {
    desk.pass(Duration.ofDays(400));
    desk.publish("");

    assertThat(check()).isEqualTo(Main.TO_DO);

    assertThat(desk.said())
        .contains("mn-origin: No SIGNING key serves.", "mn-origin: No ENCRYPTION key serves.")
        .contains("cn-transit: No JOURNAL key serves.");
  }

  @Test
  void ringsForAGapThoughAKeyServesBehindIt() {
    desk.done(
        "keys make --folder %s --use ENCRYPTION --from %s --days 60"
            .formatted(desk.file("mn-origin"), desk.now().plus(Duration.ofDays(29))));
    desk.publish("--request " + desk.request("mn-origin", "MN", "ORIGIN"));
    desk.pass(Duration.ofDays(25));
    desk.publish("");
    assertThat(check()).isEqualTo(Main.TO_DO);
    assertThat(desk.said()).doesNotContain("mn-origin").contains("cn-transit: No ENCRYPTION key");

    desk.done("keys make --folder %s --use JOURNAL --days 3".formatted(desk.file("late")));
    desk.done(
        "keys make --folder %s --use JOURNAL --from %s --days 60"
            .formatted(desk.file("late"), desk.now().plus(Duration.ofDays(6))));
    assertThat(desk.run("keys list --folder " + desk.file("late"))).isEqualTo(Main.TO_DO);
    assertThat(desk.said()).contains("No JOURNAL key serves at 2026-03-31T10:00:00Z");
  }

  @Test
  void isSilentForOneThatLeftOneThatWasSuspendedAndOneThatBeginsTomorrow() {
    desk.join("mo-destination", "MO", "DESTINATION");
    assertThat(check()).as(desk.said()).isEqualTo(Main.DONE);
    desk.publish("--off-board mn-origin --drained mn-origin");
    desk.publish("--suspend cn-transit");

    assertThat(check()).as(desk.said()).isEqualTo(Main.DONE);
  }

  @Test
  void ringsForAMemberWhoseOneUseWasRevoked() {
    desk.publish(
        "--revoke "
            + desk.keys(Founded.ORIGIN).stream()
                .filter(key -> key.use() == KeyUse.SIGNING)
                .findAny()
                .orElseThrow()
                .kid());

    assertThat(check()).isEqualTo(Main.TO_DO);
    assertThat(desk.said()).contains("mn-origin: No SIGNING key serves.");
  }

  private int check() {
    return desk.run("directory check " + desk.published());
  }
}
