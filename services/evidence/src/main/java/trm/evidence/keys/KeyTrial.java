package trm.evidence.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/** Uses a key once against its own public half, so that a mistyped file shows before it matters. */
final class KeyTrial {
  private static final byte[] WORDS = "Tried at start.".getBytes(US_ASCII);

  private KeyTrial() {}

  /**
   * Signs and verifies, or seals and opens.
   *
   * @throws IllegalArgumentException when the two halves do not belong together
   */
  static void run(HeldKey key) {
    boolean works =
        switch (key) {
          case SigningKey signing ->
              key.published().publicKey().verifies(WORDS, signing.sign(WORDS));
          case OpeningKey opening -> opens(opening);
        };
    if (!works) {
      throw new IllegalArgumentException("Its two halves do not belong together.");
    }
  }

  private static boolean opens(OpeningKey key) {
    byte[] sealed = CompactJwe.seal(WORDS, key.published(), new SecureRandom());
    Optional<byte[]> opened = CompactJwe.parse(sealed).flatMap(key::open);
    return opened.filter(words -> Arrays.equals(words, WORDS)).isPresent();
  }
}
