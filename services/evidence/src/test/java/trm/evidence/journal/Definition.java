package trm.evidence.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import trm.evidence.Digest;

/**
 * The tree and its proofs written down exactly as RFC 6962, section 2.1, defines them: recursive,
 * over all leaves. What the journal computes from stored hashes is held against it.
 */
final class Definition {
  private final List<byte[]> leaves;
  private final Map<List<Integer>, Digest> hashes = new HashMap<>();

  private Definition(List<byte[]> leaves) {
    this.leaves = leaves;
  }

  static Definition ofLeaves(long count) {
    return new Definition(LongStream.range(0, count).mapToObj(Definition::leaf).toList());
  }

  static byte[] leaf(long number) {
    return ("leaf " + number).getBytes(StandardCharsets.US_ASCII);
  }

  Digest root(int size) {
    return mth(0, size);
  }

  List<Digest> path(int index, int size) {
    return path(index, 0, size);
  }

  List<Digest> proof(int from, int to) {
    return from == 0 ? List.of() : subproof(from, 0, to, true);
  }

  private Digest mth(int start, int end) {
    Digest known = hashes.get(List.of(start, end));
    if (known == null) {
      known = computed(start, end);
      hashes.put(List.of(start, end), known);
    }
    return known;
  }

  private Digest computed(int start, int end) {
    if (start == end) {
      return Digest.sha256();
    }
    if (end - start == 1) {
      return Digest.sha256(new byte[] {0}, leaves.get(start));
    }
    int k = start + split(end - start);
    return Digest.sha256(new byte[] {1}, mth(start, k).bytes(), mth(k, end).bytes());
  }

  private List<Digest> path(int m, int start, int end) {
    if (end - start == 1) {
      return List.of();
    }
    int k = start + split(end - start);
    return m < k ? and(path(m, start, k), mth(k, end)) : and(path(m, k, end), mth(start, k));
  }

  private List<Digest> subproof(int m, int start, int end, boolean whole) {
    if (m == end) {
      return whole ? List.of() : List.of(mth(start, end));
    }
    int k = start + split(end - start);
    return m <= k
        ? and(subproof(m, start, k, whole), mth(k, end))
        : and(subproof(m, k, end, false), mth(start, k));
  }

  private static int split(int size) {
    int k = 1;
    while (k * 2 < size) {
      k *= 2;
    }
    return k;
  }

  private static List<Digest> and(List<Digest> path, Digest last) {
    List<Digest> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }
}
