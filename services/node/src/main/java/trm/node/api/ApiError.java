package trm.node.api;

/**
 * Every error that the interface can answer. The name is the {@code code} of the problem document
 * and never changes meaning; the sentence is for a case worker.
 */
public enum ApiError {
  REQUEST_UNREADABLE(
      400,
      "The request is no valid HTTP",
      "The request line or a header cannot be read, or is too long."),
  MALFORMED_BODY(
      400, "The request could not be read", "The body is not the JSON that is expected."),
  FIELD_INVALID(400, "A field is missing or has no valid form", "Please correct the named fields."),
  UNKNOWN_CODE(
      400,
      "A code is not on its list",
      "Please correct the named fields: each must be a field and a code that is published."),
  CURSOR_MALFORMED(
      400,
      "The cursor cannot be read",
      "A cursor is given back as it was given. Please leave it out to begin anew."),
  IDEMPOTENCY_KEY_MISSING(
      400,
      "The request has no Idempotency-Key",
      "Every command needs a key of its own, so that a repetition is recognised."),
  ACTING_OFFICER_MISSING(
      400,
      "The acting officer is not named",
      "A partner's system must name the officer who acts, in the header Acting-Officer."),
  NOT_AUTHENTICATED(
      401, "You are not signed in", "The token is missing, expired or not for this node."),
  TOKEN_EXPIRED(
      401,
      "Your sign-in has expired",
      "The token was good until a while ago. Please sign in again, or have your system fetch a new"
          + " one."),
  ROLE_NOT_ALLOWED(403, "Your role may not do this", "Another role at this node may do it."),
  NOT_PERMITTED(
      403,
      "Your ministry does not permit this now",
      "Whoever administers permissions in the sign-in service may change that."),
  UNKNOWN_CASE(404, "There is no such case", "Your organisation has no case of this reference."),
  UNKNOWN_ATTACHMENT(
      404, "There is no such file", "The case has no file of this id, or it was erased."),
  UNKNOWN_MESSAGE(404, "There is no such message", "Your organisation has no message of this id."),
  UNKNOWN_DRAFT(404, "There is no such draft", "Your organisation has no draft of this id."),
  UNKNOWN_CONTACT_TEST(
      404,
      "There is no such contact test",
      "This node was asked no contact test of this id, or it is answered."),
  UNKNOWN_COMMAND(
      404, "There is no such command", "This node's charter does not offer the command."),
  UNKNOWN_LIST(404, "There is no such code list", "The lists are named under /api/v1/code-lists."),
  UNKNOWN_WEBHOOK(404, "There is no such webhook", "Your organisation has no webhook of this id."),
  UNKNOWN_DELIVERY(
      404, "There is no such delivery", "The webhook has no delivery of this id any more."),
  UNKNOWN_RELEASE(
      404,
      "There is no such release",
      "The releases are listed under /api/v1/statistics/releases."),
  UNKNOWN_PARTNER(404, "There is no such partner", "This node has no partner of this id."),
  UNKNOWN_PATH(404, "There is nothing here", "The address is not part of this interface."),
  METHOD_NOT_ALLOWED(405, "The address knows no such method", "Please use the documented method."),
  NOT_ACCEPTABLE(406, "The answer has no such form", "Answers are JSON."),
  EPOCH_STALE(
      409,
      "Responsibility has moved on",
      "The case passed to another node since your screen was loaded. Please load it again."),
  TURN_STALE(
      409,
      "The case has changed hands",
      "Another organisation took the case over since your screen was loaded. Please load it"
          + " again."),
  DRAFT_CHANGED(
      409,
      "The draft was changed meanwhile",
      "Nothing was saved. Both versions are shown below; please save again over the newer one."),
  CASE_CHANGED(
      412,
      "The case was changed meanwhile",
      "Nothing was done. What was recorded since your screen was loaded is shown below; please load"
          + " the case again."),
  NOT_IN_CARE(
      409,
      "This node does not answer for the person now",
      "A statement of status is given by a node that owes the person care. Another node of the case"
          + " may give it."),
  TOO_MANY_WEBHOOKS(
      409,
      "There are too many webhooks",
      "An organisation has at most twenty. Please delete one that is no longer used."),
  WEBHOOK_CHANGED(
      412,
      "The webhook was changed meanwhile",
      "Nothing was changed. Both versions are shown below; please save again over the newer one."),
  WEBHOOK_DISABLED(
      409, "The webhook is disabled", "Please see to its receiver, and enable the webhook first."),
  PARTNER_KNOWN(
      409,
      "The organisation is a partner already",
      "An organisation is a partner once. Please change what was agreed with it, or end it first."),
  PARTNER_CHANGED(
      409,
      "The partner was changed meanwhile",
      "Nothing was changed. Please load the partner again."),
  PARTNER_OVER(
      409, "The partner has ended", "Nothing was changed. Please ask for the organisation anew."),
  PARTNER_CANNOT_FOLLOW(
      409,
      "That organisation cannot follow",
      "It is the partner itself, or ends as well. Nothing was changed. Please name another."),
  RULES_BROKEN(409, "The rules do not allow this now", "Each broken rule is named below."),
  CURSOR_UNKNOWN(
      410,
      "This node knows no such place any more",
      "The node was restored from a backup since it gave the cursor. Please begin anew without one"
          + " and know the entries by their ids."),
  BODY_TOO_LARGE(413, "The request is too large", "A request has at most one mebibyte."),
  FILE_TOO_LARGE(
      413,
      "The file is too large",
      "The files of a message have at most three mebibytes together."),
  UNSUPPORTED_MEDIA_TYPE(415, "The request has no readable form", "Requests are JSON."),
  FILE_UNSOUND(
      422,
      "The file is not what it says it is",
      "Please send one whole JPEG, PNG or PDF, with nothing before or behind it and nothing in it"
          + " that runs."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      "The Idempotency-Key was used for something else",
      "A key stands for one request. Please use a new key for a new request."),
  TOO_MANY_REQUESTS(
      429,
      "There were too many requests",
      "Nothing was done. Please repeat the request after the seconds that Retry-After names."),
  FAILED_HERE(500, "This node made a mistake", "The mistake was recorded. Nothing was half done."),
  RECOVERING(
      503,
      "This node asks its peers how far its journal had come",
      "Nothing was done. Please repeat the request in a while."),
  NOT_VOUCHED(
      503,
      "The federation does not vouch for this node now",
      "Nothing was signed. The operator of this node must see to its keys and to the directory."),
  DATABASE_AWAY(
      503,
      "The node's database is away",
      "It is not known whether it was done. Please repeat the request in a while, with the same"
          + " Idempotency-Key."),
  DATABASE_FULL(
      503,
      "The node has no room to record anything",
      "Nothing was done, since nothing is done here that is not recorded. Its operator must make"
          + " room. Please repeat the request then, with the same Idempotency-Key."),
  CHANGED_MEANWHILE(
      503,
      "Something else was done here at the same time",
      "Nothing was done for this request. Please repeat it with the same Idempotency-Key."),
  PERMISSION_UNKNOWN(
      503,
      "It cannot be asked whether this is permitted",
      "The sign-in service did not say. Nothing was done. Where a life is in danger, a case may be"
          + " read as an emergency."),
  IDENTITY_AWAY(
      503,
      "The sign-in service is away",
      "Nothing was done. Please repeat the request in a while.");

  private final int status;
  private final String title;
  private final String sentence;

  ApiError(int status, String title, String sentence) {
    this.status = status;
    this.title = title;
    this.sentence = sentence;
  }

  /** The HTTP status that it is answered with. */
  public int status() {
    return status;
  }

  /** What it is, in a few words. */
  public String title() {
    return title;
  }

  /** What the caller may do. */
  public String sentence() {
    return sentence;
  }
}
