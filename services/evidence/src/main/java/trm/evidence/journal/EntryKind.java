package trm.evidence.journal;

/**
 * What a journal entry is about. The name is written as the entry's code and never changes meaning.
 */
public enum EntryKind {
  /** The first entry of a generation; cites the newest checkpoint that peers held, if any. */
  GENERATION_OPENED,
  /** A decision of this node about a case that moves no responsibility. */
  CASE_FACT,
  /** A step of a handover between nodes. */
  HANDOVER_STEP,
  /** Responsibility passed between organisations inside this node. */
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
  KEY_CHANGED,
  AGREEMENT_CHANGED,
  ERASURE
}
