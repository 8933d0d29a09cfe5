package trm.referral;

import java.util.regex.Pattern;

/**
 * The name of a node: one body of one country or territory in one role, such as {@code mn-origin}.
 *
 * @param value lower-case letters, digits and hyphens, 3 to 40 characters
 */
public record NodeId(String value) implements Identifier, Comparable<NodeId> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{2,39}");

  public NodeId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A node id is 3 to 40 of a-z, 0-9 and hyphen: " + value);
    }
  }

  @Override
  public int compareTo(NodeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
