package trm.node.age;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import trm.evidence.CaseReference;
import trm.node.keys.PartKey;

/**
 * One copy of a model case.
 *
 * @param shiftMillis how much later everything in it happened; negative for earlier
 * @param isOpen whether anything is owed in it
 * @param keys of its parts, made when they are first needed
 */
record Clone(
    String reference,
    String organisation,
    long shiftMillis,
    boolean isOpen,
    Map<String, PartKey> keys,
    SplittableRandom random) {

  Clone(String reference, String organisation, long shiftMillis, boolean isOpen, long seed) {
    this(reference, organisation, shiftMillis, isOpen, new HashMap<>(), new SplittableRandom(seed));
  }

  CaseReference proven() {
    return new CaseReference(reference);
  }

  PartKey key(String part) {
    return keys.computeIfAbsent(part, _ -> PartKey.random());
  }

  /** Bytes that look like any others; nothing hangs on their being hard to guess. */
  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
