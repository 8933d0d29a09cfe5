package trm.node.statistics;

import java.util.List;

/**
 * One column with every value that it can have, declared before anything is counted: a value that
 * appeared only because somebody has it would tell of that person.
 *
 * @param values in the order in which they are given up for the others: the unknown one first
 */
public record Column(String name, List<String> values) {
  /** Where nothing is known, nothing was said, or it was erased. */
  public static final String UNKNOWN = "Unknown";

  public Column {
    values = List.copyOf(values);
    if (values.size() < 2 || values.stream().distinct().count() != values.size()) {
      throw new IllegalArgumentException(name + " needs two values or more, each once.");
    }
  }
}
