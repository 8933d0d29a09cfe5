package trm.node.casework.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.exchange.memory.Undo;
import trm.exchange.memory.UndoableMap;
import trm.node.casework.CaseLine;
import trm.node.casework.CaseStore;
import trm.node.casework.WorkBook;
import trm.node.casework.WorkItem;
import trm.node.casework.WorkPlace;
import trm.node.casework.WorkQuestion;
import trm.node.casework.WorkQuestion.Filter;
import trm.node.casework.WorkQuestion.Whose;
import trm.referral.CaseReference;
import trm.referral.OrganisationId;

/** Work lists in memory. Whom a case concerns is asked of the lines of the store of cases. */
public final class MemoryWorkBook implements WorkBook {
  private final UndoableMap<String, Made> made;
  private final CaseStore cases;

  private record Made(String basis, List<WorkItem> items) {}

  public MemoryWorkBook(Undo undo, CaseStore cases) {
    this.made = new UndoableMap<>(undo);
    this.cases = cases;
  }

  @Override
  public void put(String basis, Map<CaseReference, List<WorkItem>> items) {
    items.forEach((one, owed) -> made.put(one.value(), new Made(basis, List.copyOf(owed))));
  }

  @Override
  public List<WorkItem> find(WorkQuestion question) {
    @Nullable WorkPlace after = question.after();
    return items()
        .filter(item -> isFor(question.whose(), item))
        .filter(item -> passes(question.filter(), item))
        .filter(item -> after == null || place(item).compareTo(after) > 0)
        .sorted(Comparator.comparing(MemoryWorkBook::place))
        .limit(question.max())
        .toList();
  }

  private static WorkPlace place(WorkItem item) {
    return new WorkPlace(item.dueAt(), item.caseReference(), item.deadline());
  }

  private boolean isFor(Whose whose, WorkItem item) {
    OrganisationId desk = item.organisation();
    boolean own = whose.organisation().equals(desk);
    boolean takes =
        desk == null
            && !whose.kinds().isEmpty()
            && (item.performers().isEmpty()
                || item.performers().stream().anyMatch(whose.kinds()::contains));
    boolean climbed =
        ((own || desk == null) && item.raised().stream().anyMatch(whose.ownRungs()::contains))
            || item.raised().stream().anyMatch(whose.nodeRungs()::contains);
    return concerns(whose, item) && ((whose.desk() && (own || takes)) || climbed);
  }

  private boolean concerns(Whose whose, WorkItem item) {
    CaseLine line = cases.line(item.caseReference());
    return line != null
        && (whose.everyCase() || line.organisations().contains(whose.organisation()));
  }

  private static boolean passes(Filter filter, WorkItem item) {
    Boolean overdue = filter.overdue();
    Instant before = filter.dueBefore();
    return (overdue == null || overdue == item.isOverdue(filter.now()))
        && isOrAny(filter.measure(), item.measure())
        && isOrAny(filter.caseReference(), item.caseReference())
        && isOrAny(filter.kind(), item.kind())
        && (before == null || item.dueAt().isBefore(before));
  }

  private static boolean isOrAny(@Nullable Object wanted, Object found) {
    return wanted == null || Objects.equals(wanted, found);
  }

  @Override
  public List<CaseReference> withRungsDue(Instant now, int max) {
    return items()
        .filter(item -> item.nextRungAt() != null && !item.nextRungAt().isAfter(now))
        .sorted(
            Comparator.comparing(MemoryWorkBook::nextRungAt)
                .thenComparing(item -> item.caseReference().value()))
        .map(WorkItem::caseReference)
        .distinct()
        .limit(max)
        .toList();
  }

  private static Instant nextRungAt(WorkItem item) {
    return Objects.requireNonNull(item.nextRungAt());
  }

  @Override
  public List<CaseReference> notMadeBy(String basis, int max) {
    return cases.lines(null, null, Integer.MAX_VALUE).stream()
        .map(CaseLine::caseReference)
        .filter(one -> made.get(one.value()).filter(it -> it.basis().equals(basis)).isEmpty())
        .sorted(Comparator.comparing(CaseReference::value))
        .limit(max)
        .toList();
  }

  @Override
  public Map<String, Long> overdue(Instant now) {
    return items()
        .filter(item -> item.isOverdue(now))
        .collect(Collectors.groupingBy(WorkItem::measure, TreeMap::new, Collectors.counting()));
  }

  private Stream<WorkItem> items() {
    return made.rows().stream().map(Made::items).flatMap(Collection::stream);
  }
}
