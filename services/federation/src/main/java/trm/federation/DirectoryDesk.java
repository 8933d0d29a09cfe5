package trm.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import trm.evidence.Digest;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryText;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.PublishedKey;

/** What the federation's desk does, on a machine that has no private key. */
@Command(
    name = "directory",
    mixinStandardHelpOptions = true,
    description = "For the federation's desk: review, draft, publish, watch.")
final class DirectoryDesk {
  private static final int DAYS_MAX = 92;

  private final InstantSource clock;
  private final PrintWriter out;

  DirectoryDesk(InstantSource clock, PrintWriter out) {
    this.clock = clock;
    this.out = out;
  }

  @Command(mixinStandardHelpOptions = true, description = "Says what a directory vouches for.")
  int show(@Mixin Published published) {
    Directory directory = published.read();
    out.printf(
        "Version %d, issued %s, expires %s.%n",
        directory.version(), directory.issuedAt(), directory.expiresAt());
    directory.entries().forEach(this::show);
    return Main.DONE;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Says what requests would change; ends with 1 when something speaks against one.")
  int review(
      @Mixin Published published,
      @Mixin Telephoned telephoned,
      @Parameters(arity = "1..*", paramLabel = "REQUEST", description = "what nodes handed in")
          List<Path> requests) {
    Directory current = published.read();
    return areGood(requests(requests), current, telephoned) ? Main.DONE : Main.TO_DO;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Writes the next directory, unsigned, and its digest to be read aloud at the signing.",
        "What speaks against a request ends it; nothing is written then."
      })
  int draft(
      @Mixin Published published,
      @Mixin Wishes wishes,
      @Mixin Telephoned telephoned,
      @Option(
              names = "--days",
              defaultValue = "30",
              description = "how long it vouches: ${DEFAULT-VALUE}")
          int days,
      @Option(names = "--out", required = true, description = "the draft, to be written")
          Path file) {
    if (days < 1 || days > DAYS_MAX) {
      throw new UnusableException("A directory vouches for 1 to " + DAYS_MAX + " days.", null);
    }
    Optional<Directory> current = published.readIfNamed();
    // Read once: what was reviewed is what is taken.
    List<NodeRequest> requests = requests(wishes.requests());
    if (!requests.isEmpty() && !areGood(requests, orFound(current), telephoned)) {
      out.println("Nothing is drafted.");
      return Main.TO_DO;
    }
    NextDirectory next = NextDirectory.after(current, clock.instant());
    requests.forEach(next::take);
    wishes.applyTo(next).forEach(out::println);
    write(next.until(Duration.ofDays(days)), file);
    return Main.DONE;
  }

  /** Of two requests of one node the older could follow the newer. */
  private static List<NodeRequest> requests(List<Path> files) {
    List<NodeRequest> requests =
        files.stream().map(file -> NodeRequest.read(new TextFile(file))).toList();
    Set<NodeId> nodes = new HashSet<>();
    for (NodeRequest request : requests) {
      if (!nodes.add(request.entry().node())) {
        throw new UnusableException(
            "There are two requests of %s. Take the newer one.".formatted(request.entry().node()),
            null);
      }
    }
    return requests;
  }

  private boolean areGood(List<NodeRequest> requests, Directory current, Telephoned telephoned) {
    return !requests.stream()
        .map(request -> isGood(request, current, telephoned))
        .toList()
        .contains(false);
  }

  private static Directory orFound(Optional<Directory> current) {
    return current.orElseThrow(
        () ->
            new UnusableException(
                "Found the federation with a directory that lists nobody, then take requests.",
                null));
  }

  private void write(Directory next, Path file) {
    String text = DirectoryText.write(next);
    new TextFile(file).create(text);
    out.printf(
        "Version %d is drafted. Carry %s to the signing; its digest is%n  %s%n",
        next.version(), file, Digest.sha256(text.getBytes(UTF_8)));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Checks a signed directory and puts it, in one step each, where nodes fetch it.")
  int publish(
      @Mixin Published published,
      @Option(names = "--next", required = true, description = "the directory that was signed")
          Path next,
      @Option(names = "--to", required = true, description = "a place; may be given several times")
          List<Path> places) {
    Publication publication =
        new Publication(new TextFile(next).read(), published, places, clock.instant());
    publication.requireGood();
    for (Path place : places) {
      publication.putInto(place);
      out.printf("Version %d stands in %s.%n", publication.version(), place);
    }
    return Main.DONE;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "The alarm: ends with 1 when the directory or a key in it soon expires, or a member has none that serves.")
  int check(
      @Mixin Published published,
      @Option(
              names = "--days",
              defaultValue = "7",
              description = "what counts as soon: ${DEFAULT-VALUE}")
          int days) {
    Directory directory = published.read();
    Instant now = clock.instant();
    Instant by = now.plus(Duration.ofDays(days));
    List<String> alarms = new ArrayList<>();
    if (directory.isExpiredAt(by)) {
      alarms.add(
          "The directory expires at %s. Draft and sign the next one."
              .formatted(directory.expiresAt()));
    }
    for (NodeEntry entry : directory.entries()) {
      if (isMember(entry, now)) {
        Expiry.of(entry.keys(), now, by).forEach(alarm -> alarms.add(entry.node() + ": " + alarm));
      }
    }
    alarms.forEach(out::println);
    return alarms.isEmpty() ? Main.DONE : Main.TO_DO;
  }

  /** One that left, or whose keys are all revoked, is not expected to serve. */
  private static boolean isMember(NodeEntry entry, Instant now) {
    return entry.leftAt() == null
        && (entry.keys().isEmpty() || !entry.keys().stream().allMatch(key -> key.isRevokedAt(now)));
  }

  private boolean isGood(NodeRequest request, Directory current, Telephoned telephoned) {
    boolean known = telephoned.nodes.contains(request.entry().node().value());
    Review review = new Review(request, current, clock.instant(), known);
    out.printf("%s, asked %s:%n", request.entry().node(), request.asked());
    review.changes().forEach(change -> out.println("  " + change));
    List<String> objections = review.objections();
    objections.forEach(objection -> out.println("  NO: " + objection));
    return objections.isEmpty();
  }

  private void show(NodeEntry entry) {
    String left = entry.leftAt() == null ? "" : ", left " + entry.leftAt();
    out.printf(
        "%s  %s, %s of %s, %s%s%n",
        entry.node(),
        entry.operator(),
        entry.role(),
        entry.territory(),
        entry.operatorKind(),
        left);
    for (PublishedKey key : entry.keys()) {
      String revoked = key.revokedAt() == null ? "" : ", revoked " + key.revokedAt();
      out.printf(
          "  %-10s %s  %s to %s%s%n",
          key.use(), key.kid(), key.validFrom(), key.validUntil(), revoked);
    }
  }

  /** Whose requests a person vouches for. */
  static final class Telephoned {
    @Option(
        names = "--known-by-telephone",
        paramLabel = "NODE",
        description = "you had the new keys read out by this node's office; no listed key signs")
    private List<String> nodes = List.of();
  }
}
