package trm.referral;

/** What everything that is named by an id has in common: one text, without meaning of its own. */
public sealed interface Identifier
    permits AlertId,
        AssessmentId,
        AttachmentId,
        CaseReference,
        ClearanceId,
        ConsentId,
        CorrectionId,
        DeadlineId,
        DecisionId,
        FollowUpId,
        HandoverId,
        HoldId,
        NodeId,
        NoticeId,
        ObservationId,
        OfficerId,
        OrganisationId,
        PlanId,
        Pseudonym,
        RequestId,
        TaskId {

  /** The text as it stands in messages, in the store and in JSON. */
  String value();

  /**
   * Refuses a text that cannot be an id.
   *
   * @throws IllegalArgumentException when it is empty, longer than 64 characters or holds a blank
   */
  static void check(String value) {
    if (value.isEmpty() || value.length() > 64 || hasBlank(value)) {
      throw new IllegalArgumentException("An id is 1 to 64 characters without blanks.");
    }
  }

  private static boolean hasBlank(String value) {
    // A loop, since ids are made for every row that is read.
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        return true;
      }
    }
    return false;
  }
}
