package trm.node.casework;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import trm.evidence.Digest;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.CaseReference;
import trm.referral.Fact;
import trm.referral.Identity;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.Part;
import trm.referral.ReferralEvent;

/**
 * Finds that a person was referred before. Only what this node took down or corrected itself is
 * marked: what a peer told is for what the person allowed the peer, and being known again is not
 * among it.
 */
final class RepeatDesk {
  private final NodeId self;
  private final PersonMarks marks;
  private final MarkBook book;

  RepeatDesk(NodeId self, PersonMarks marks, MarkBook book) {
    this.self = self;
    this.marks = marks;
    this.book = book;
  }

  /** Marks what new facts say of who the person is. */
  void file(CaseReference caseReference, List<FiledFact> filed) {
    for (FiledFact one : filed) {
      Set<Digest> found = of(one.fact());
      if (!found.isEmpty()) {
        book.keep(caseReference, one.part(), found);
      }
    }
  }

  /** The organisation's own other cases of a person like the one these facts speak of. */
  List<CaseReference> earlier(CaseReference than, List<Fact> facts, OrganisationId organisation) {
    Set<Digest> found = new LinkedHashSet<>();
    facts.forEach(fact -> found.addAll(of(fact)));
    return found.isEmpty() ? List.of() : book.others(than, found, organisation);
  }

  /** Forgets what was marked under a part that is erased. */
  void forget(CaseReference caseReference, Part part) {
    book.forget(caseReference, part);
  }

  private Set<Digest> of(Fact fact) {
    return fact.stamp().node().equals(self)
        ? identity(fact.event()).map(marks::of).orElse(Set.of())
        : Set.of();
  }

  private static Optional<Identity> identity(ReferralEvent event) {
    return switch (event) {
      case IntakeRecorded intake -> intake.identity().held();
      case FactCorrected corrected -> corrected.identity().held();
      case ReferralEvent other -> Optional.empty();
    };
  }
}
