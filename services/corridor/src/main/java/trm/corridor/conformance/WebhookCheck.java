package trm.corridor.conformance;

/** What a receiver of webhooks must do. */
enum WebhookCheck implements Check {
  GENUINE("W-01", Source.API, "A genuine delivery is answered 2xx within fifteen seconds."),
  WRONG_SECRET("W-02", Source.VERIFYING, "A signature by another secret is answered 4xx."),
  NO_SIGNATURE("W-03", Source.VERIFYING, "A delivery without a signature is answered 4xx."),
  EMPTY_SIGNATURE("W-04", Source.VERIFYING, "An empty signature is answered 4xx."),
  ALTERED_BODY("W-05", Source.VERIFYING, "A body of which one byte was changed is answered 4xx."),
  OTHER_ID("W-06", Source.VERIFYING, "A signature that was made for another id is answered 4xx."),
  OLD("W-07", Source.TIMESTAMP, "A correctly signed attempt of ten minutes ago is answered 4xx."),
  FUTURE("W-08", Source.TIMESTAMP, "One of ten minutes ahead is answered 4xx."),
  REDATED("W-09", Source.TIMESTAMP, "A captured delivery under a newer timestamp is answered 4xx."),
  DUPLICATE(
      "W-10",
      Source.API_ONCE,
      "The same id again, genuine, is answered 2xx: it is a repetition, and no error."),
  UNKNOWN_TYPE("W-11", Source.API_TYPES, "A type that nobody knows yet is answered 2xx."),
  ROTATION(
      "W-12",
      Source.API_ROTATION,
      "While a secret is changed, a second signature by an unknown one does no harm: 2xx."),
  OTHER_SCHEME(
      "W-13",
      Source.SCHEMES,
      "A signature of another scheme beside the right one does no harm: 2xx."),
  RAW_BODY(
      "W-14",
      Source.VERIFYING,
      "A body is verified as it came, whatever its blanks and escapes: 2xx."),
  LARGE("W-15", Source.PAYLOAD, "A genuine body of 20 KiB is answered 2xx."),
  STILL_SOUND("W-16", Source.API, "After all that, a genuine delivery is still answered 2xx."),
  HTTPS("W-17", Source.API_ADDRESSES, "The address is https: a node delivers nowhere else.");

  private static final class Source {
    static final String API = "docs/api.md, Webhooks: Success";
    static final String API_ONCE = "docs/api.md, Webhooks: At least once";
    static final String API_TYPES = "docs/api.md, Events: type";
    static final String API_ROTATION = "docs/api.md, Webhooks: a new secret";
    static final String API_ADDRESSES = "docs/api.md, Webhooks: Addresses";
    static final String VERIFYING = "Standard Webhooks 1.0.0, Verifying webhook authenticity";
    static final String TIMESTAMP = "Standard Webhooks 1.0.0, webhook-timestamp (replay attacks)";
    static final String SCHEMES = "Standard Webhooks 1.0.0, Signature scheme";
    static final String PAYLOAD = "Standard Webhooks 1.0.0, Payload size (under 20 kb)";
  }

  private final String id;
  private final String source;
  private final String sentence;

  WebhookCheck(String id, String source, String sentence) {
    this.id = id;
    this.source = source;
    this.sentence = sentence;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public String sentence() {
    return sentence;
  }
}
