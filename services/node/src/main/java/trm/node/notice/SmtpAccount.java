package trm.node.notice;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the node signs in at a mail server.
 *
 * @param username absent where the server asks for none
 * @param from the address that mails come from
 * @param answerLimit how long the server may take for each answer
 */
public record SmtpAccount(
    String host,
    int port,
    Tls tls,
    @Nullable String username,
    @Nullable String password,
    String from,
    Duration answerLimit) {

  /** How the way there is kept secret. */
  public enum Tls {
    /** TLS from the first byte. */
    IMPLICIT,
    /** The server must offer TLS before anything is said. */
    STARTTLS,
    /** Not at all: for a server inside a test or on the same host. */
    NONE
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
