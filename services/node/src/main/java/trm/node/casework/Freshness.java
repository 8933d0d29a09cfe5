package trm.node.casework;

import java.util.UUID;
import trm.referral.Situation.FreshCode;

/** What must never have been used before. A port, so that a simulated run can be repeated. */
public interface Freshness {

  /** An id that names nothing yet. */
  UUID id();

  /** A code that a person can carry and say, with its salt and digest. */
  FreshCode arrivalCode();

  /** 32 bytes that nobody can guess. */
  byte[] salt();
}
