package trm.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;

/** What could be done, and would be a mistake or somebody's attack. */
final class WhatIsRefusedTest {
  @TempDir private Path folder;
  private Founded desk;

  @BeforeEach
  void found() {
    desk = Founded.in(folder);
  }

  @Test
  void aDirectoryThatWasSignedTooLateForItsKeysIsNotPublished() {
    rotated(desk.now().plus(Duration.ofHours(3)));
    desk.pass(Duration.ofHours(3).minus(Review.AHEAD).plusSeconds(1));

    assertThat(desk.run(publishing("directory.jws"))).isEqualTo(Main.TO_DO);

    assertThat(desk.said()).contains("Nothing is replaced", "15 minutes", "mn-origin");
    assertThat(desk.directory().version()).isEqualTo(3);
  }

  @Test
  void whatIsPublicAlreadyComesToAnotherPlaceHoweverLate() {
    rotated(desk.now().plus(Duration.ofHours(3)));
    desk.write("mirror", desk.read("directory.jws"));
    desk.pass(Duration.ofHours(3).minus(Review.AHEAD));
    desk.done(publishing("directory.jws"));
    desk.pass(Duration.ofHours(1));

    desk.done(publishing("mirror"));
    desk.done(publishing("elsewhere"));

    assertThat(desk.read("mirror")).isEqualTo(desk.read("directory.jws"));
  }

  @Test
  void aKeyBeginsADayAheadUnlessItIsSaid() {
    desk.done("keys make --folder %s --use SIGNING".formatted(desk.file("mn-origin")));
    desk.publish("--request " + desk.request("mn-origin", "MN", "ORIGIN"));

    assertThat(desk.keys(Founded.ORIGIN))
        .filteredOn(key -> key.use() == KeyUse.SIGNING)
        .extracting(PublishedKey::validFrom)
        .contains(desk.now().plus(Duration.ofDays(1)));
  }

  @Test
  void anOlderRequestDoesNotFollowANewerOne() {
    String older = desk.request("mn-origin", "MN", "ORIGIN");
    desk.pass(Duration.ofHours(1));
    desk.publish("--request " + desk.request("mn-origin", "MN", "ORIGIN"));

    assertThat(desk.run("directory review %s %s".formatted(desk.published(), older)))
        .isEqualTo(Main.TO_DO);

    assertThat(desk.said()).contains("Only what was asked later follows");
  }

  @Test
  void twoRequestsOfOneNodeAreNotTakenTogether() {
    String older = desk.request("mn-origin", "MN", "ORIGIN");
    desk.pass(Duration.ofHours(1));
    String newer = desk.request("mn-origin", "MN", "ORIGIN");

    assertThat(desk.run(drafting("--request %s --request %s".formatted(newer, older))))
        .isEqualTo(Main.UNUSABLE);

    assertThat(desk.said()).contains("two requests of mn-origin");
  }

  @Test
  void anAgreementEndsForAllItsParties() {
    desk.publish("--agreement invented-1=mn-origin,cn-transit");
    desk.publish("--agreement invented-2=mn-origin,cn-transit");

    desk.publish("--end-agreement invented-1");

    assertThat(desk.directory().entries())
        .allSatisfy(entry -> assertThat(entry.agreements()).containsExactly("invented-2"));
    assertThat(desk.run(drafting("--end-agreement invented-1"))).isEqualTo(Main.UNUSABLE);
    assertThat(desk.said()).contains("No node is a party to invented-1");
  }

  @Test
  void anAgreementIsNamedOnce() {
    String once = "--agreement a=mn-origin,cn-transit";
    for (String twice : new String[] {once + " " + once, once + " --end-agreement a"}) {
      assertThat(desk.run(drafting(twice))).isEqualTo(Main.UNUSABLE);
      assertThat(desk.said()).contains("a is named twice");
    }
  }

  @Test
  void theLastServingKeyIsRevokedWithAWarning() {
    desk.done("keys make --folder %s --use SIGNING".formatted(desk.file("mn-origin")));
    desk.publish("--request " + desk.request("mn-origin", "MN", "ORIGIN"));
    PublishedKey serving =
        desk.directory().servingKeys(Founded.ORIGIN, KeyUse.SIGNING, desk.now()).getFirst();

    desk.done(drafting("--revoke " + serving.kid()));
    assertThat(desk.said())
        .contains("ATTENTION: it was the last SIGNING key of mn-origin that serves");

    desk.pass(Duration.ofDays(2));
    Instant now = desk.now();
    assertThat(desk.directory().servingKeys(Founded.ORIGIN, KeyUse.SIGNING, now)).hasSize(2);
    desk.done(drafting("--revoke " + serving.kid()));
    assertThat(desk.said()).doesNotContain("ATTENTION");
  }

  @Test
  void aNodeOfWhichNobodySaidThatItIsDrainedIsNotOffBoarded() {
    assertThat(desk.run(drafting("--off-board cn-transit --drained mn-origin")))
        .isEqualTo(Main.TO_DO);

    assertThat(desk.said()).contains("cn-transit may still answer for somebody");
    assertThat(desk.file("draft")).doesNotExist();
  }

  @Test
  void aFederationsKeyIsNeverOverwrittenNorBothItsHalvesInOneFile() {
    String pinned = desk.read("public.jwk");
    assertThat(desk.run("ceremony make-key --key %s --public %s".formatted(fresh(), pinned())))
        .isEqualTo(Main.UNUSABLE);
    assertThat(desk.said()).contains("nothing is overwritten");
    assertThat(desk.run("ceremony make-key --key %s --public %s".formatted(fresh(), fresh())))
        .isEqualTo(Main.UNUSABLE);
    assertThat(desk.said()).contains("two files");
    assertThat(desk.read("public.jwk")).isEqualTo(pinned);
    assertThat(desk.file("new")).doesNotExist();
  }

  private Path fresh() {
    return desk.file("new");
  }

  private Path pinned() {
    return desk.file("public.jwk");
  }

  /** The node's keys are rotated, and the directory that says so is signed and not published. */
  private void rotated(Instant begin) {
    desk.done(
        "keys make --folder %s --use SIGNING --from %s".formatted(desk.file("mn-origin"), begin));
    desk.sign(
        "directory draft --directory %s --request %s"
            .formatted(desk.file("directory.jws"), desk.request("mn-origin", "MN", "ORIGIN")));
  }

  private String publishing(String place) {
    return "directory publish %s --next %s --to %s"
        .formatted(desk.published(), desk.signed(), desk.file(place));
  }

  private String drafting(String wishes) {
    Path draft = desk.file("draft");
    assertThat(draft.toFile().delete() || Files.notExists(draft)).isTrue();
    return "directory draft %s %s --out %s".formatted(desk.published(), wishes, draft);
  }
}
