package trm.evidence.verify;

import java.util.List;
import trm.evidence.CaseReference;

/**
 * What the given bundles prove about one case.
 *
 * @param responsibilities in order of epoch and turn
 * @param steps in order of recorded time
 * @param readings who opened its file or took it out, and for what, in order of recorded time
 */
public record CaseHistory(
    CaseReference caseReference,
    List<Responsibility> responsibilities,
    List<CaseStep> steps,
    List<CaseStep> readings) {
  public CaseHistory {
    responsibilities = List.copyOf(responsibilities);
    steps = List.copyOf(steps);
    readings = List.copyOf(readings);
  }
}
