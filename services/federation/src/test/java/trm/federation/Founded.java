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
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.RawPublicKey;

/** A federation of two nodes in one folder, worked on as its people do it: by commands. */
final class Founded {
  static final NodeId ORIGIN = new NodeId("mn-origin");
  static final NodeId TRANSIT = new NodeId("cn-transit");
  private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{64}\\b");

  private final Path folder;
  private Instant now = Instant.parse("2026-03-01T09:00:00Z");
  private String said = "";
  private int files;

  private Founded(Path folder) {
    this.folder = folder;
  }

  /** Both nodes joined a day ago, and their keys serve since an hour. */
  static Founded in(Path folder) {
    Founded founded = new Founded(folder);
    founded.found();
    founded.join("mn-origin", "MN", "ORIGIN");
    founded.join("cn-transit", "CN", "TRANSIT");
    founded.pass(Duration.ofHours(25));
    return founded;
  }

  private void found() {
    done(
        "ceremony make-key --key %s --public %s"
            .formatted(file("federation.jwk"), file("public.jwk")));
    sign("directory draft");
    done(
        "directory publish --federation-key %s --next %s --to %s"
            .formatted(file("public.jwk"), signed(), file("directory.jws")));
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  String said() {
    return said;
  }

  void join(String node, String territory, String role) {
    done("keys make --folder %s".formatted(file(node)));
    publish("--known-by-telephone %s --request %s".formatted(node, request(node, territory, role)));
  }

  /** Writes a node's request and returns its path. */
  String request(String node, String territory, String role) {
    write(node + ".yaml", form(node, territory, role));
    String request = "request-" + files++;
    done(
        "keys request --entry %s --folder %s --out %s"
            .formatted(file(node + ".yaml"), file(node), file(request)));
    return file(request).toString();
  }

  static String form(String node, String territory, String role) {
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
  void publish(String wishes) {
    sign("directory draft --directory %s %s".formatted(file("directory.jws"), wishes));
    done(
        "directory publish %s --next %s --to %s"
            .formatted(published(), signed(), file("directory.jws")));
  }

  void sign(String drafting) {
    files++;
    Path draft = file("draft-" + files);
    done("%s --federation-key %s --out %s".formatted(drafting, file("public.jwk"), draft));
    done(
        "ceremony sign --draft %s --digest %s --key %s --out %s"
            .formatted(draft, digest(), file("federation.jwk"), signed()));
  }

  Path signed() {
    return file("signed-" + files);
  }

  void assertNothingIsDrafted() {
    String request = request("mn-origin", "MN", "ORIGIN");
    int status =
        run(
            "directory draft %s --request %s --out %s"
                .formatted(published(), request, file("refused")));
    assertThat(status).isEqualTo(Main.TO_DO);
    assertThat(file("refused")).doesNotExist();
  }

  String published() {
    return "--directory %s --federation-key %s"
        .formatted(file("directory.jws"), file("public.jwk"));
  }

  void done(String command) {
    int status = run(command);
    assertThat(status).as(said).isEqualTo(Main.DONE);
  }

  int run(String command) {
    return run(command, () -> now);
  }

  int run(String command, InstantSource clock) {
    StringWriter all = new StringWriter();
    PrintWriter out = new PrintWriter(all, true);
    String[] words = command.strip().split("\\s+");
    int status = Main.commandLine(clock, out, out).execute(words);
    said = all.toString();
    return status;
  }

  String digest() {
    Matcher digest = DIGEST.matcher(said);
    assertThat(digest.find()).as(said).isTrue();
    return digest.group();
  }

  Directory directory() {
    return DirectoryReader.read(read("directory.jws"), publicKey());
  }

  List<PublishedKey> keys(NodeId node) {
    return directory().entry(node).orElseThrow().keys();
  }

  RawPublicKey publicKey() {
    return FederationKey.readPublic(file("public.jwk"));
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  String read(String name) {
    return new TextFile(folder.resolve(name)).read();
  }

  void write(String name, String text) {
    try {
      Files.write(file(name), text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
