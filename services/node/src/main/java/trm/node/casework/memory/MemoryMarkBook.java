package trm.node.casework.memory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import trm.evidence.Digest;
import trm.exchange.memory.Undo;
import trm.exchange.memory.UndoableMap;
import trm.node.casework.CaseLine;
import trm.node.casework.CaseStore;
import trm.node.casework.MarkBook;
import trm.referral.CaseReference;
import trm.referral.OrganisationId;
import trm.referral.Part;

/** Marks in memory. */
public final class MemoryMarkBook implements MarkBook {
  private final UndoableMap<String, Row> rows;
  private final CaseStore cases;

  private record Row(CaseReference caseReference, Part part, Set<Digest> marks) {}

  public MemoryMarkBook(Undo undo, CaseStore cases) {
    this.rows = new UndoableMap<>(undo);
    this.cases = cases;
  }

  @Override
  public void keep(CaseReference caseReference, Part part, Set<Digest> marks) {
    Set<Digest> all = new LinkedHashSet<>(marks);
    rows.get(key(caseReference, part)).ifPresent(row -> all.addAll(row.marks()));
    rows.put(key(caseReference, part), new Row(caseReference, part, Set.copyOf(all)));
  }

  @Override
  public List<CaseReference> others(
      CaseReference than, Set<Digest> marks, OrganisationId organisation) {
    return rows.all().entrySet().stream()
        .map(Map.Entry::getValue)
        .filter(row -> row.marks().stream().anyMatch(marks::contains))
        .map(Row::caseReference)
        .filter(one -> !one.equals(than) && isOf(organisation, one))
        .distinct()
        .toList();
  }

  private boolean isOf(OrganisationId organisation, CaseReference caseReference) {
    CaseLine line = cases.line(caseReference);
    return line != null && line.organisations().contains(organisation);
  }

  @Override
  public void forget(CaseReference caseReference, Part part) {
    rows.remove(key(caseReference, part));
  }

  private static String key(CaseReference caseReference, Part part) {
    return caseReference + " " + part.name();
  }
}
