package trm.node.casework;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import trm.evidence.fsck.FlawKind;
import trm.evidence.fsck.Report;
import trm.evidence.journal.EntryKind;
import trm.node.casework.CaseCheck.Read;
import trm.node.casework.StoredCase.Told;
import trm.referral.ConsentEvent.ConsentGiven;

/** Holds what was told of a case against what it says that it rests on. */
final class ToldCheck {
  private static final String TABLE = "disclosure";
  private final Report report;

  ToldCheck(Report report) {
    this.report = report;
  }

  void check(StoredCase stored, List<Read> facts) {
    Set<String> consents =
        facts.stream()
            .map(read -> read.fact().event())
            .filter(ConsentGiven.class::isInstance)
            .map(event -> ((ConsentGiven) event).consentId().value())
            .collect(Collectors.toSet());
    Set<String> overrides = overrides(stored);
    for (Told told : stored.told()) {
      switch (told.basis()) {
        case "CONSENT" -> {
          if (!consents.contains(told.ground())) {
            find(told, "It rests on a consent that the case does not hold.");
          }
        }
        case "RISK_TO_LIFE" -> {
          if (!overrides.contains(told.recipient() + " " + told.ground())) {
            find(told, "It rests on a danger, and no entry of the journal says so.");
          }
        }
        default ->
            report.unchecked(
                "Whether what was told by duty (to protect a child, or to notify) was owed: the"
                    + " law asks then what the case was at that moment.");
      }
    }
    if (!stored.told().isEmpty()) {
      report.unchecked(
          "Whether each consent covered, at its time, every class that was told under it.");
    }
  }

  private static Set<String> overrides(StoredCase stored) {
    return stored.entries().stream()
        .flatMap(entry -> entry.said().stream())
        .filter(said -> said.kind() == EntryKind.OVERRIDE)
        .map(said -> said.peer() + " " + said.outcome())
        .collect(Collectors.toSet());
  }

  private void find(Told told, String sentence) {
    report.find(FlawKind.DISCLOSURE_WITHOUT_BASIS, TABLE, told.messageId().toString(), sentence);
  }
}
