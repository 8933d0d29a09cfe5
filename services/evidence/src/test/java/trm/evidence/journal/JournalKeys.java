package trm.evidence.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import trm.evidence.Generation;
import trm.evidence.keys.KeyForge;
import trm.evidence.keys.RawPublicKey;
import trm.evidence.keys.SigningKey;

/** A journal with a new key. */
record JournalKeys(Generation journal, SigningKey key) {
  static JournalKeys of(String origin) {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    return new JournalKeys(
        Generation.parse(origin), new KeyForge().journal(start, Duration.ofDays(365)));
  }

  CheckpointSigner signer() {
    return new CheckpointSigner(journal, key);
  }

  CheckpointVerifier verifier() {
    return new CheckpointVerifier(journal, List.of(publicKey()));
  }

  RawPublicKey publicKey() {
    return key.published().publicKey();
  }
}
