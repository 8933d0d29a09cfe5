package trm.node.api;

import trm.referral.CaseReference;

/** Reads references that callers put into addresses. */
final class References {
  private References() {}

  /** What cannot be a reference is one that no case has. */
  static CaseReference caseReference(String text) {
    try {
      return new CaseReference(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ApiError.UNKNOWN_CASE);
    }
  }

  /** A purpose is a code, since it stands in the journal for ever. */
  static String purpose(String text) {
    if (!text.matches("[A-Z][A-Z_]{1,39}")) {
      throw RequestJson.wrong("purpose", "Is no code.");
    }
    return text;
  }
}
