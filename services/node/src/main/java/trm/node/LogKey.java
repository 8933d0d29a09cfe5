package trm.node;

/**
 * Every key that a log line of a node may carry. What names a person or a case, or what somebody
 * wrote, has none.
 */
public enum LogKey {
  EVENT("event", "what happened, by its code in the table below"),
  FAILURE("failure", "types of an exception and of its causes, and where the innermost began"),
  FILE("file", "path of a file of the node's settings"),
  FINDING("finding", "what is wrong with a receipt"),
  GENERATION("generation", "generation of a journal"),
  JOURNAL("journal", "journal, by node and generation"),
  KEY_ID("keyId", "id of a key of the node"),
  LOOP("loop", "thread of the node"),
  MAIL_ID("mailId", "id of a mail to an officer"),
  MESSAGE_ID("messageId", "id of a message between nodes"),
  OUTCOME("outcome", "what came of it"),
  PARTNER_ID("partnerId", "id of a partner"),
  PEER("peer", "id of another node"),
  PERMISSION("permission", "resource and scope that the realm was asked about"),
  REASON("reason", "code or sentence of the node that says why"),
  SIZE("size", "entries of a journal"),
  SPAN_ID("spanId", "span during which it was written; absent where nothing is traced"),
  SQL_STATE("sqlState", "code of the database's answer"),
  TRACE_ID("traceId", "its trace, in the node's own collector"),
  VERSION("version", "version of the directory"),
  WAIT("wait", "until it is tried again"),
  WEBHOOK_ID("webhookId", "id of a webhook");

  private final String code;
  private final String tells;

  LogKey(String code, String tells) {
    this.code = code;
    this.tells = tells;
  }

  public String code() {
    return code;
  }

  public String tells() {
    return tells;
  }
}
