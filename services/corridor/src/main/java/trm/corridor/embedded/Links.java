package trm.corridor.embedded;

import java.time.Duration;
import java.util.List;

/**
 * The ways of one node to its database and to the brokers, which a test can cut, silence and slow
 * down.
 */
public record Links(TcpProxy database, List<TcpProxy> brokers) implements AutoCloseable {
  public Links {
    brokers = List.copyOf(brokers);
  }

  /** Lets everything through at once again. */
  public void mend() {
    database.delay(Duration.ZERO);
    database.mend();
    brokers.forEach(TcpProxy::mend);
  }

  @Override
  public void close() {
    database.close();
    brokers.forEach(TcpProxy::close);
  }
}
