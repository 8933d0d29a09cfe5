package trm.evidence.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import trm.evidence.Digest;
import trm.evidence.keys.RawPublicKey;

/** How a signed note names an Ed25519 key: the journal's origin, and four bytes of a hash. */
final class JournalKeyName {
  private static final byte[] ED25519 = {0x01};

  private JournalKeyName() {}

  static byte[] id(String keyName, RawPublicKey publicKey) {
    byte[] name = (keyName + "\n").getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(Digest.sha256(name, ED25519, publicKey.bytes()).bytes(), 4);
  }
}
