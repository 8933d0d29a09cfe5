package trm.referral.deadline;

/** What is owed. */
public enum Kind {
  /** A measure that begins with the case. */
  MEASURE,
  /** An answer to another node's request. */
  REQUEST,
  /** What was missing for an answer. */
  DATA,
  /** An answer to an offer of the person's care. */
  OFFER,
  /** The person's arrival, or the word that she did not come. */
  ARRIVAL,
  /** The sender's word that it lets go. */
  CLOSING,
  /** What became of the handover. */
  FEEDBACK,
  /** The next look at how the person fares after a return. */
  FOLLOW_UP,
  /** The plan of reintegration, refined after the arrival. */
  PLAN,
  /** An answer of the organisation that was asked to take the case over. */
  TURN,
  /** The end of the time to recover and reflect. */
  REFLECTION_END,
  /** A travel document that will soon end, or ends before the journey does. */
  DOCUMENT_WARNING,
  /** Word to the desk that issued a document that the person is home. */
  ARRIVAL_NOTICE,
  /** The end of a consent. */
  CONSENT_END,
  /** The end of an assessment's validity. */
  ASSESSMENT_END,
  /** The next look at a hold. */
  HOLD_REVIEW,
  /** The look at a reading of the case because of a danger. */
  EMERGENCY_REVIEW,
  /** The last moment for a claim to compensation. */
  COMPENSATION,
  /** A task that one organisation of the node gave to another. */
  TASK
}
