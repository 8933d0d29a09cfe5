package trm.exchange.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;

/** What is known of a number ahead of its turn. */
public sealed interface Ahead {

  /**
   * The envelope waits, still sealed.
   *
   * @param askAt when those before it are to be asked for
   * @param asked how often they were
   */
  @SuppressWarnings("ArrayRecordComponent") // Bytes in transit between two calls, never compared.
  record Parked(
      byte[] envelope,
      @Nullable CaseReference caseReference,
      Instant receivedAt,
      Instant askAt,
      int asked)
      implements Ahead {}

  /** Nothing waits: it was urgent and acted on, or put aside, or skipped. */
  record Counted() implements Ahead {}
}
