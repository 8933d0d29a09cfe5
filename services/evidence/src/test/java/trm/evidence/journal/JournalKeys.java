package trm.evidence.journal;

import com.google.crypto.tink.subtle.Ed25519Sign;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import trm.evidence.Digest;
import trm.evidence.Generation;

/** A journal's key pair, always the same for the same name, so that vectors do not change. */
record JournalKeys(Generation journal, Ed25519Sign.KeyPair pair) {
  static JournalKeys of(String origin) {
    try {
      byte[] seed =
          Digest.sha256(("test journal " + origin).getBytes(StandardCharsets.UTF_8)).bytes();
      return new JournalKeys(
          Generation.parse(origin), Ed25519Sign.KeyPair.newKeyPairFromSeed(seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  CheckpointSigner signer() {
    return new CheckpointSigner(journal, pair.getPrivateKey(), pair.getPublicKey());
  }

  CheckpointVerifier verifier() {
    return new CheckpointVerifier(journal, List.of(pair.getPublicKey()));
  }
}
