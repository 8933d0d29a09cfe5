package trm.evidence.seal;

/**
 * The sizes that an observer can tell apart: 1 KiB, and twice that again and again, up to 4 MiB. A
 * refusal and a long answer to the same question look alike when they fall into one class.
 */
final class SizeClass {
  static final int SMALLEST = 1 << 10;
  static final int LARGEST = 1 << 22;

  private SizeClass() {}

  /**
   * The smallest class that holds so many bytes.
   *
   * @throws IllegalArgumentException when none does
   */
  static int of(long length) {
    if (length > LARGEST) {
      throw new IllegalArgumentException("No size class holds " + length + " bytes.");
    }
    int size = SMALLEST;
    while (size < length) {
      size <<= 1;
    }
    return size;
  }
}
