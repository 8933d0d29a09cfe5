package trm.corridor.conformance;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to a node's mailbox and back to the own one; always the same partition. */
interface Line extends AutoCloseable {
  /** Puts a record into the node's mailbox, and returns when the broker has it. */
  void send(byte @Nullable [] envelope);

  /** What has come into the own mailbox since it was asked last; waits at most that long. */
  List<byte[]> take(Duration atMost);

  @Override
  void close();
}
