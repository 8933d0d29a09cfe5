package trm.node.tracing;

/**
 * Every key that a span of a node may carry. What names a person or a case, or what somebody wrote,
 * has none.
 */
public enum SpanKey {
  METHOD("http.request.method", "method of the request, or `_OTHER`"),
  ROUTE("http.route", "path of the operation as the interface's document has it, never as called"),
  STATUS("http.response.status_code", "status of the answer"),
  MESSAGE_ID("messageId", "id of a message between nodes, as in the log"),
  PEER("peer", "id of another node"),
  EVENT_TYPE("eventType", "type of the message, as in the meters"),
  OUTCOME("outcome", "what came of it"),
  SIZE("size", "how many at once");

  private final String code;
  private final String tells;

  SpanKey(String code, String tells) {
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
