package trm.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import trm.evidence.Digest;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.directory.DirectoryText;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyId;
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
    requests.forEach(request -> next.take(request.entry()));
    wishes.applyTo(next).forEach(out::println);
    write(next.until(Duration.ofDays(days)), file);
    return Main.DONE;
  }

  private static List<NodeRequest> requests(List<Path> files) {
    return files.stream().map(file -> NodeRequest.read(new TextFile(file))).toList();
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
    String text = new TextFile(next).read();
    Directory after = published.verified(text);
    for (Path place : places) {
      requireFollows(after, text, published, place);
    }
    for (Path place : places) {
      new TextFile(place).replace(text);
      out.printf("Version %d stands in %s.%n", after.version(), place);
    }
    return Main.DONE;
  }

  /** Nothing that stands somewhere is replaced by what is older, or by another of its version. */
  private void requireFollows(Directory after, String text, Published published, Path place) {
    if (after.isExpiredAt(clock.instant())) {
      throw new UnusableException("It expired at " + after.expiresAt() + ". Draft anew.", null);
    }
    if (Files.exists(place)) {
      String standing = new TextFile(place).read();
      Directory before = published.verified(standing);
      if (after.version() <= before.version() && !text.equals(standing)) {
        throw new UnusableException(
            "Version %d does not follow version %d, which stands in %s. Nothing is replaced."
                .formatted(after.version(), before.version(), place),
            null);
      }
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "The alarm: ends with 1 when the directory or a key in it soon expires.")
  int check(
      @Mixin Published published,
      @Option(
              names = "--days",
              defaultValue = "7",
              description = "what counts as soon: ${DEFAULT-VALUE}")
          int days) {
    Directory directory = published.read();
    Instant by = clock.instant().plus(Duration.ofDays(days));
    List<String> alarms = new ArrayList<>();
    if (directory.isExpiredAt(by)) {
      alarms.add(
          "The directory expires at %s. Draft and sign the next one."
              .formatted(directory.expiresAt()));
    }
    for (NodeEntry entry : directory.entries()) {
      if (isMember(entry, clock.instant())) {
        Expiry.of(entry.keys(), by).forEach(alarm -> alarms.add(entry.node() + ": " + alarm));
      }
    }
    alarms.forEach(out::println);
    return alarms.isEmpty() ? Main.DONE : Main.TO_DO;
  }

  /** One that left or was suspended expires no more. */
  private static boolean isMember(NodeEntry entry, Instant now) {
    return entry.keys().stream()
        .anyMatch(key -> !key.isRevokedAt(now) && key.validUntil().isAfter(now));
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
    out.printf(
        "%s  %s, %s of %s, %s%n",
        entry.node(), entry.operator(), entry.role(), entry.territory(), entry.operatorKind());
    for (PublishedKey key : entry.keys()) {
      String revoked = key.revokedAt() == null ? "" : ", revoked " + key.revokedAt();
      out.printf(
          "  %-10s %s  %s to %s%s%n",
          key.use(), key.kid(), key.validFrom(), key.validUntil(), revoked);
    }
  }

  /** The directory by which the nodes go. */
  static final class Published {
    @Option(names = "--directory", description = "the directory that nodes go by")
    private @Nullable Path directory;

    @Option(
        names = "--federation-key",
        required = true,
        description = "the federation's public key")
    private @Nullable Path federationKey;

    /** The directory, or none where none was named: that of a federation which is being founded. */
    Optional<Directory> readIfNamed() {
      return Optional.ofNullable(directory).map(this::read);
    }

    Directory read() {
      return readIfNamed()
          .orElseThrow(
              () ->
                  new UnusableException("Name the directory that nodes go by: --directory.", null));
    }

    private Directory read(Path file) {
      return verified(new TextFile(file).read());
    }

    Directory verified(String signed) {
      return DirectoryReader.read(
          signed, FederationKey.readPublic(Objects.requireNonNull(federationKey)));
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

  /** What shall be different. */
  static final class Wishes {
    @Option(names = "--request", description = "a node's request; may be given several times")
    private List<Path> requests = List.of();

    @Option(
        names = "--suspend",
        paramLabel = "NODE",
        description = "believe nothing of this node from now on")
    private List<String> suspended = List.of();

    @Option(
        names = "--off-board",
        paramLabel = "NODE",
        description = "this node leaves in good standing")
    private List<String> leaving = List.of();

    @Option(names = "--revoke", paramLabel = "KID", description = "believe nothing under this key")
    private List<String> revoked = List.of();

    @Option(
        names = "--agreement",
        paramLabel = "NAME=NODE,NODE",
        description = "an agreement of two nodes comes into force")
    private Map<String, String> agreements = Map.of();

    List<Path> requests() {
      return requests;
    }

    /** Applies them all, and says each in a sentence. */
    List<String> applyTo(NextDirectory next) {
      return Stream.of(
              suspended.stream().map(name -> next.suspend(node(name))),
              revoked.stream().map(name -> next.revoke(kid(name))),
              leaving.stream().map(name -> next.offBoard(node(name))),
              agreements.entrySet().stream().map(a -> next.agree(a.getKey(), nodes(a.getValue()))))
          .flatMap(sentences -> sentences)
          .toList();
    }

    private static NodeId node(String name) {
      try {
        return new NodeId(name);
      } catch (IllegalArgumentException e) {
        throw new UnusableException(name + " is no node's id, such as mn-origin.", e);
      }
    }

    private static KeyId kid(String name) {
      try {
        return new KeyId(name);
      } catch (IllegalArgumentException e) {
        throw new UnusableException(name + " is no key's id; 'show' lists them.", e);
      }
    }

    private static List<NodeId> nodes(String names) {
      List<NodeId> nodes = Stream.of(names.split(",")).map(Wishes::node).distinct().toList();
      if (nodes.size() < 2) {
        throw new UnusableException("An agreement has two parties: NAME=NODE,NODE.", null);
      }
      return nodes;
    }
  }
}
