package trm.exchange.inbox;

import trm.evidence.seal.SealFault;

/**
 * Why an envelope was put aside. The name is the coded reason in store, journal and meters.
 *
 * <p>A <em>settled</em> reason is final: the sender is known and is told {@code quarantined}. Any
 * other may pass when the cause is mended (a directory that names the sender, a corrected release):
 * no receipt is given, and the same envelope is tried again when it comes again.
 */
public enum QuarantineReason {
  OVERSIZED(false),
  UNREADABLE(false),
  HEADER_NOT_OF_SUITE(false),
  KEY_UNKNOWN(false),
  NOT_DECRYPTED(false),
  SENDER_UNKNOWN(false),
  SIGNATURE_WRONG(false),
  MISADDRESSED(false),
  IDENTITY_DIFFERS(false),
  BODY_DIFFERS(false),
  /** The sender used this message id before, for another statement. */
  MESSAGE_ID_REUSED(true),
  /** Its time had run out when it came. */
  EXPIRED(true),
  /** It was issued later than now and the grace for differing clocks. */
  ISSUED_IN_FUTURE(true),
  /** It claims to be valid for longer than duplicates are remembered. */
  VALID_TOO_LONG(true),
  /** Its statement lacks what its event type needs, or has what it must not have. */
  STATEMENT_INCOMPLETE(true),
  /** Its number was used, or declared skipped, before. */
  SEQUENCE_PASSED(true),
  /** Too many messages of its conversation wait already. */
  TOO_FAR_AHEAD(false),
  /** No schema of that fingerprint is known here. */
  SCHEMA_UNKNOWN(true),
  /** The body is not what its schema says. */
  BODY_UNREADABLE(true),
  /** A file of it is not one whole file of its form, or not what the message says of it. */
  FILE_UNSOUND(true),
  /** The event type of body and statement differ, or this node takes none of that type from it. */
  EVENT_NOT_TAKEN(true),
  /** This node's own code failed on it, alone and repeatedly. */
  HANDLING_FAILED(false);

  private final boolean settled;

  QuarantineReason(boolean settled) {
    this.settled = settled;
  }

  /** Whether the sender is told so, once and for all. */
  public boolean settled() {
    return settled;
  }

  /** The reason for an envelope that did not open. */
  public static QuarantineReason of(SealFault fault) {
    return switch (fault) {
      case OVERSIZED -> OVERSIZED;
      case UNREADABLE -> UNREADABLE;
      case HEADER_NOT_OF_SUITE -> HEADER_NOT_OF_SUITE;
      case KEY_UNKNOWN -> KEY_UNKNOWN;
      case NOT_DECRYPTED -> NOT_DECRYPTED;
      case SENDER_UNKNOWN -> SENDER_UNKNOWN;
      case SIGNATURE_WRONG -> SIGNATURE_WRONG;
      case MISADDRESSED -> MISADDRESSED;
      case IDENTITY_DIFFERS -> IDENTITY_DIFFERS;
      case BODY_DIFFERS -> BODY_DIFFERS;
    };
  }
}
