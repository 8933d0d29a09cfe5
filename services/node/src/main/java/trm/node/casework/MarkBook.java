package trm.node.casework;

import java.util.List;
import java.util.Set;
import trm.evidence.Digest;
import trm.referral.CaseReference;
import trm.referral.OrganisationId;
import trm.referral.Part;

/**
 * The marks of the persons in this node's cases, and nothing else about them. Every method takes
 * part in the open unit of work.
 */
public interface MarkBook {

  /** Keeps marks until the part of the case is erased under which their words are kept. */
  void keep(CaseReference caseReference, Part part, Set<Digest> marks);

  /**
   * Other cases with any of the marks, by reference.
   *
   * @param organisation only cases in which this organisation takes part, whoever asks
   */
  List<CaseReference> others(CaseReference than, Set<Digest> marks, OrganisationId organisation);

  /** Forgets what was kept with a part. */
  void forget(CaseReference caseReference, Part part);
}
