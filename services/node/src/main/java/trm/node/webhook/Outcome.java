package trm.node.webhook;

/** What became of an attempt: the word that its row has. Only the first is a success. */
public enum Outcome {
  /** Answered with 200 to 299. */
  DELIVERED,
  /** Answered with 410: the receiver wants no more. */
  GONE,
  /** Answered with 300 to 399, which is not followed. */
  REDIRECTED,
  /** Answered with 429. */
  THROTTLED,
  /** Answered with another status of 400 to 499. */
  REFUSED,
  /** Answered with 500 or more, or with a status that ends no request. */
  FAILED_THERE,
  /** There was no answer in time. */
  TIMED_OUT,
  /** Nobody took the connection. */
  UNREACHABLE,
  /** The name has no address. */
  UNKNOWN_HOST,
  /** The name has an address to which this node delivers nothing. */
  ADDRESS_NOT_ALLOWED,
  /** The receiver did not prove who it is. */
  NOT_TRUSTED,
  /** The connection ended before an answer. */
  BROKEN_OFF,
  /** This node made a mistake. */
  FAILED_HERE;

  /** The word for a status. */
  static Outcome ofStatus(int status) {
    return switch (status) {
      case 410 -> GONE;
      case 429 -> THROTTLED;
      default ->
          switch (status / 100) {
            case 2 -> DELIVERED;
            case 3 -> REDIRECTED;
            case 4 -> REFUSED;
            default -> FAILED_THERE;
          };
    };
  }
}
