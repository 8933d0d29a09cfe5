package trm.node.statistics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import trm.node.intake.HtcdsExport;
import trm.referral.CaseReference;
import trm.referral.Fact;
import trm.referral.LocalEvent.CaseLinked;
import trm.referral.NodeId;
import trm.referral.Referral;
import trm.referral.consent.ConsentRegister;
import trm.referral.consent.Purposes;
import trm.referral.file.Care;
import trm.referral.file.FactList;

/**
 * The cases of a period that are counted: those whose person, or guardian, agreed to that and has
 * not taken it back. Cases that an officer linked are of one person, who counts once.
 */
final class Cohort {
  private final NodeId self;
  private final ReleasePeriod period;
  private final HtcdsExport exports = new HtcdsExport();
  private final List<AnonymousRow> rows = new ArrayList<>();
  private final Set<CaseReference> counted = new HashSet<>();
  private final Set<CaseReference> linkedToCounted = new HashSet<>();

  Cohort(NodeId self, ReleasePeriod period) {
    this.self = self;
    this.period = period;
  }

  /** Counts a case if it is to be counted. */
  void add(CaseReference reference, List<Fact> facts) {
    List<Fact> known =
        facts.stream().filter(fact -> fact.stamp().recordedAt().isBefore(period.cutOff())).toList();
    Set<CaseReference> links = links(known);
    boolean again =
        linkedToCounted.contains(reference) || links.stream().anyMatch(counted::contains);
    if (!again && isAllowed(known) && isAllowed(facts)) {
      row(known)
          .ifPresent(
              row -> {
                rows.add(row);
                counted.add(reference);
                linkedToCounted.addAll(links);
              });
    }
  }

  /** What was taken back since the cut-off is taken back; what was given since came too late. */
  private boolean isAllowed(List<Fact> facts) {
    return ConsentRegister.of(new Care(new FactList(facts)))
        .serves(Purposes.STATISTICS, period.cutOff());
  }

  private Optional<AnonymousRow> row(List<Fact> known) {
    return CtdcRow.registeredOn(known)
        .flatMap(day -> CtdcRow.of(Referral.replay(self, known), day, exports));
  }

  private static Set<CaseReference> links(List<Fact> facts) {
    return facts.stream()
        .map(Fact::event)
        .filter(CaseLinked.class::isInstance)
        .flatMap(event -> ((CaseLinked) event).other().held().stream())
        .collect(Collectors.toSet());
  }

  List<AnonymousRow> rows() {
    return List.copyOf(rows);
  }
}
