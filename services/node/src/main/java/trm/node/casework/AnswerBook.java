package trm.node.casework;

import java.time.Instant;
import java.util.Optional;
import trm.evidence.Digest;

/**
 * Answers that were given, so that a repeated request gets the same one. Every method takes part in
 * the open unit of work.
 */
public interface AnswerBook {

  /** The request that a client's key stands for, and its answer. */
  Optional<Given> find(String client, String idempotencyKey);

  /**
   * Keeps an answer for 30 days.
   *
   * @throws trm.exchange.StorageFault a conflict, when the key was taken meanwhile
   */
  void keep(String client, String idempotencyKey, Given given, Instant at);

  /** A request's digest and what was answered. */
  record Given(Digest request, CaseAnswer.Kept answer) {}
}
