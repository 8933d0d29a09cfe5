package trm.evidence;

/**
 * One life of a node's journal: {@code mn-origin/1}. A restored node opens the next one, so that no
 * index, epoch or sequence number is ever used twice.
 *
 * @param node whose journal it is
 * @param number from 1 upwards
 */
public record Generation(NodeId node, int number) {
  public Generation {
    if (number < 1) {
      throw new IllegalArgumentException("A generation counts from 1: " + number);
    }
  }

  /** Reads the form {@code node/number}. */
  public static Generation parse(String origin) {
    int slash = origin.lastIndexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("A generation reads node/number: " + origin);
    }
    return new Generation(
        new NodeId(origin.substring(0, slash)), Integer.parseInt(origin.substring(slash + 1)));
  }

  /** The origin line of this journal's checkpoints. */
  public String origin() {
    return node + "/" + number;
  }

  @Override
  public String toString() {
    return origin();
  }
}
