package trm.evidence.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Optional;

/**
 * A protected header that is the same in every message but for some 43-character values. Comparing
 * it byte for byte leaves a stranger no algorithm to choose and no parameter to add.
 */
final class ConstantHeader {
  private static final int VALUE_LENGTH = KeyId.LENGTH;

  private final List<String> pieces;

  /** The fixed pieces; a value stands between each two of them. */
  ConstantHeader(String... pieces) {
    this.pieces = List.of(pieces);
  }

  /** The header with these values, in base64url. */
  String encode(String... values) {
    StringBuilder json = new StringBuilder(pieces.getFirst());
    for (int i = 0; i < values.length; i++) {
      json.append(values[i]).append(pieces.get(i + 1));
    }
    return StrictBase64Url.encode(json.toString().getBytes(US_ASCII));
  }

  /** The values of a header in base64url, or nothing when any other byte differs. */
  Optional<String[]> values(String encoded) {
    String[] values = new String[pieces.size() - 1];
    try {
      String json = new String(StrictBase64Url.decode(encoded), US_ASCII);
      int at = 0;
      for (int i = 0; i < values.length; i++) {
        at += pieces.get(i).length();
        values[i] = json.substring(at, at + VALUE_LENGTH);
        at += VALUE_LENGTH;
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException differs) {
      return Optional.empty();
    }
    return encode(values).equals(encoded) ? Optional.of(values) : Optional.empty();
  }
}
