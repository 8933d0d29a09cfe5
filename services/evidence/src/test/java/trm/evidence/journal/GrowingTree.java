package trm.evidence.journal;

import java.util.ArrayList;
import java.util.List;
import trm.evidence.Digest;

/** A tree that grows in memory and keeps what each append completes, as a journal's store does. */
public final class GrowingTree implements HashStore {
  private final List<List<Digest>> completed = new ArrayList<>();
  private Frontier frontier = Frontier.EMPTY;
  private int reads;

  static GrowingTree ofLeaves(long count) {
    GrowingTree tree = new GrowingTree();
    for (long i = 0; i < count; i++) {
      tree.append(Definition.leaf(i));
    }
    return tree;
  }

  public void append(byte[] leaf) {
    Frontier.Growth growth = frontier.append(Leaf.hash(leaf));
    completed.add(growth.completed());
    frontier = growth.frontier();
  }

  public Frontier frontier() {
    return frontier;
  }

  /** How many hashes the entries up to now have written. */
  long hashesWritten() {
    return completed.stream().mapToLong(List::size).sum();
  }

  /** How many calls have read from the store. */
  int reads() {
    return reads;
  }

  @Override
  public List<Digest> read(List<Subtree> subtrees) {
    reads++;
    return subtrees.stream()
        .map(s -> completed.get(Math.toIntExact(s.completedBy())).get(s.level()))
        .toList();
  }
}
