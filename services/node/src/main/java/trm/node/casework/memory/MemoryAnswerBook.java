package trm.node.casework.memory;

import java.time.Instant;
import java.util.Optional;
import trm.exchange.StorageFault;
import trm.exchange.memory.Undo;
import trm.exchange.memory.UndoableMap;
import trm.node.casework.AnswerBook;

/** Answers in memory; nothing is ever forgotten, since no run lasts 30 days of answers. */
public final class MemoryAnswerBook implements AnswerBook {
  private final UndoableMap<String, Given> given;

  public MemoryAnswerBook(Undo undo) {
    this.given = new UndoableMap<>(undo);
  }

  @Override
  public Optional<Given> find(String client, String idempotencyKey) {
    return given.get(client + "\n" + idempotencyKey);
  }

  @Override
  public void keep(String client, String idempotencyKey, Given answer, Instant at) {
    if (find(client, idempotencyKey).isPresent()) {
      throw new StorageFault(
          StorageFault.Kind.CONFLICT, "The idempotency key was taken meanwhile.", null);
    }
    given.put(client + "\n" + idempotencyKey, answer);
  }
}
