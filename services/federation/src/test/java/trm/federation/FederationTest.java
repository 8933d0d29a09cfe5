package trm.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryHolder;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.KeyId;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.RawPublicKey;

/** The federation's work as its people do it: by commands, with files carried between them. */
class FederationTest {
  private static final NodeId ORIGIN = new NodeId("mn-origin");
  private static final NodeId TRANSIT = new NodeId("cn-transit");
  private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{64}\\b");

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-03-01T09:00:00Z");
  private String said = "";
  private int files;

  @BeforeEach
  void found() {
    done(
        "ceremony make-key --key %s --public %s"
            .formatted(file("federation.jwk"), file("public.jwk")));
    sign("directory draft");
    done(
        "directory publish --federation-key %s --next %s --to %s"
            .formatted(file("public.jwk"), signed(), file("directory.jws")));
    join("mn-origin", "MN", "ORIGIN");
    join("cn-transit", "CN", "TRANSIT");
  }

  @Test
  void aNodeIsVouchedForOnceItsRequestWasReviewedAndTheDraftSigned() {
    assertThat(directory().version()).isEqualTo(3);
    now = now.plus(Duration.ofHours(2));
    for (KeyUse use : KeyUse.values()) {
      assertThat(directory().servingKeys(ORIGIN, use, now)).hasSize(1);
    }
  }

  @Test
  void keysAreRotatedWithAnOverlapAndNodesGoOverToTheNewDirectory() {
    now = now.plus(Duration.ofDays(20));
    DirectoryHolder node = new DirectoryHolder(read("directory.jws"), publicKey());
    done("keys make --folder %s --use ENCRYPTION".formatted(file("mn-origin")));

    publish("--request " + request("mn-origin", "MN", "ORIGIN"));

    node.replace(read("directory.jws"));
    now = now.plus(Duration.ofHours(2));
    assertThat(node.get().servingKeys(ORIGIN, KeyUse.ENCRYPTION, now)).hasSize(2);
  }

  @Test
  void aKeyThatBeginsBeforeAnybodyHeardOfItIsObjectedTo() {
    now = now.plus(Duration.ofDays(1));
    done("keys make --folder %s --use SIGNING --from %s".formatted(file("mn-origin"), now));

    assertThat(
            run(
                "directory review %s %s"
                    .formatted(published(), request("mn-origin", "MN", "ORIGIN"))))
        .isEqualTo(Main.TO_DO);

    assertThat(said).contains("NO: The SIGNING key").contains("after it is published");
    assertNothingIsDrafted();
  }

  @Test
  void whoLostTheKeysIsAskedByTelephoneAndTheOldKeysStayListed() throws IOException {
    Files.move(file("mn-origin"), file("stolen"));
    done("keys make --folder %s".formatted(file("mn-origin")));

    assertNothingIsDrafted();
    assertThat(said).contains("anybody could have written it");

    publish("--known-by-telephone mn-origin --request " + request("mn-origin", "MN", "ORIGIN"));
    assertThat(keys(ORIGIN)).hasSize(6);
  }

  @Test
  void aKeyThatIsOverVouchesForNobody() {
    now = now.plus(Duration.ofDays(400));
    done("keys make --folder %s".formatted(file("mn-origin")));

    assertNothingIsDrafted();

    assertThat(said).contains("anybody could have written it");
  }

  @Test
  void aNodeThatNobodyKnowsIsAskedByTelephone() {
    done("keys make --folder %s".formatted(file("xx-other")));
    String request = request("xx-other", "MN", "ORIGIN");

    assertThat(run("directory review %s %s".formatted(published(), request))).isEqualTo(Main.TO_DO);

    assertThat(said).contains("Nobody knows xx-other yet", "day desk", "ENCRYPTION key");
  }

  @Test
  void aKeyUnderAnotherKeysNameIsObjectedTo() {
    KeyForge forge = new KeyForge();
    NodeKeys mine = forge.nodeKeys(now, Duration.ofDays(30));
    PublishedKey hers = forge.opening(now, Duration.ofDays(30)).published();
    List<PublishedKey> swapped =
        mine.published().stream()
            .map(key -> key.use() == KeyUse.ENCRYPTION ? under(hers.kid(), key) : key)
            .toList();
    NodeEntry entry = directory().entry(ORIGIN).orElseThrow().withKeys(swapped);
    write("swapped", NodeRequest.write(entry, mine, now));

    assertThat(run("directory review %s %s".formatted(published(), file("swapped"))))
        .isEqualTo(Main.TO_DO);

    assertThat(said).contains("The key under " + hers.kid() + " is another one");
  }

  private static PublishedKey under(KeyId name, PublishedKey key) {
    return new PublishedKey(
        name, key.use(), key.publicKey(), key.validFrom(), key.validUntil(), null);
  }

  @Test
  void aNodeThatCannotBeTelephonedIsObjectedTo() {
    done("keys make --folder %s".formatted(file("xx-other")));
    write("silent.yaml", form("xx-other", "MN", "ORIGIN").replace("day desk +00 0000 0001", "''"));
    done(
        "keys request --entry %s --folder %s --out %s"
            .formatted(file("silent.yaml"), file("xx-other"), file("silent")));

    assertThat(run("directory review %s %s".formatted(published(), file("silent"))))
        .isEqualTo(Main.TO_DO);

    assertThat(said).contains("nobody could be reached");
  }

  @Test
  void aRequestThatSomebodyChangedIsNone() {
    String request = request("mn-origin", "MN", "ORIGIN");
    write("changed", read(request).replace("day desk", "his desk"));

    assertThat(run("directory review %s %s".formatted(published(), file("changed"))))
        .isEqualTo(Main.UNUSABLE);

    assertThat(said).contains("a signature does not hold");
  }

  @Test
  void anOldRequestIsObjectedTo() {
    String request = request("mn-origin", "MN", "ORIGIN");
    now = now.plus(NodeRequest.STANDS);

    assertThat(run("directory review %s %s".formatted(published(), file(request))))
        .isEqualTo(Main.TO_DO);

    assertThat(said).contains("Ask for a new one");
  }

  @Test
  void anotherNodesKeyIsNoKeyOfThisOne() {
    write("form.yaml", form("xx-other", "MN", "ORIGIN"));
    String request = "request-" + files++;
    done(
        "keys request --entry %s --folder %s --out %s"
            .formatted(file("form.yaml"), file("mn-origin"), file(request)));

    assertThat(run("directory review %s %s".formatted(published(), file(request))))
        .isEqualTo(Main.TO_DO);

    assertThat(said).contains("is mn-origin's");
  }

  @Test
  void aDraftIsSignedOnlyUnderTheDigestThatWasReadAloud() {
    done("directory draft %s --out %s".formatted(published(), file("draft")));
    String digest = digest();
    write("draft", read("draft").replace("2026-", "2027-"));

    int status =
        run(
            "ceremony sign --draft %s --digest %s --key %s --out %s"
                .formatted(file("draft"), digest, file("federation.jwk"), file("signed")));

    assertThat(status).isEqualTo(Main.UNUSABLE);
    assertThat(said).contains("Nothing is signed");
    assertThat(file("signed")).doesNotExist();
  }

  @Test
  void anOlderDirectoryIsNotPublishedOverANewerOne() {
    write("old", read("directory.jws"));
    publish("");
    write("place", read("directory.jws"));

    int status =
        run(
            "directory publish %s --next %s --to %s"
                .formatted(published(), file("old"), file("place")));

    assertThat(status).isEqualTo(Main.UNUSABLE);
    assertThat(said).contains("does not follow version 4");
    assertThat(read("place")).isEqualTo(read("directory.jws"));
  }

  @Test
  void aSuspendedNodeIsBelievedNoMoreAndComesBackWithNewKeys() throws IOException {
    now = now.plus(Duration.ofDays(1));
    publish("--suspend cn-transit");
    for (KeyUse use : KeyUse.values()) {
      assertThat(directory().urgentKeys(TRANSIT, use, now)).isEmpty();
    }

    done("keys make --folder %s".formatted(file("cn-transit")));
    String request = request("cn-transit", "CN", "TRANSIT");
    assertThat(run("directory review %s %s".formatted(published(), file(request))))
        .isEqualTo(Main.TO_DO);
    assertThat(said).contains("anybody could have written it");
    publish("--known-by-telephone cn-transit --request " + request);

    now = now.plus(Duration.ofHours(2));
    assertThat(directory().servingKeys(TRANSIT, KeyUse.SIGNING, now)).hasSize(1);
    assertThat(keys(TRANSIT)).hasSize(6).filteredOn(key -> key.isRevokedAt(now)).hasSize(3);
  }

  @Test
  void aNodeThatLeavesIsSealedToNoMoreAndItsWordStandsForEver() {
    Instant before = now.plus(Duration.ofHours(2));
    now = now.plus(Duration.ofDays(1));

    publish("--off-board cn-transit");

    assertThat(directory().servingKeys(TRANSIT, KeyUse.ENCRYPTION, now)).isEmpty();
    assertThat(directory().servingKeys(TRANSIT, KeyUse.SIGNING, before)).hasSize(1);
    assertThat(run("directory check %s".formatted(published()))).isEqualTo(Main.DONE);
  }

  @Test
  void twoCountriesAgree() {
    now = now.plus(Duration.ofHours(2));
    publish("--agreement invented-cn-mn-2026=mn-origin,cn-transit");
    publish("--request " + request("mn-origin", "MN", "ORIGIN"));

    for (NodeId party : List.of(ORIGIN, TRANSIT)) {
      assertThat(directory().entry(party).orElseThrow().agreements())
          .containsExactly("invented-cn-mn-2026");
    }
  }

  @Test
  void whatSoonExpiresIsAnAlarm() {
    now = now.plus(Duration.ofHours(2));
    assertThat(run("directory check %s".formatted(published()))).isEqualTo(Main.DONE);
    assertThat(run("keys list --folder %s".formatted(file("mn-origin")))).isEqualTo(Main.DONE);
    now = now.plus(Duration.ofDays(24));

    assertThat(run("directory check %s".formatted(published()))).isEqualTo(Main.TO_DO);
    assertThat(said).contains("The directory expires at").contains("mn-origin: No ENCRYPTION key");
    assertThat(run("keys list --folder %s".formatted(file("mn-origin")))).isEqualTo(Main.TO_DO);
    assertThat(said).contains("No ENCRYPTION key");
  }

  @Test
  void whatIsMissingIsSaidInASentence() {
    assertThat(run("directory show --directory nowhere --federation-key nowhere"))
        .isEqualTo(Main.UNUSABLE);
    assertThat(said).contains("nowhere").doesNotContain("Exception");
    assertThat(run("--help")).isEqualTo(Main.DONE);
    assertThat(said).contains("ceremony").contains("directory").contains("keys");
  }

  @Test
  void whatNobodyCouldUseIsRefusedWithASentenceAndNothingIsWritten() {
    write("empty", "");
    write("half.yaml", "node: mn-origin\n");
    write("odd.yaml", form("mn-origin", "Mongolia", "ORIGIN"));
    for (String command :
        List.of(
            "directory review %s %s".formatted(published(), file("empty")),
            "keys request --entry %s --folder %s --out %s"
                .formatted(file("half.yaml"), file("mn-origin"), file("out")),
            "keys request --entry %s --folder %s --out %s"
                .formatted(file("odd.yaml"), file("mn-origin"), file("out")),
            "directory draft %s --suspend NOBODY! --out %s".formatted(published(), file("out")),
            "directory draft %s --suspend xx-nobody --out %s".formatted(published(), file("out")),
            "directory draft %s --revoke short --out %s".formatted(published(), file("out")),
            "directory draft %s --agreement a=mn-origin --out %s"
                .formatted(published(), file("out")),
            "directory draft %s --days 1000 --out %s".formatted(published(), file("out")))) {
      assertThat(run(command)).as(command + said).isEqualTo(Main.UNUSABLE);
      assertThat(said).as(command).doesNotContain("\tat ");
    }
    assertThat(file("out")).doesNotExist();
  }

  private void join(String node, String territory, String role) {
    done("keys make --folder %s".formatted(file(node)));
    publish("--known-by-telephone %s --request %s".formatted(node, request(node, territory, role)));
  }

  /** Writes a node's request and returns its path. */
  private String request(String node, String territory, String role) {
    write(node + ".yaml", form(node, territory, role));
    String request = "request-" + files++;
    done(
        "keys request --entry %s --folder %s --out %s"
            .formatted(file(node + ".yaml"), file(node), file(request)));
    return file(request).toString();
  }

  private static String form(String node, String territory, String role) {
    return """
    node: %s
    operatorKind: STATE_AUTHORITY
    territory: %s
    role: %s
    operator: Coordination Office (invented)
    focalPoints:
      - {organisation: coordination, contact: day desk +00 0000 0001, alternate: night desk +00 0000 0002}
    consularDesks: []
    agreements: []
    """
        .formatted(node, territory, role);
  }

  /** Drafts, signs and publishes. */
  private void publish(String wishes) {
    sign("directory draft --directory %s %s".formatted(file("directory.jws"), wishes));
    done(
        "directory publish %s --next %s --to %s"
            .formatted(published(), signed(), file("directory.jws")));
  }

  private void sign(String drafting) {
    files++;
    Path draft = file("draft-" + files);
    done("%s --federation-key %s --out %s".formatted(drafting, file("public.jwk"), draft));
    done(
        "ceremony sign --draft %s --digest %s --key %s --out %s"
            .formatted(draft, digest(), file("federation.jwk"), signed()));
  }

  private Path signed() {
    return file("signed-" + files);
  }

  private void assertNothingIsDrafted() {
    String request = request("mn-origin", "MN", "ORIGIN");
    int status =
        run(
            "directory draft %s --request %s --out %s"
                .formatted(published(), request, file("refused")));
    assertThat(status).isEqualTo(Main.TO_DO);
    assertThat(file("refused")).doesNotExist();
  }

  private String published() {
    return "--directory %s --federation-key %s"
        .formatted(file("directory.jws"), file("public.jwk"));
  }

  private void done(String command) {
    int status = run(command);
    assertThat(status).as(said).isEqualTo(Main.DONE);
  }

  private int run(String command) {
    StringWriter all = new StringWriter();
    PrintWriter out = new PrintWriter(all, true);
    String[] words = command.strip().split("\\s+");
    int status = Main.commandLine(() -> now, out, out).execute(words);
    said = all.toString();
    return status;
  }

  private String digest() {
    Matcher digest = DIGEST.matcher(said);
    assertThat(digest.find()).as(said).isTrue();
    return digest.group();
  }

  private Directory directory() {
    return DirectoryReader.read(read("directory.jws"), publicKey());
  }

  private List<PublishedKey> keys(NodeId node) {
    return directory().entry(node).orElseThrow().keys();
  }

  private RawPublicKey publicKey() {
    return FederationKey.readPublic(file("public.jwk"));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private String read(String name) {
    return new TextFile(folder.resolve(name)).read();
  }

  private void write(String name, String text) {
    try {
      Files.write(file(name), text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
