package trm.node.casework.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.exchange.StorageFault;
import trm.exchange.memory.Undo;
import trm.exchange.memory.UndoableMap;
import trm.node.casework.CaseFile;
import trm.node.casework.CaseLine;
import trm.node.casework.CaseStore;
import trm.node.casework.FiledFact;
import trm.node.casework.Place;
import trm.node.wire.FactStoreCodec;
import trm.node.wire.StoredFact;
import trm.referral.CaseReference;
import trm.referral.Fact;
import trm.referral.LocalEvent.ErasureCarriedOut;
import trm.referral.LocalEvent.RetentionEnded;
import trm.referral.OrganisationId;
import trm.referral.Part;
import trm.referral.file.FactList;

/** Cases in memory, in the same two halves in which they rest in a database. */
public final class MemoryCaseStore implements CaseStore {
  private static final Comparator<Place> NEWEST_FIRST =
      Comparator.comparing(Place::changedAt).thenComparing(Place::name).reversed();
  private final UndoableMap<String, List<Row>> files;
  private final UndoableMap<String, CaseLine> lines;
  private final FactStoreCodec codec;

  /** What is stored, and how it reads: a fact is read back once, when it is written. */
  private record Row(StoredFact stored, Part part, Fact fact) {}

  public MemoryCaseStore(Undo undo, FactStoreCodec codec) {
    this.files = new UndoableMap<>(undo);
    this.lines = new UndoableMap<>(undo);
    this.codec = codec;
  }

  /** Nobody else works meanwhile. */
  @Override
  public void hold(Set<CaseReference> cases) {}

  @Override
  public CaseFile load(CaseReference caseReference) {
    return read(caseReference);
  }

  @Override
  public CaseFile read(CaseReference caseReference) {
    List<Fact> facts = rows(caseReference).stream().map(Row::fact).toList();
    return new CaseFile(caseReference, facts.size(), facts);
  }

  @Override
  public void append(
      CaseReference caseReference, long expectedVersion, List<FiledFact> facts, CaseLine line) {
    List<Row> rows = new ArrayList<>(rows(caseReference));
    if (rows.size() != expectedVersion) {
      throw new StorageFault(StorageFault.Kind.CONFLICT, "Somebody else changed the case.", null);
    }
    facts.forEach(filed -> rows.add(row(codec.write(filed.fact()), filed.part())));
    files.put(caseReference.value(), List.copyOf(rows));
    lines.put(caseReference.value(), line);
  }

  @Override
  public List<CaseReference> perhapsKeptTooLong(
      Instant instant, @Nullable CaseReference after, int limit) {
    return lines.rows().stream()
        .filter(line -> line.changedAt().isBefore(instant) || wasErased(line.caseReference()))
        .map(CaseLine::caseReference)
        .filter(one -> after == null || one.value().compareTo(after.value()) > 0)
        .filter(one -> !heldParts(one).isEmpty())
        .sorted(Comparator.comparing(CaseReference::value))
        .limit(limit)
        .toList();
  }

  private boolean wasErased(CaseReference caseReference) {
    FactList facts = new FactList(read(caseReference).facts());
    return facts.any(RetentionEnded.class) || facts.any(ErasureCarriedOut.class);
  }

  @Override
  public List<Part> heldParts(CaseReference caseReference) {
    return rows(caseReference).stream()
        .filter(row -> row.stored().secret() != null)
        .map(Row::part)
        .distinct()
        .sorted(Comparator.comparing(Part::name))
        .toList();
  }

  @Override
  public void destroyKey(CaseReference caseReference, Part part) {
    List<Row> rows =
        rows(caseReference).stream()
            .map(row -> row.part().equals(part) ? row(row.stored().erased(), part) : row)
            .toList();
    files.put(caseReference.value(), rows);
  }

  @Override
  public @Nullable CaseLine line(CaseReference caseReference) {
    return lines.get(caseReference.value()).orElse(null);
  }

  @Override
  public List<CaseLine> lines(@Nullable OrganisationId of, @Nullable Place after, int max) {
    return lines.rows().stream()
        .filter(line -> of == null || line.organisations().contains(of))
        .filter(line -> after == null || NEWEST_FIRST.compare(line.place(), after) > 0)
        .sorted(Comparator.comparing(CaseLine::place, NEWEST_FIRST))
        .limit(max)
        .toList();
  }

  /** How many facts the file has. */
  public long version(CaseReference caseReference) {
    return rows(caseReference).size();
  }

  private Row row(StoredFact stored, Part part) {
    return new Row(stored, part, codec.read(stored));
  }

  private List<Row> rows(CaseReference caseReference) {
    return files.get(caseReference.value()).orElse(List.of());
  }
}
