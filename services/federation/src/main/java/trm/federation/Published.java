package trm.federation;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.keys.FederationKey;

/** The directory by which the nodes go, as it is named on the command line. */
final class Published {
  @Option(names = "--directory", description = "the directory that nodes go by")
  private @Nullable Path directory;

  @Option(names = "--federation-key", required = true, description = "the federation's public key")
  private @Nullable Path federationKey;

  /** The directory, or none where none was named: that of a federation which is being founded. */
  Optional<Directory> readIfNamed() {
    return Optional.ofNullable(directory).map(file -> verified(new TextFile(file).read()));
  }

  Directory read() {
    return readIfNamed()
        .orElseThrow(
            () -> new UnusableException("Name the directory that nodes go by: --directory.", null));
  }

  Directory verified(String signed) {
    return DirectoryReader.read(
        signed, FederationKey.readPublic(Objects.requireNonNull(federationKey)));
  }
}
