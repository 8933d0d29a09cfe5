package trm.exchange.memory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.exchange.receipt.GivenReceipt;
import trm.exchange.receipt.OwedReceipt;
import trm.exchange.receipt.ReceiptStore;

/** Receipts in memory. */
public final class MemoryReceiptStore implements ReceiptStore {
  private record Row(long number, OwedReceipt owed, @Nullable String text, boolean toPost) {}

  private record Held(NodeId peer, String text, Instant at) {}

  private final UndoableMap<Long, Row> rows;
  private final UndoableMap<String, Long> numbers;
  private final UndoableMap<String, Held> held;

  public MemoryReceiptStore(Undo undo) {
    this.rows = new UndoableMap<>(undo);
    this.numbers = new UndoableMap<>(undo);
    this.held = new UndoableMap<>(undo);
  }

  @Override
  public void owe(OwedReceipt owed) {
    if (numbers.get(owed.envelope().toString()).isPresent()) {
      throw new IllegalStateException("One receipt an envelope: " + owed.messageId());
    }
    long number = rows.rows().size();
    numbers.put(owed.envelope().toString(), number);
    rows.put(number, new Row(number, owed, null, false));
  }

  @Override
  public void owe(List<OwedReceipt> owed) {
    owed.forEach(this::owe);
  }

  @Override
  public List<OwedReceipt> unmade(int max) {
    return where(row -> row.text() == null).limit(max).map(Row::owed).toList();
  }

  @Override
  public void made(List<GivenReceipt> receipts) {
    receipts.forEach(receipt -> made(receipt.owed().envelope(), receipt.text()));
  }

  private void made(Digest envelope, String text) {
    Row row = row(envelope).orElseThrow();
    if (row.text() != null) {
      throw new IllegalStateException("A receipt's text is made once.");
    }
    rows.put(row.number(), new Row(row.number(), row.owed(), text, true));
  }

  @Override
  public void postAgain(Digest envelope) {
    row(envelope)
        .filter(row -> row.text() != null)
        .ifPresent(row -> rows.put(row.number(), due(row, true)));
  }

  @Override
  public List<GivenReceipt> toPost(int max) {
    return where(Row::toPost).limit(max).flatMap(MemoryReceiptStore::given).toList();
  }

  @Override
  public void posted(List<Digest> envelopes) {
    envelopes.forEach(
        envelope -> {
          Row row = row(envelope).orElseThrow();
          rows.put(row.number(), due(row, false));
        });
  }

  @Override
  public void hold(MessageId messageId, NodeId peer, String text, Instant at) {
    if (held(messageId).isEmpty()) {
      held.put(messageId.toString(), new Held(peer, text, at));
    }
  }

  @Override
  public void hold(Map<MessageId, String> texts, NodeId peer, Instant at) {
    texts.forEach((messageId, text) -> hold(messageId, peer, text, at));
  }

  @Override
  public Optional<String> held(MessageId messageId) {
    return held.get(messageId.toString()).map(Held::text);
  }

  @Override
  public Optional<Instant> oldestUnmade() {
    return where(row -> row.text() == null).map(row -> row.owed().owedAt()).min(Instant::compareTo);
  }

  private Optional<Row> row(Digest envelope) {
    return numbers.get(envelope.toString()).flatMap(rows::get);
  }

  private Stream<Row> where(Predicate<Row> condition) {
    return rows.rows().stream().filter(condition);
  }

  private static Row due(Row row, boolean toPost) {
    return new Row(row.number(), row.owed(), row.text(), toPost);
  }

  private static Stream<GivenReceipt> given(Row row) {
    return Stream.ofNullable(row.text()).map(text -> new GivenReceipt(row.owed(), text));
  }
}
