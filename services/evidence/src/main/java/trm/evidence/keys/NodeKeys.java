package trm.evidence.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The private keys that a node holds at one moment: for each use the one that serves now, those to
 * come, and the older ones. Immutable: after a rotation or a destruction the folder is read anew.
 */
public final class NodeKeys {
  private final List<HeldKey> keys;

  /**
   * Takes keys of all three uses.
   *
   * @throws IllegalArgumentException when two have the same name
   */
  public NodeKeys(List<? extends HeldKey> keys) {
    this.keys = List.copyOf(keys);
    if (keys.stream().map(HeldKey::kid).distinct().count() != keys.size()) {
      throw new IllegalArgumentException("Two keys of a node have the same key id.");
    }
  }

  /** These and others: what a node holds after a rotation. */
  public NodeKeys with(List<? extends HeldKey> others) {
    return new NodeKeys(Stream.concat(keys.stream(), others.stream()).toList());
  }

  /** The signing key of that name. Which one serves today, the directory says. */
  public Optional<SigningKey> signing(KeyId kid) {
    return signers(KeyUse.SIGNING).filter(key -> key.kid().equals(kid)).findAny();
  }

  /** The newest journal key that serves at that time. */
  public Optional<SigningKey> journal(Instant time) {
    return signers(KeyUse.JOURNAL)
        .filter(key -> key.published().servesAt(time))
        .max(Comparator.comparing(key -> key.published().validFrom()));
  }

  /** The encryption key of that name, however old, while its private half exists. */
  public Optional<OpeningKey> opening(KeyId kid) {
    return keys.stream()
        .filter(OpeningKey.class::isInstance)
        .map(OpeningKey.class::cast)
        .filter(key -> key.kid().equals(kid))
        .findAny();
  }

  /** The public halves, for the directory. */
  public List<PublishedKey> published() {
    return keys.stream().map(HeldKey::published).toList();
  }

  /** All keys held. */
  List<HeldKey> held() {
    return keys;
  }

  private Stream<SigningKey> signers(KeyUse use) {
    return keys.stream()
        .filter(SigningKey.class::isInstance)
        .map(SigningKey.class::cast)
        .filter(key -> key.published().use() == use);
  }

  /** Shows names only. */
  @Override
  public String toString() {
    return "NodeKeys" + keys;
  }
}
