package trm.evidence.journal;

/**
 * What a journal entry is about. The name is written as the entry's code and never changes meaning.
 */
public enum EntryKind {
  /** The first entry of a generation; cites the newest checkpoint that peers held, if any. */
  GENERATION_OPENED,
  /** A decision of this node about a case that moves no responsibility. */
  CASE_FACT,
  /**
   * A step of a handover between nodes, in the journal of the node that took it and in no other:
   * what its peers are told of the step is a {@link #MESSAGE_IN} of theirs. The opening of an epoch
   * ({@code ArrivalConfirmed}) is therefore written once, and the closing of the one before ({@code
   * HandoverClosed}) cites it.
   */
  HANDOVER_STEP,
  /**
   * Responsibility passed to this entry's organisation and officer inside this node; the first of a
   * case is its opening ({@code ReferralOpened}).
   */
  TURN_MOVED,
  /** A message was sealed and posted. */
  MESSAGE_OUT,
  /** A message was taken in, with its outcome. */
  MESSAGE_IN,
  /** An envelope was put aside because it breaks the contract. */
  QUARANTINED,
  /** A command was refused by rules; the rules stand in the detail. */
  REFUSAL,
  CONSENT_GIVEN,
  CONSENT_NARROWED,
  CONSENT_WITHDRAWN,
  /** Disclosure on another basis than consent, with its coded reason. */
  OVERRIDE,
  /** A record was read: by whom, for what. */
  RECORD_VIEWED,
  /** Evidence left the node in an export. */
  EXPORTED,
  /**
   * A person asked whether anybody answers at a peer's focal point, or answered such a question of
   * a peer.
   */
  CONTACT_TEST,
  /** Anonymous statistics were made of a period; the detail holds their digest. */
  STATISTICS_RELEASED,
  KEY_CHANGED,
  /** An organisation's system came to call this node, was changed or ended. */
  PARTNER_CHANGED,
  AGREEMENT_CHANGED,
  ERASURE
}
