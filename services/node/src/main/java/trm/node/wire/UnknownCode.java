package trm.node.wire;

/**
 * A coded field that holds no code of its list.
 *
 * @param field the field, with the nested record's name before it where it is in one
 * @param list the name of the code list
 */
public record UnknownCode(String field, String list) {
  /** For a case worker; does not repeat the value, which may be anything. */
  public String sentence() {
    return field + " must be one of the codes of the list " + list + ".";
  }
}
