package trm.node.page;

import static org.assertj.core.api.Assertions.assertThat;

/** What things cost on a disk, as tests measure it each time. The sizes of countries rest on it. */
public enum MeasuredCost {
  /** One entry of the journal with its share of facts, keys and lists, and all their indexes. */
  ENTRY(1_200, "an entry of the journal, with its share of facts, keys, lists and their indexes"),
  /** The rows that the sender has for good, the order's own among them. */
  SENT(7_200, "a message sent, with the order that it came of: the rows that stay"),
  /** The rows that the recipient has for good. */
  RECEIVED(9_600, "a message received: the rows that stay"),
  /** What lies in a mailbox for its retention. */
  ENVELOPE(1_800, "an envelope at the broker, of a warning; the next size has twice as much");

  private static final double TOLERANCE = 0.3;
  private final long bytes;
  private final String sentence;

  MeasuredCost(long bytes, String sentence) {
    this.bytes = bytes;
    this.sentence = sentence;
  }

  long bytes() {
    return bytes;
  }

  String sentence() {
    return sentence;
  }

  /** Holds the figure of the page against one that was taken now. */
  public void isAbout(double measured) {
    assertThat(measured)
        .as("bytes of %s; when it changed for good, change it here and run SizingPageTest", this)
        .isBetween(bytes * (1 - TOLERANCE), bytes * (1 + TOLERANCE));
  }
}
