package trm.evidence.fsck;

/** Hears how far a check has come, so that nobody takes a long one for a dead one. */
@FunctionalInterface
public interface Progress {
  /** So many are done; called for each, so it must be cheap. */
  void count(String what, long done);
}
