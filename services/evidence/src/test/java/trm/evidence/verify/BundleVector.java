package trm.evidence.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import trm.evidence.keys.FederationKey;

/**
 * A folder of bundles that are verified together; beside a failing one lies a {@code .why}: what
 * was done to it, and the finding that must come of it.
 */
record BundleVector(Path folder) {
  static final Path ROOT = Path.of("src/test/resources/vectors/bundle");
  static final Path FEDERATION_KEY = ROOT.resolve("federation.public.jwk");
  private static final Pattern EXPECTED =
      Pattern.compile("Expected: ([A-Z_]+) in ([a-z-]+)(?:, entry ([0-9]+))?\\.");

  static List<BundleVector> all(String outcome) {
    try (Stream<Path> folders = Files.list(ROOT.resolve(outcome))) {
      return folders.filter(Files::isDirectory).sorted().map(BundleVector::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  VerificationReport verified() {
    try (Stream<Path> files = Files.list(folder)) {
      List<BundleFile> bundles = files.sorted().map(BundleVector::bundle).toList();
      return Verifier.verify(bundles, FederationKey.readPublic(FEDERATION_KEY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BundleFile bundle(Path file) {
    try {
      String name = file.getFileName().toString().replace(".json", "");
      return BundleFile.read(name, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sentence of the finding is free to change; kind, bundle and entry are the contract. */
  boolean expects(Finding finding) {
    Matcher expected = expected();
    return finding.kind().name().equals(expected.group(1))
        && finding.bundle().equals(expected.group(2))
        && String.valueOf(finding.entry()).equals(String.valueOf(expected.group(3)));
  }

  FindingKind expectedKind() {
    return FindingKind.valueOf(expected().group(1));
  }

  private Matcher expected() {
    Matcher expected = EXPECTED.matcher(why());
    if (!expected.find()) {
      throw new IllegalStateException("The .why of " + this + " names no finding.");
    }
    return expected;
  }

  String why() {
    try {
      return Files.readString(folder.resolveSibling(folder.getFileName() + ".why"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return String.valueOf(folder.getFileName());
  }
}
