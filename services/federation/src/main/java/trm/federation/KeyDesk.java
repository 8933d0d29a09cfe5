package trm.federation;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;
import trm.evidence.keys.HeldKey;
import trm.evidence.keys.KeyFolder;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;
import trm.schema.EventCatalogue;

/** What the custodian of a node's keys does, on the node's own machine. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "For a node's key custodian.")
final class KeyDesk {
  /** A signing takes people and a day, and the directory must be read before the key begins. */
  private static final Duration USUALLY_AHEAD = Duration.ofDays(1);

  private final InstantSource clock;
  private final PrintWriter out;
  private final KeyForge forge = new KeyForge();

  KeyDesk(InstantSource clock, PrintWriter out) {
    this.clock = clock;
    this.out = out;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Makes keys, each in a file of mode 600. Have them published before they begin.")
  int make(
      @Option(names = "--folder", required = true, description = "trm.keys.folder of the node")
          Path folder,
      @Option(
              names = "--use",
              description = "SIGNING, JOURNAL or ENCRYPTION; one of each if none is named")
          @Nullable List<KeyUse> uses,
      @Option(
              names = "--from",
              description = "when it begins, such as 2026-03-02T09:30:00Z; in a day if not said")
          @Nullable Instant from,
      @Option(
              names = "--days",
              defaultValue = "0",
              description = "how long it serves; 365 days, an ENCRYPTION key 30, if not said")
          int days) {
    Instant begins = from == null ? clock.instant().plus(USUALLY_AHEAD) : from;
    List<KeyUse> wanted = uses == null ? Arrays.asList(KeyUse.values()) : uses;
    KeyFolder keys = new KeyFolder(folder);
    for (KeyUse use : wanted) {
      HeldKey made = made(use, begins, Duration.ofDays(days > 0 ? days : usual(use)));
      keys.add(made);
      out.println(line(made.published()));
    }
    out.println(
        "Write a request next ('keys request'), and back the folder up as you do the master key.");
    return Main.DONE;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Lists the keys, and ends with 1 when a use will soon have none that serves.")
  int list(
      @Option(names = "--folder", required = true, description = "trm.keys.folder of the node")
          Path folder,
      @Option(
              names = "--days",
              defaultValue = "14",
              description = "what counts as soon: ${DEFAULT-VALUE}")
          int days) {
    List<PublishedKey> keys = new KeyFolder(folder).read().published();
    keys.stream()
        .sorted(Comparator.comparing(PublishedKey::use).thenComparing(PublishedKey::validFrom))
        .forEach(key -> out.println(line(key)));
    List<String> alarms =
        Expiry.of(keys, clock.instant(), clock.instant().plus(Duration.ofDays(days)));
    alarms.forEach(out::println);
    return alarms.isEmpty() ? Main.DONE : Main.TO_DO;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Writes what this node asks the federation to vouch for.")
  int request(
      @Option(
              names = "--entry",
              required = true,
              description =
                  "the node's entry without keys, in the form of deploy/directory/nodes.yaml")
          Path entry,
      @Option(names = "--folder", required = true, description = "trm.keys.folder of the node")
          Path folder,
      @Option(names = "--out", required = true, description = "the request, to be written")
          Path file) {
    NodeKeys keys = new KeyFolder(folder).read();
    if (keys.published().isEmpty()) {
      throw new UnusableException(folder + " holds no key. Make some with 'keys make'.", null);
    }
    NodeForm form = form(entry);
    String text =
        NodeRequest.write(
            form.entry(keys.published(), new EventCatalogue().versions()), keys, clock.instant());
    new TextFile(file).create(text);
    out.printf(
        "%s asks for %d keys. Bring %s to the federation's desk.%n",
        form.node(), keys.published().size(), file);
    return Main.DONE;
  }

  private static NodeForm form(Path file) {
    if (!Files.isReadable(file)) {
      throw new UnusableException(
          file + " cannot be read. Give the node's entry, a YAML file.", null);
    }
    try {
      return new YAMLMapper().readValue(file.toFile(), NodeForm.class);
    } catch (JacksonException e) {
      throw new UnusableException(
          "%s is no entry of a node: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }

  private HeldKey made(KeyUse use, Instant begins, Duration validity) {
    return switch (use) {
      case SIGNING -> forge.signing(begins, validity);
      case JOURNAL -> forge.journal(begins, validity);
      case ENCRYPTION -> forge.opening(begins, validity);
    };
  }

  /** Days for which a key serves: an encryption key is what a thief of the disk reads with. */
  private static int usual(KeyUse use) {
    return use == KeyUse.ENCRYPTION ? 30 : 365;
  }

  private static String line(PublishedKey key) {
    return "%-10s %s  %s to %s".formatted(key.use(), key.kid(), key.validFrom(), key.validUntil());
  }
}
