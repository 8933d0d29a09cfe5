package trm.node.casework;

import java.util.List;
import trm.referral.CaseReference;

/**
 * Everything that this node told others of a case. Every method takes part in the open unit of
 * work. Nothing is ever taken out of it: a person may ask for as long as the node exists.
 */
public interface DisclosureBook {

  /** Adds one. */
  void add(CaseReference caseReference, Disclosure disclosure);

  /** All of a case, in the order of adding. */
  List<Disclosure> of(CaseReference caseReference);
}
