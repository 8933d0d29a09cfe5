package trm.client;

/** Where a feed keeps how far it has read; best in the transaction of what was made of it. */
public interface CursorStore {
  /** The cursor that was written last; empty at the beginning. */
  String read();

  /** Keeps a cursor; when it returns, the cursor outlives a crash. */
  void write(String cursor);
}
