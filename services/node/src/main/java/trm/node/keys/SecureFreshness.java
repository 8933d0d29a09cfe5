package trm.node.keys;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import trm.evidence.Digest;
import trm.node.casework.Freshness;
import trm.referral.Octets;
import trm.referral.Situation.FreshCode;

/** What was never used before, from the platform's strongest source of randomness. */
public final class SecureFreshness implements Freshness {
  /** Without the letters and digits that are taken for one another when read aloud. */
  private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private static final int CODE_LENGTH = 10;
  private final SecureRandom random = new SecureRandom();

  @Override
  public UUID id() {
    return UUID.randomUUID();
  }

  @Override
  public FreshCode arrivalCode() {
    StringBuilder code = new StringBuilder(CODE_LENGTH);
    for (int i = 0; i < CODE_LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    byte[] salt = salt();
    Digest digest = Digest.sha256(salt, code.toString().getBytes(StandardCharsets.UTF_8));
    return new FreshCode(code.toString(), Octets.of(salt), Octets.of(digest.bytes()));
  }

  @Override
  public byte[] salt() {
    byte[] salt = new byte[32];
    random.nextBytes(salt);
    return salt;
  }
}
