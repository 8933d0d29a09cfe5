package trm.evidence.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node's keys at rest: one JWK file a key, mode 600, in one folder. The files are read whole, and
 * every key is tried, before one of them is used: a node with a bad key must not start.
 */
public final class KeyFolder {
  /** How long an encryption key still opens after peers stopped sealing to it, at the least. */
  public static final Duration OPENS_AFTER_EXPIRY = Duration.ofDays(30);

  private static final String SUFFIX = ".jwk";

  private final Path folder;

  public KeyFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads and tries all keys.
   *
   * @throws KeyFileException when a file is open to others, is no key of this contract, or its
   *     halves do not belong together
   */
  public NodeKeys read() {
    return new NodeKeys(files().stream().map(KeyFolder::read).flatMap(Optional::stream).toList());
  }

  /** Adds a key, such as the next one of a rotation. */
  public void add(HeldKey key) {
    createFolder();
    file(key).create(Jwk.write(key));
  }

  /** Adds all keys of a new node. */
  public void addAll(NodeKeys keys) {
    keys.held().forEach(this::add);
  }

  /**
   * Destroys the private half of an encryption key; its public half stays, so that the kid is never
   * a riddle. Whoever calls knows that every message sealed to it is receipted and that the
   * mailbox's retention has passed.
   *
   * @throws IllegalStateException when the key has not yet been out of service for {@link
   *     #OPENS_AFTER_EXPIRY}: mail may still be under way to it
   * @throws IllegalArgumentException when no such private half is here
   */
  public void destroyPrivateHalf(KeyId kid, Instant now) {
    OpeningKey key =
        read()
            .opening(kid)
            .orElseThrow(() -> new IllegalArgumentException("No private half here of " + kid));
    Instant earliest = key.published().validUntil().plus(OPENS_AFTER_EXPIRY);
    if (now.isBefore(earliest)) {
      throw new IllegalStateException("The key " + kid + " must still open until " + earliest);
    }
    file(key).overwrite(Jwk.writePublic(key));
  }

  private static Optional<HeldKey> read(Path path) {
    String text = new OwnerOnlyFile(path).read();
    try {
      Optional<HeldKey> key = Jwk.read(text);
      key.ifPresent(KeyTrial::run);
      return key;
    } catch (IllegalArgumentException e) {
      throw new KeyFileException(path, "is not a usable key. " + e.getMessage(), e);
    }
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new KeyFileException(folder, "cannot be listed.", e);
    }
  }

  private void createFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new KeyFileException(folder, "cannot be created.", e);
    }
  }

  private OwnerOnlyFile file(HeldKey key) {
    String name = key.published().use().name().toLowerCase(Locale.ROOT);
    return new OwnerOnlyFile(folder.resolve(name + "-" + key.kid() + SUFFIX));
  }
}
