package trm.node.casework;

import java.util.List;
import trm.evidence.journal.JournalEntry;
import trm.referral.Referral;

/**
 * A case as an officer may see it.
 *
 * @param line where it stands
 * @param referral every fact; what was erased reads as erased
 * @param overrides the journal's entries on what was told because of a danger and not by consent,
 *     the oldest first
 */
public record CaseView(CaseLine line, Referral referral, List<JournalEntry> overrides) {
  public CaseView {
    overrides = List.copyOf(overrides);
  }
}
