package trm.corridor.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import trm.evidence.keys.CompactJwe;
import trm.evidence.keys.KeyFolder;
import trm.evidence.keys.KeyUse;
import trm.evidence.keys.NodeKeys;
import trm.evidence.keys.OpeningKey;
import trm.evidence.keys.PublishedKey;

/**
 * Every key that a node still has, tried on bytes as somebody would who has the whole machine and
 * knows how the node encrypts: without the place to which a ciphertext is bound, and without a care
 * for its seal. AES-GCM encrypts in counter mode, so its key alone gives the text.
 */
final class Keyring {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  /** Where a nonce may stand: first, or after the id of a part's key. */
  private static final int[] NONCE_PLACES = {0, 8};

  private final List<byte[]> contentKeys = new ArrayList<>();
  private final List<OpeningKey> openingKeys;

  /**
   * Collects the keys.
   *
   * @param masterKey file of the key that wraps the keys of parts
   * @param keyFolder the node's private keys
   * @param stored the node's stored byte strings, among which the wrapped keys are
   */
  Keyring(Path masterKey, Path keyFolder, Collection<byte[]> stored) {
    byte[] master = bytesOf(masterKey);
    contentKeys.add(master);
    contentKeys.addAll(privateHalves(keyFolder));
    stored.stream()
        .filter(bytes -> bytes.length == NONCE_BYTES + KEY_BYTES + TAG_BYTES)
        .forEach(wrapped -> contentKeys.add(decrypt(wrapped, 0, master)));
    this.openingKeys = openingKeys(new KeyFolder(keyFolder).read());
  }

  /** What each key makes of the bytes; with a wrong key it is noise. */
  Stream<byte[]> open(byte[] bytes) {
    return Stream.concat(decrypted(bytes), opened(bytes));
  }

  private Stream<byte[]> decrypted(byte[] bytes) {
    return contentKeys.stream()
        .flatMap(
            key ->
                Arrays.stream(NONCE_PLACES)
                    .filter(place -> bytes.length > place + NONCE_BYTES + TAG_BYTES)
                    .mapToObj(place -> decrypt(bytes, place, key)));
  }

  /** An envelope ends with its compact JWE, which begins as every JSON in base64 does. */
  private Stream<byte[]> opened(byte[] bytes) {
    int begin = new String(bytes, ISO_8859_1).indexOf("eyJ");
    if (begin < 0) {
      return Stream.empty();
    }
    return CompactJwe.parse(Arrays.copyOfRange(bytes, begin, bytes.length)).stream()
        .flatMap(jwe -> openingKeys.stream().map(key -> key.open(jwe)).flatMap(Optional::stream));
  }

  private static byte[] decrypt(byte[] bytes, int place, byte[] key) {
    int text = place + NONCE_BYTES;
    byte[] counter = Arrays.copyOf(Arrays.copyOfRange(bytes, place, text), TAG_BYTES);
    counter[TAG_BYTES - 1] = 2; // The first block's number; number 1 masks the tag.
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
      return cipher.doFinal(bytes, text, bytes.length - text - TAG_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES in counter mode.", e);
    }
  }

  private static List<OpeningKey> openingKeys(NodeKeys keys) {
    return keys.published().stream()
        .filter(key -> key.use() == KeyUse.ENCRYPTION)
        .map(PublishedKey::kid)
        .flatMap(kid -> keys.opening(kid).stream())
        .toList();
  }

  private static List<byte[]> privateHalves(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> JsonMapper.shared().readTree(bytesOf(file)).path("d").asString(""))
          .filter(half -> !half.isEmpty())
          .map(half -> Base64.getUrlDecoder().decode(half))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytesOf(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
