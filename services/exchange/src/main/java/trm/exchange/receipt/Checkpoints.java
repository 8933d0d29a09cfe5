package trm.exchange.receipt;

import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.MerkleTree;
import trm.evidence.journal.SignedCheckpoint;

/** Signs what this node's journal is. */
public final class Checkpoints {
  private final JournalStore journal;
  private final JournalKeys keys;

  public Checkpoints(JournalStore journal, JournalKeys keys) {
    this.journal = journal;
    this.keys = keys;
  }

  /**
   * The checkpoint over all entries that are committed, signed now or, when nothing was added, the
   * newest as it stands. Takes part in the open unit of work, whose own entries it cannot cover.
   */
  public OwnCheckpoint overAllCommitted() {
    long size = journal.size();
    return journal.checkpoint().filter(newest -> newest.size() == size).orElseGet(() -> sign(size));
  }

  private OwnCheckpoint sign(long size) {
    Checkpoint unsigned =
        new Checkpoint(journal.generation(), size, new MerkleTree(journal).root(size));
    SignedCheckpoint signed = keys.signer(unsigned.journal()).sign(unsigned);
    OwnCheckpoint checkpoint = new OwnCheckpoint(size, unsigned.root(), signed.note());
    journal.keep(checkpoint);
    return checkpoint;
  }
}
