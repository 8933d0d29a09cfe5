package trm.node.casework;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import trm.evidence.Digest;
import trm.referral.CaseReference;
import trm.referral.DirectoryView;
import trm.referral.LocalEvent.EscalationRaised;
import trm.referral.Referral;
import trm.referral.deadline.Deadline;
import trm.referral.deadline.Deadlines;
import trm.referral.deadline.TimeProvisions;
import trm.referral.profile.Provisions;

/** Makes a case's work from its facts, by this node's provisions and the directory. */
final class WorkSheet {
  private final Provisions provisions;
  private final Supplier<DirectoryView> directory;
  private final WorkBook book;
  private final String basis;

  WorkSheet(Provisions provisions, Supplier<DirectoryView> directory, WorkBook book) {
    this.provisions = provisions;
    this.directory = directory;
    this.book = book;
    this.basis = basis(provisions);
  }

  /** Changes whenever items made before may be wrong. */
  private static String basis(Provisions provisions) {
    String text = Deadlines.EDITION + "\n" + TimeProvisions.text(provisions);
    return Digest.sha256(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  String basis() {
    return basis;
  }

  Deadlines deadlines(Referral referral) {
    return Deadlines.of(referral, provisions, directory.get());
  }

  /** Replaces what the lists say of a case. */
  void file(CaseReference caseReference, Referral referral) {
    Deadlines deadlines = deadlines(referral);
    List<WorkItem> items =
        deadlines.owed().stream().map(owed -> item(caseReference, owed, deadlines)).toList();
    book.put(caseReference, basis, items);
  }

  private static WorkItem item(CaseReference caseReference, Deadline owed, Deadlines deadlines) {
    return new WorkItem(
        caseReference,
        owed.id(),
        owed.kind(),
        owed.measure(),
        owed.asks(),
        owed.since(),
        owed.dueAt(),
        owed.owedBy(),
        owed.owedTo(),
        owed.desk().organisation(),
        owed.desk().kinds(),
        owed.due().ground(),
        owed.due().source(),
        deadlines.raised(owed).stream().map(EscalationRaised::rung).toList(),
        deadlines.nextRungAt(owed).orElse(null));
  }
}
