package trm.node.storage;

/** The processes of this node that work in one database and know that it is the newest. */
public interface Replicas {

  /** Makes this process one of them. */
  void join();

  /** Makes this process none of them. */
  void leave();

  /** Whether this process is one of them, and has been without a break since it joined. */
  boolean isJoined();

  /** Whether another is there now; false when nobody can tell. */
  boolean isAnyOther();

  /** Whether no other is there now; false when nobody can tell. */
  boolean isAlone();
}
