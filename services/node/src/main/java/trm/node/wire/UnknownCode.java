package trm.node.wire;

/**
 * A coded field that holds no code of its list.
 *
 * @param field the way to it from the event, as {@code needs[1]} or {@code risks[0].type}
 * @param list the name of the code list
 */
public record UnknownCode(String field, String list) {
  /** For a case worker; does not repeat the value, which may be anything. */
  public String sentence() {
    return "Must be one of the codes of the list " + list + ".";
  }
}
