package trm.schema;

/** Who may say an event and whether the epoch fences it; the schema's {@code kind} property. */
public enum EventKind {
  /** Said by the responsible node only; refused when its epoch is stale. */
  HOLDER,
  /** Said by any node of the case; never fenced. */
  PARTY,
  /** Said by any node of the case and acted on when it arrives, in any order. */
  URGENT,
  /** The courier's own: receipts, gaps, checkpoints. Belongs to no case. */
  COURIER
}
