package trm.exchange.outbox;

/**
 * Says whether this node speaks about cases in their order. While the gate is shut, only what takes
 * no number of a conversation leaves: the courier's own messages, and urgent events, each in a
 * conversation of its own.
 */
public interface Gate {
  /** A gate that was never shut. */
  Gate OPEN =
      new Gate() {
        @Override
        public boolean isOpen() {
          return true;
        }

        @Override
        public void left(Label label) {
          // Nobody waits for it.
        }
      };

  /** Whether everything may leave. */
  boolean isOpen();

  /** The broker has this message. */
  void left(Label label);
}
