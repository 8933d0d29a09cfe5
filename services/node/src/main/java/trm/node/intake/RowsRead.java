package trm.node.intake;

import java.util.List;
import tools.jackson.databind.JsonNode;
import trm.referral.Guarded;

/**
 * What the form of a file lets through, before the standard is asked.
 *
 * @param faults of the form
 */
record RowsRead(List<Row> rows, List<RowFault> faults) {
  RowsRead {
    rows = List.copyOf(rows);
    faults = List.copyOf(faults);
  }

  /** One person. */
  record Row(int number, JsonNode fields) {
    @Override
    public String toString() {
      return Guarded.PROTECTED;
    }
  }
}
