package trm.node.intake;

import trm.referral.Guarded;

/** What stands in a cell of a table. */
sealed interface Cell {
  /** A text, as a person would read it. */
  record Text(String text) implements Cell {
    @Override
    public String toString() {
      return Guarded.PROTECTED;
    }
  }

  /** Something that is not read, and why. */
  record NotRead(Finding finding) implements Cell {}
}
