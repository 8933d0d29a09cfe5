package trm.node.notice;

import java.time.Instant;

/** Takes one mail. */
public interface MailServer {

  /** What came of it. */
  enum Taken {
    TAKEN,
    /** The server is away, busy, or did not take it for a reason of its own. */
    NOT_NOW,
    /** The server refuses this address for good. */
    ADDRESS_REFUSED
  }

  /**
   * Makes one attempt, in bounded time.
   *
   * @throws RuntimeException for a mistake of this node alone; what the world does is an answer
   */
  Taken send(Mail mail, Instant now);
}
