package trm.node.casework;

import java.util.List;
import trm.referral.CaseReference;
import trm.referral.Fact;

/**
 * All facts of a case as this node holds them.
 *
 * @param version number of facts; 0 when the case is not known here
 */
public record CaseFile(CaseReference caseReference, long version, List<Fact> facts) {
  public CaseFile {
    facts = List.copyOf(facts);
  }

  /** What was recorded after a version, the oldest first; all of it where there never was one. */
  List<Fact> since(long seen) {
    boolean known = seen >= 0 && seen <= facts.size();
    return known ? facts.subList((int) seen, facts.size()) : facts;
  }

  /** Whether this node knows the case. */
  public boolean isKnown() {
    return version > 0;
  }
}
