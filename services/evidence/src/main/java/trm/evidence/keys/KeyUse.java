package trm.evidence.keys;

/** What a key may do. One key has one use, so that no signature can pass for another kind. */
public enum KeyUse {
  /** Ed25519: signs statements. */
  SIGNING,
  /** Ed25519: signs the checkpoints of the journal. */
  JOURNAL,
  /** X25519: what peers seal envelopes to. */
  ENCRYPTION
}
