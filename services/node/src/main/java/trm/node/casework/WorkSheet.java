package trm.node.casework;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import trm.evidence.Digest;
import trm.exchange.Work;
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
  private final Consumer<List<Left>> writer = this::write;

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

  /** A case as a step of a unit of work leaves it. */
  private record Left(CaseReference caseReference, Referral referral) {}

  /**
   * Replaces what the lists say of a case, at the end of this unit of work: as the last step of it
   * leaves the case.
   */
  void file(Work work, CaseReference caseReference, Referral referral) {
    work.together(writer, new Left(caseReference, referral));
  }

  private void write(List<Left> steps) {
    Map<CaseReference, Referral> left = new LinkedHashMap<>();
    steps.forEach(step -> left.put(step.caseReference(), step.referral()));
    Map<CaseReference, List<WorkItem>> items = new LinkedHashMap<>();
    left.forEach((one, referral) -> items.put(one, items(one, referral)));
    book.put(basis, items);
  }

  private List<WorkItem> items(CaseReference caseReference, Referral referral) {
    Deadlines deadlines = deadlines(referral);
    return deadlines.owed().stream().map(owed -> item(caseReference, owed, deadlines)).toList();
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
