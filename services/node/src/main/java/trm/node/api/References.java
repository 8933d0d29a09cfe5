package trm.node.api;

import trm.referral.AttachmentId;
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

  /** Likewise one that no file has. */
  static AttachmentId attachment(String text) {
    try {
      return new AttachmentId(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ApiError.UNKNOWN_ATTACHMENT);
    }
  }

  /** The tag of a version of a case. */
  static String tag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * The version that a caller's screen shows.
   *
   * @param tag as this node gave it in {@code ETag}
   */
  static long version(String tag) {
    if (!tag.matches("\"[0-9]{1,15}\"")) {
      throw RequestJson.wrong("If-Match", "Has no valid form.");
    }
    return Long.parseLong(tag.substring(1, tag.length() - 1));
  }

  /** A purpose is a code, since it stands in the journal for ever. */
  static String purpose(String text) {
    if (!text.matches("[A-Z][A-Z_]{1,39}")) {
      throw RequestJson.wrong("purpose", "Is no code.");
    }
    return text;
  }
}
