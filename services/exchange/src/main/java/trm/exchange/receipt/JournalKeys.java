package trm.exchange.receipt;

import trm.evidence.Generation;
import trm.evidence.journal.CheckpointSigner;
import trm.evidence.journal.CheckpointVerifier;

/** The keys of journals: this node's own private one and, by the directory, everybody's public. */
public interface JournalKeys {
  /** Signs for a generation of this node. */
  CheckpointSigner signer(Generation own);

  /**
   * Verifies a journal of any node, this one included. Without a key that the directory vouches
   * for, it verifies nothing.
   */
  CheckpointVerifier verifier(Generation journal);
}
