package trm.exchange.inbox;

import trm.evidence.Digest;

/** What became of one envelope; committed when it is returned. */
public sealed interface Outcome {
  /** SHA-256 of the envelope as it came in. */
  Digest envelope();

  /** Its effect is stored; a receipt is due. */
  record Accepted(Digest envelope) implements Outcome {}

  /** It was here before; the stored receipt goes out again. */
  record Duplicate(Digest envelope) implements Outcome {}

  /** The rules said no; a receipt that says so is due. */
  record Refused(Digest envelope, String toldCode) implements Outcome {}

  /** It breaks the contract. */
  record Quarantined(Digest envelope, QuarantineReason reason) implements Outcome {}

  /** It waits, unreceipted, for those before it. */
  record Parked(Digest envelope) implements Outcome {}

  /** One of the courier's own messages; never receipted. */
  record CourierMail(Digest envelope) implements Outcome {}
}
