package trm.node.casework.memory;

import java.util.List;
import java.util.stream.Stream;
import trm.exchange.memory.Undo;
import trm.exchange.memory.UndoableMap;
import trm.node.casework.Disclosure;
import trm.node.casework.DisclosureBook;
import trm.referral.CaseReference;

/** What was told to whom, in memory. */
public final class MemoryDisclosureBook implements DisclosureBook {
  private final UndoableMap<String, List<Disclosure>> told;

  public MemoryDisclosureBook(Undo undo) {
    this.told = new UndoableMap<>(undo);
  }

  @Override
  public void add(CaseReference caseReference, Disclosure disclosure) {
    told.put(
        caseReference.value(),
        Stream.concat(of(caseReference).stream(), Stream.of(disclosure)).toList());
  }

  @Override
  public List<Disclosure> of(CaseReference caseReference) {
    return told.get(caseReference.value()).orElse(List.of());
  }
}
