package trm.corridor.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import trm.evidence.Digest;
import trm.node.casework.Freshness;
import trm.referral.Octets;
import trm.referral.Situation.FreshCode;

/** Fresh values out of the run's dice. */
record SimulatedFreshness(Dice dice) implements Freshness {
  @Override
  public UUID id() {
    return dice.uuid();
  }

  @Override
  public FreshCode arrivalCode() {
    String code = "code-" + dice.below(1_000_000);
    byte[] salt = salt();
    Octets digest = Octets.of(Digest.sha256(salt, code.getBytes(UTF_8)).bytes());
    return new FreshCode(code, Octets.of(salt), digest);
  }

  @Override
  public byte[] salt() {
    return dice.bytes(32);
  }
}
