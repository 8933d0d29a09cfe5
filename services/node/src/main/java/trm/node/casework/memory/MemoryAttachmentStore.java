package trm.node.casework.memory;

import java.util.List;
import java.util.Optional;
import trm.exchange.memory.Undo;
import trm.exchange.memory.UndoableMap;
import trm.node.casework.AttachmentStore;
import trm.referral.AttachmentId;
import trm.referral.CaseReference;
import trm.referral.Part;

/** Photos and scans in memory. */
public final class MemoryAttachmentStore implements AttachmentStore {
  private final UndoableMap<String, Row> rows;

  @SuppressWarnings("ArrayRecordComponent") // A row, found by its key and never compared.
  private record Row(CaseReference caseReference, Part part, AttachmentId id, byte[] content) {
    String key() {
      return caseReference + "\n" + part + "\n" + id;
    }
  }

  public MemoryAttachmentStore(Undo undo) {
    this.rows = new UndoableMap<>(undo);
  }

  @Override
  public void keep(CaseReference caseReference, Part part, AttachmentId id, byte[] content) {
    Row row = new Row(caseReference, part, id, content.clone());
    if (rows.get(row.key()).isEmpty()) {
      rows.put(row.key(), row);
    }
  }

  @Override
  public Optional<byte[]> find(CaseReference caseReference, AttachmentId id) {
    return rows.rows().stream()
        .filter(row -> row.caseReference().equals(caseReference) && row.id().equals(id))
        .findFirst()
        .map(row -> row.content().clone());
  }

  @Override
  public void erase(CaseReference caseReference, Part part) {
    List<Row> erased =
        rows.rows().stream()
            .filter(row -> row.caseReference().equals(caseReference) && row.part().equals(part))
            .toList();
    erased.forEach(row -> rows.remove(row.key()));
  }
}
