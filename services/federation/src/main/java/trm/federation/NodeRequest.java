package trm.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryText;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.CompactJws;
import trm.evidence.keys.KeyId;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.PublishedKey;

/**
 * What a node asks the federation to vouch for. As a file: one line with its entry, in the form of
 * a directory of one; then a compact JWS of that line for each SIGNING key that the node holds, by
 * which it shows that it has the keys it names.
 *
 * @param signers the SIGNING keys of the entry under which the line is signed
 */
record NodeRequest(Instant asked, NodeEntry entry, Set<KeyId> signers) {
  /** How long a request stands; an old one may be somebody's find. */
  static final Duration STANDS = Duration.ofDays(14);

  NodeRequest {
    signers = Set.copyOf(signers);
  }

  /** The request as a file's text. */
  static String write(NodeEntry entry, NodeKeys keys, Instant now) {
    String line = DirectoryText.write(new Directory(1, now, now.plus(STANDS), List.of(entry)));
    Stream<String> signatures =
        signingKeys(entry)
            .map(key -> keys.signing(key.kid()))
            .flatMap(Optional::stream)
            .map(key -> key.signCompact(line.getBytes(UTF_8)));
    return Stream.concat(Stream.of(line), signatures).collect(Collectors.joining("\n"));
  }

  /**
   * Reads a request and checks each of its signatures.
   *
   * @throws UnusableException when it is no request, or a signature does not hold
   */
  static NodeRequest read(TextFile file) {
    List<String> lines = file.read().lines().toList();
    if (lines.isEmpty()) {
      throw notARequest(file, "it is empty");
    }
    Directory alone = alone(lines.getFirst(), file);
    NodeEntry entry = alone.entries().getFirst();
    Set<KeyId> signers =
        lines.stream()
            .skip(1)
            .map(line -> signer(line, lines.getFirst(), entry, file))
            .collect(Collectors.toSet());
    return new NodeRequest(alone.issuedAt(), entry, signers);
  }

  private static Directory alone(String line, TextFile file) {
    try {
      Directory alone = DirectoryText.read(line);
      if (alone.entries().size() == 1) {
        return alone;
      }
    } catch (IllegalArgumentException e) {
      throw notARequest(file, e.getMessage());
    }
    throw notARequest(file, "it does not name one node");
  }

  private static KeyId signer(String line, String signed, NodeEntry entry, TextFile file) {
    return CompactJws.parse(line)
        .flatMap(jws -> signingKeys(entry).filter(key -> proves(key, jws, signed)).findAny())
        .map(PublishedKey::kid)
        .orElseThrow(() -> notARequest(file, "a signature does not hold"));
  }

  private static boolean proves(PublishedKey key, CompactJws jws, String signed) {
    return key.kid().equals(jws.kid())
        && jws.verifiedPayload(key.publicKey())
            .filter(payload -> Arrays.equals(payload, signed.getBytes(UTF_8)))
            .isPresent();
  }

  private static UnusableException notARequest(TextFile file, @Nullable String why) {
    return new UnusableException(
        "%s is no node's request (%s). Ask the node for the file that 'keys request' wrote."
            .formatted(file.path(), why),
        null);
  }

  private static Stream<PublishedKey> signingKeys(NodeEntry entry) {
    return entry.keys().stream().filter(key -> key.use() == KeyUse.SIGNING);
  }
}
