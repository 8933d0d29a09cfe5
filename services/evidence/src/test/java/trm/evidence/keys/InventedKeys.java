package trm.evidence.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import trm.evidence.Digest;

/** Keys whose secret is the digest of a sentence: the same in every run, and of no worth. */
public final class InventedKeys {
  private InventedKeys() {}

  /** One key of each use. */
  public static NodeKeys of(String words, Instant validFrom, Duration validity) {
    return new NodeKeys(
        List.of(
            signing(words, validFrom, validity),
            journal(words, validFrom, validity),
            opening(words, validFrom, validity)));
  }

  public static SigningKey signing(String words, Instant validFrom, Duration validity) {
    return KeyForge.signer(KeyUse.SIGNING, seed(words + " signs"), validFrom, validity);
  }

  public static SigningKey journal(String words, Instant validFrom, Duration validity) {
    return KeyForge.signer(KeyUse.JOURNAL, seed(words + " attests"), validFrom, validity);
  }

  public static OpeningKey opening(String words, Instant validFrom, Duration validity) {
    return KeyForge.opener(seed(words + " opens"), validFrom, validity);
  }

  public static FederationKey federation(String words) {
    return new FederationKey(Jwk.ed25519(seed(words + " vouches")));
  }

  /** The key as it lies on disk. */
  public static String jwk(HeldKey key) {
    return Jwk.write(key);
  }

  private static byte[] seed(String words) {
    return Digest.sha256(words.getBytes(UTF_8)).bytes();
  }
}
