package trm.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.NodeId;
import trm.evidence.directory.DirectoryHolder;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.KeyId;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;

/** The federation's work as its people do it: by commands, with files carried between them. */
class FederationTest {

  @TempDir private Path folder;
  private Founded desk;

  @BeforeEach
  void found() {
    desk = Founded.in(folder);
  }

  @Test
  void aNodeIsVouchedForOnceItsRequestWasReviewedAndTheDraftSigned() {
    assertThat(desk.directory().version()).isEqualTo(3);
    desk.pass(Duration.ofHours(2));
    for (KeyUse use : KeyUse.values()) {
      assertThat(desk.directory().servingKeys(Founded.ORIGIN, use, desk.now())).hasSize(1);
    }
  }

  @Test
  void keysAreRotatedWithAnOverlapAndNodesGoOverToTheNewDirectory() {
    desk.pass(Duration.ofDays(20));
    DirectoryHolder node = new DirectoryHolder(desk.read("directory.jws"), desk.publicKey());
    desk.done("keys make --folder %s --use ENCRYPTION".formatted(desk.file("mn-origin")));

    desk.publish("--request " + desk.request("mn-origin", "MN", "ORIGIN"));

    node.replace(desk.read("directory.jws"));
    desk.pass(Duration.ofDays(2));
    assertThat(node.get().servingKeys(Founded.ORIGIN, KeyUse.ENCRYPTION, desk.now())).hasSize(2);
  }

  @Test
  void aKeyThatBeginsBeforeAnybodyHeardOfItIsObjectedTo() {
    desk.pass(Duration.ofDays(1));
    desk.done(
        "keys make --folder %s --use SIGNING --from %s"
            .formatted(desk.file("mn-origin"), desk.now()));

    assertThat(
            desk.run(
                "directory review %s %s"
                    .formatted(desk.published(), desk.request("mn-origin", "MN", "ORIGIN"))))
        .isEqualTo(Main.TO_DO);

    assertThat(desk.said()).contains("NO: The SIGNING key").contains("after it is published");
    desk.assertNothingIsDrafted();
  }

  @Test
  void whoLostTheKeysIsAskedByTelephoneAndTheOldKeysStayListed() throws IOException {
    Files.move(desk.file("mn-origin"), desk.file("stolen"));
    desk.done("keys make --folder %s".formatted(desk.file("mn-origin")));

    desk.assertNothingIsDrafted();
    assertThat(desk.said()).contains("anybody could have written it");

    desk.publish(
        "--known-by-telephone mn-origin --request " + desk.request("mn-origin", "MN", "ORIGIN"));
    assertThat(desk.keys(Founded.ORIGIN)).hasSize(6);
  }

  @Test
  void aKeyThatIsOverVouchesForNobody() {
    desk.pass(Duration.ofDays(400));
    desk.done("keys make --folder %s".formatted(desk.file("mn-origin")));

    desk.assertNothingIsDrafted();

    assertThat(desk.said()).contains("anybody could have written it");
  }

  @Test
  void aNodeThatNobodyKnowsIsAskedByTelephone() {
    desk.done("keys make --folder %s".formatted(desk.file("xx-other")));
    String request = desk.request("xx-other", "MN", "ORIGIN");

    assertThat(desk.run("directory review %s %s".formatted(desk.published(), request)))
        .isEqualTo(Main.TO_DO);

    assertThat(desk.said()).contains("Nobody knows xx-other yet", "day desk", "ENCRYPTION key");
  }

  @Test
  void aKeyUnderAnotherKeysNameIsNoRequest() {
    KeyForge forge = new KeyForge();
    NodeKeys mine = forge.nodeKeys(desk.now(), Duration.ofDays(30));
    PublishedKey hers = forge.opening(desk.now(), Duration.ofDays(30)).published();
    List<PublishedKey> swapped =
        mine.published().stream()
            .map(key -> key.use() == KeyUse.ENCRYPTION ? under(hers.kid(), key) : key)
            .toList();
    NodeEntry entry = desk.directory().entry(Founded.ORIGIN).orElseThrow().withKeys(swapped);
    desk.write("swapped", NodeRequest.write(entry, mine, desk.now()));

    assertThat(desk.run("directory review %s %s".formatted(desk.published(), desk.file("swapped"))))
        .isEqualTo(Main.UNUSABLE);

    assertThat(desk.said()).contains("The key under " + hers.kid() + " is another one");
  }

  private static PublishedKey under(KeyId name, PublishedKey key) {
    return new PublishedKey(
        name, key.use(), key.publicKey(), key.validFrom(), key.validUntil(), null);
  }

  @Test
  void aNodeThatCannotBeTelephonedIsObjectedTo() {
    desk.done("keys make --folder %s".formatted(desk.file("xx-other")));
    desk.write(
        "silent.yaml",
        Founded.form("xx-other", "MN", "ORIGIN").replace("day desk +00 0000 0001", "''"));
    desk.done(
        "keys request --entry %s --folder %s --out %s"
            .formatted(desk.file("silent.yaml"), desk.file("xx-other"), desk.file("silent")));

    assertThat(desk.run("directory review %s %s".formatted(desk.published(), desk.file("silent"))))
        .isEqualTo(Main.TO_DO);

    assertThat(desk.said()).contains("nobody could be reached");
  }

  @Test
  void aRequestThatSomebodyChangedIsNone() {
    String request = desk.request("mn-origin", "MN", "ORIGIN");
    desk.write("changed", desk.read(request).replace("day desk", "his desk"));

    assertThat(desk.run("directory review %s %s".formatted(desk.published(), desk.file("changed"))))
        .isEqualTo(Main.UNUSABLE);

    assertThat(desk.said()).contains("a signature does not hold");
  }

  @Test
  void anOldRequestIsObjectedTo() {
    String request = desk.request("mn-origin", "MN", "ORIGIN");
    desk.pass(NodeRequest.STANDS);

    assertThat(desk.run("directory review %s %s".formatted(desk.published(), desk.file(request))))
        .isEqualTo(Main.TO_DO);

    assertThat(desk.said()).contains("Ask for a new one");
  }

  @Test
  void anotherNodesKeyIsNoKeyOfThisOne() {
    desk.write("form.yaml", Founded.form("xx-other", "MN", "ORIGIN"));
    String request = "request-of-another";
    desk.done(
        "keys request --entry %s --folder %s --out %s"
            .formatted(desk.file("form.yaml"), desk.file("mn-origin"), desk.file(request)));

    assertThat(desk.run("directory review %s %s".formatted(desk.published(), desk.file(request))))
        .isEqualTo(Main.TO_DO);

    assertThat(desk.said()).contains("is mn-origin's");
  }

  @Test
  void aDraftIsSignedOnlyUnderTheDigestThatWasReadAloud() {
    desk.done("directory draft %s --out %s".formatted(desk.published(), desk.file("draft")));
    String digest = desk.digest();
    desk.write("draft", desk.read("draft").replace("2026-", "2027-"));

    int status =
        desk.run(
            "ceremony sign --draft %s --digest %s --key %s --out %s"
                .formatted(
                    desk.file("draft"), digest, desk.file("federation.jwk"), desk.file("signed")));

    assertThat(status).isEqualTo(Main.TO_DO);
    assertThat(desk.said()).contains("Nothing is signed");
    assertThat(desk.file("signed")).doesNotExist();
  }

  @Test
  void anOlderDirectoryIsNotPublishedOverANewerOne() {
    desk.write("old", desk.read("directory.jws"));
    desk.publish("");
    desk.write("place", desk.read("directory.jws"));

    int status =
        desk.run(
            "directory publish %s --next %s --to %s"
                .formatted(desk.published(), desk.file("old"), desk.file("place")));

    assertThat(status).isEqualTo(Main.TO_DO);
    assertThat(desk.said()).contains("does not follow version 4");
    assertThat(desk.read("place")).isEqualTo(desk.read("directory.jws"));
  }

  @Test
  void aSuspendedNodeIsBelievedNoMoreAndComesBackWithNewKeys() throws IOException {
    desk.pass(Duration.ofDays(1));
    desk.publish("--suspend cn-transit");
    for (KeyUse use : KeyUse.values()) {
      assertThat(desk.directory().urgentKeys(Founded.TRANSIT, use, desk.now())).isEmpty();
    }

    desk.done("keys make --folder %s".formatted(desk.file("cn-transit")));
    String request = desk.request("cn-transit", "CN", "TRANSIT");
    assertThat(desk.run("directory review %s %s".formatted(desk.published(), desk.file(request))))
        .isEqualTo(Main.TO_DO);
    assertThat(desk.said()).contains("anybody could have written it");
    desk.publish("--known-by-telephone cn-transit --request " + request);

    desk.pass(Duration.ofDays(2));
    assertThat(desk.directory().servingKeys(Founded.TRANSIT, KeyUse.SIGNING, desk.now()))
        .hasSize(1);
    assertThat(desk.keys(Founded.TRANSIT))
        .hasSize(6)
        .filteredOn(key -> key.isRevokedAt(desk.now()))
        .hasSize(3);
  }

  @Test
  void aNodeThatLeavesIsSealedToNoMoreAndItsWordStandsForEver() {
    Instant before = desk.now().plus(Duration.ofHours(2));
    desk.pass(Duration.ofDays(1));

    desk.publish("--off-board cn-transit --drained cn-transit");

    assertThat(desk.directory().servingKeys(Founded.TRANSIT, KeyUse.ENCRYPTION, desk.now()))
        .isEmpty();
    assertThat(desk.directory().servingKeys(Founded.TRANSIT, KeyUse.SIGNING, before)).hasSize(1);
    assertThat(desk.run("directory check %s".formatted(desk.published()))).isEqualTo(Main.DONE);
  }

  @Test
  void twoCountriesAgree() {
    desk.pass(Duration.ofHours(2));
    desk.publish("--agreement invented-cn-mn-2026=mn-origin,cn-transit");
    desk.publish("--request " + desk.request("mn-origin", "MN", "ORIGIN"));

    for (NodeId party : List.of(Founded.ORIGIN, Founded.TRANSIT)) {
      assertThat(desk.directory().entry(party).orElseThrow().agreements())
          .containsExactly("invented-cn-mn-2026");
    }
  }

  @Test
  void whatSoonExpiresIsAnAlarm() {
    desk.pass(Duration.ofHours(2));
    assertThat(desk.run("directory check %s".formatted(desk.published()))).isEqualTo(Main.DONE);
    assertThat(desk.run("keys list --folder %s".formatted(desk.file("mn-origin"))))
        .isEqualTo(Main.DONE);
    desk.pass(Duration.ofDays(24));

    assertThat(desk.run("directory check %s".formatted(desk.published()))).isEqualTo(Main.TO_DO);
    assertThat(desk.said())
        .contains("The directory expires at")
        .contains("mn-origin: No ENCRYPTION key");
    assertThat(desk.run("keys list --folder %s".formatted(desk.file("mn-origin"))))
        .isEqualTo(Main.TO_DO);
    assertThat(desk.said()).contains("No ENCRYPTION key");
  }

  @Test
  void whatIsMissingIsSaidInASentence() {
    assertThat(desk.run("directory show --directory nowhere --federation-key nowhere"))
        .isEqualTo(Main.UNUSABLE);
    assertThat(desk.said()).contains("nowhere").doesNotContain("Exception");
    assertThat(desk.run("--help")).isEqualTo(Main.DONE);
    assertThat(desk.said()).contains("ceremony").contains("directory").contains("keys");
  }

  @Test
  void whatNobodyCouldUseIsRefusedWithASentenceAndNothingIsWritten() {
    desk.write("empty", "");
    desk.write("half.yaml", "node: mn-origin\n");
    desk.write("odd.yaml", Founded.form("mn-origin", "Mongolia", "ORIGIN"));
    for (String command :
        List.of(
            "directory review %s %s".formatted(desk.published(), desk.file("empty")),
            "keys request --entry %s --folder %s --out %s"
                .formatted(desk.file("half.yaml"), desk.file("mn-origin"), desk.file("out")),
            "keys request --entry %s --folder %s --out %s"
                .formatted(desk.file("odd.yaml"), desk.file("mn-origin"), desk.file("out")),
            "directory draft %s --suspend NOBODY! --out %s"
                .formatted(desk.published(), desk.file("out")),
            "directory draft %s --suspend xx-nobody --out %s"
                .formatted(desk.published(), desk.file("out")),
            "directory draft %s --revoke short --out %s"
                .formatted(desk.published(), desk.file("out")),
            "directory draft %s --agreement a=mn-origin --out %s"
                .formatted(desk.published(), desk.file("out")),
            "directory draft %s --days 1000 --out %s"
                .formatted(desk.published(), desk.file("out")))) {
      assertThat(desk.run(command)).as(command + desk.said()).isEqualTo(Main.UNUSABLE);
      assertThat(desk.said()).as(command).doesNotContain("\tat ");
    }
    assertThat(desk.file("out")).doesNotExist();
  }
}
