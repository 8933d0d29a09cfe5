package trm.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryText;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.KeyId;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.PublishedKey;

/** Before they sign, they read all that would be different, and what no desk drafts stands out. */
final class WhatSignersReadTest {
  @TempDir private Path folder;
  private Founded desk;

  @BeforeEach
  void found() {
    desk = Founded.in(folder);
  }

  @Test
  void newKeysAgreementsAndEndsAndTheDigest() {
    desk.done("keys make --folder %s --use SIGNING".formatted(desk.file("mn-origin")));
    String request = desk.request("mn-origin", "MN", "ORIGIN");
    KeyId revoked = serving(KeyUse.JOURNAL);
    desk.done(
        "directory draft %s --request %s --agreement invented=mn-origin,cn-transit --revoke %s --out %s"
            .formatted(desk.published(), request, revoked, desk.file("draft")));
    String digest = desk.digest();

    assertThat(show("--directory " + desk.file("directory.jws"))).isEqualTo(Main.DONE);

    assertThat(desk.said())
        .contains("Version 4", "follows version 3", "for 2 nodes until 2026-04-01T10:00:00Z")
        .contains("mn-origin: new SIGNING key", "from 2026-03-03T10:00:00Z")
        .contains("JOURNAL key %s is revoked from 2026-03-02T10:00:00Z".formatted(revoked))
        .contains("agreements of cn-transit: [] before, [invented] now")
        .contains(digest);
  }

  @Test
  void whoLeavesAndWhoseKeysEnd() {
    desk.done(
        "directory draft %s --off-board cn-transit --drained cn-transit --out %s"
            .formatted(desk.published(), desk.file("draft")));

    assertThat(show("--directory " + desk.file("directory.jws"))).isEqualTo(Main.DONE);

    assertThat(desk.said())
        .contains("ends at 2026-03-02T10:00:00Z, not at", "cn-transit: it left at");
  }

  @Test
  void theWholeOfANodeThatIsNew() {
    desk.done("keys make --folder %s".formatted(desk.file("mo-destination")));
    String request = desk.request("mo-destination", "MO", "DESTINATION");
    desk.done(
        "directory draft %s --known-by-telephone mo-destination --request %s --out %s"
            .formatted(desk.published(), request, desk.file("draft")));

    assertThat(show("--directory " + desk.file("directory.jws"))).isEqualTo(Main.DONE);

    assertThat(desk.said())
        .contains("mo-destination is new: Coordination Office (invented)", "of MO")
        .contains("night desk +00 0000 0002", "new ENCRYPTION key");
  }

  @Test
  void nothingButTheDates() {
    desk.done("directory draft %s --out %s".formatted(desk.published(), desk.file("draft")));

    assertThat(show("--directory " + desk.file("directory.jws"))).isEqualTo(Main.DONE);
    assertThat(desk.said()).contains("Nobody and nothing changes but the dates");

    assertThat(show("")).isEqualTo(Main.TO_DO);
    assertThat(desk.said()).contains("ATTENTION: it is not the first");
  }

  @Test
  void whatNoDeskDraftsStandsOut() {
    desk.publish("--revoke " + serving(KeyUse.SIGNING));
    Directory now = desk.directory();
    NodeEntry origin = now.entry(Founded.ORIGIN).orElseThrow();
    List<PublishedKey> believedAgain =
        origin.keys().stream().map(WhatSignersReadTest::believed).toList();
    desk.write(
        "draft",
        DirectoryText.write(
            new Directory(
                now.version() + 2,
                desk.now(),
                desk.now().plus(Duration.ofDays(30)),
                List.of(origin.withKeys(believedAgain)))));

    assertThat(show("--directory " + desk.file("directory.jws"))).isEqualTo(Main.TO_DO);

    assertThat(desk.said())
        .contains("ATTENTION: version 6 does not follow version 4")
        .contains("ATTENTION: cn-transit is listed no more")
        .contains("ATTENTION: mn-origin: key");
  }

  private static PublishedKey believed(PublishedKey key) {
    return new PublishedKey(
        key.kid(), key.use(), key.publicKey(), key.validFrom(), key.validUntil(), null);
  }

  private KeyId serving(KeyUse use) {
    return desk.directory().servingKeys(Founded.ORIGIN, use, desk.now()).getFirst().kid();
  }

  private int show(String inForce) {
    return desk.run(
        "ceremony show --draft %s --federation-key %s %s"
            .formatted(desk.file("draft"), desk.file("public.jwk"), inForce));
  }
}
