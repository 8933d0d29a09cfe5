package trm.exchange.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.exchange.inbox.Ahead;
import trm.exchange.inbox.Gap;
import trm.exchange.inbox.InboxStore;
import trm.exchange.inbox.Noted;
import trm.exchange.inbox.Quarantined;
import trm.exchange.inbox.Turn;

/** The inbox in memory. */
public final class MemoryInboxStore implements InboxStore {
  private record Spot(String conversation, long sequence) implements Comparable<Spot> {
    private static final Comparator<Spot> ORDER =
        Comparator.comparing(Spot::conversation).thenComparingLong(Spot::sequence);

    @Override
    public int compareTo(Spot other) {
      return ORDER.compare(this, other);
    }
  }

  private final UndoableMap<String, Noted> noted;
  private final UndoableMap<String, Noted> firstOfMessage;
  private final UndoableMap<String, Long> expected;
  private final UndoableMap<Spot, Ahead> ahead;
  private final UndoableMap<String, Quarantined> quarantine;

  public MemoryInboxStore(Undo undo) {
    this.noted = new UndoableMap<>(undo);
    this.firstOfMessage = new UndoableMap<>(undo);
    this.expected = new UndoableMap<>(undo);
    this.ahead = new UndoableMap<>(undo);
    this.quarantine = new UndoableMap<>(undo);
  }

  /** Nothing to do: units of work in memory never run at the same time. */
  @Override
  public void lock(ConversationId conversation) {}

  @Override
  public void lock(Set<ConversationId> conversations) {}

  @Override
  public List<Noted> find(Set<Digest> envelopes) {
    return envelopes.stream().flatMap(one -> find(one).stream()).toList();
  }

  @Override
  public Set<Digest> quarantined(Set<Digest> envelopes) {
    return envelopes.stream()
        .filter(one -> quarantined(one).isPresent())
        .collect(Collectors.toSet());
  }

  @Override
  public List<Noted> find(NodeId sender, Set<MessageId> messageIds) {
    return messageIds.stream().flatMap(one -> find(sender, one).stream()).toList();
  }

  @Override
  public Map<ConversationId, Standing> standings(Set<ConversationId> conversations) {
    return conversations.stream()
        .collect(
            Collectors.toMap(
                Function.identity(), one -> new Standing(expected(one), !aheadOf(one).isEmpty())));
  }

  @Override
  public void note(List<Noted> messages) {
    messages.forEach(this::note);
  }

  @Override
  public void expect(Map<ConversationId, Long> sequences) {
    sequences.forEach(this::expect);
  }

  @Override
  public Optional<Noted> find(Digest envelope) {
    return noted.get(envelope.toString());
  }

  @Override
  public Optional<Noted> find(NodeId sender, MessageId messageId) {
    return firstOfMessage.get(sender + " " + messageId);
  }

  @Override
  public Optional<Noted> at(ConversationId conversation, long sequence) {
    return firstOfMessage.rows().stream()
        .filter(
            one ->
                conversation.equals(one.signed().statement().conversation())
                    && one.signed().statement().sequence() == sequence)
        .min(Comparator.comparing(Noted::receivedAt));
  }

  @Override
  public List<Noted> newest(NodeId sender, int max) {
    return firstOfMessage.rows().stream()
        .filter(one -> one.signed().statement().sender().equals(sender))
        .filter(one -> one.signed().statement().conversation() != null)
        .sorted(Comparator.comparing(MemoryInboxStore::expiry).reversed())
        .limit(max)
        .toList();
  }

  private static Instant expiry(Noted one) {
    return one.signed().statement().expiresAt();
  }

  @Override
  public List<Ahead.Parked> parked(NodeId sender, int max) {
    return ahead.all().entrySet().stream()
        .filter(row -> row.getKey().conversation().startsWith(sender + "/"))
        .flatMap(row -> row.getValue() instanceof Ahead.Parked it ? Stream.of(it) : Stream.empty())
        .sorted(Comparator.comparing(Ahead.Parked::receivedAt).reversed())
        .limit(max)
        .toList();
  }

  @Override
  public void note(Noted message) {
    noted.put(message.envelope().toString(), message);
    String key = key(message);
    if (firstOfMessage.get(key).isEmpty()) {
      firstOfMessage.put(key, message);
    }
  }

  @Override
  public long expected(ConversationId conversation) {
    return expected.get(conversation.toString()).orElse(1L);
  }

  @Override
  public void expect(ConversationId conversation, long sequence) {
    expected.put(conversation.toString(), sequence);
  }

  @Override
  public Optional<Ahead> ahead(ConversationId conversation, long sequence) {
    return ahead.get(new Spot(conversation.toString(), sequence));
  }

  @Override
  public void putAhead(ConversationId conversation, long sequence, Ahead what) {
    ahead.put(new Spot(conversation.toString(), sequence), what);
  }

  @Override
  public void removeAhead(ConversationId conversation, long sequence) {
    ahead.remove(new Spot(conversation.toString(), sequence));
  }

  @Override
  public int countAhead(ConversationId conversation) {
    return aheadOf(conversation).size();
  }

  @Override
  public List<Turn> turns(int max) {
    return lowestParked()
        .filter(turn -> turn.sequence() == expected(turn.conversation()))
        .limit(max)
        .toList();
  }

  @Override
  public List<Gap> gapsDue(Instant now, int max) {
    return lowestParked()
        .filter(turn -> turn.sequence() > expected(turn.conversation()))
        .filter(turn -> !turn.parked().askAt().isAfter(now))
        .limit(max)
        .map(this::gapBefore)
        .toList();
  }

  @Override
  public boolean asked(ConversationId conversation, int times, Instant askAgainAt) {
    boolean replaced = false;
    for (Map.Entry<Spot, Ahead> row : List.copyOf(aheadOf(conversation).entrySet())) {
      if (row.getValue() instanceof Ahead.Parked parked && parked.asked() < times) {
        replaced = true;
        ahead.put(
            row.getKey(),
            new Ahead.Parked(
                parked.envelope(), parked.caseReference(), parked.receivedAt(), askAgainAt, times));
      }
    }
    return replaced;
  }

  @Override
  public void quarantine(Quarantined found) {
    String key = found.envelope().toString();
    quarantine.put(
        key,
        quarantine
            .get(key)
            .map(
                before ->
                    new Quarantined(
                        found.envelope(),
                        found.reason(),
                        found.size(),
                        found.sender(),
                        found.messageId(),
                        before.firstAt(),
                        found.lastAt(),
                        before.times() + 1))
            .orElse(found));
  }

  @Override
  public Optional<Quarantined> quarantined(Digest envelope) {
    return quarantine.get(envelope.toString());
  }

  @Override
  public void release(Digest envelope) {
    quarantine.remove(envelope.toString());
  }

  @Override
  public int eraseParked(CaseReference caseReference) {
    List<Spot> erased =
        ahead.all().entrySet().stream()
            .filter(
                row ->
                    row.getValue() instanceof Ahead.Parked parked
                        && caseReference.equals(parked.caseReference()))
            .map(Map.Entry::getKey)
            .toList();
    erased.forEach(ahead::remove);
    return erased.size();
  }

  @Override
  public int forget(Instant expiredBefore) {
    List<Noted> forgotten =
        noted.rows().stream()
            .filter(old -> old.signed().statement().expiresAt().isBefore(expiredBefore))
            .toList();
    forgotten.forEach(
        old -> {
          noted.remove(old.envelope().toString());
          firstOfMessage.remove(key(old));
        });
    return forgotten.size();
  }

  @Override
  public Optional<Instant> oldestParked() {
    return ahead.rows().stream()
        .flatMap(what -> what instanceof Ahead.Parked parked ? Stream.of(parked) : Stream.empty())
        .map(Ahead.Parked::receivedAt)
        .min(Instant::compareTo);
  }

  /** Every message that was noted. */
  public List<Noted> noted() {
    return List.copyOf(noted.rows());
  }

  private Stream<Turn> lowestParked() {
    return ahead.all().keySet().stream()
        .map(Spot::conversation)
        .distinct()
        .map(ConversationId::parse)
        .flatMap(this::lowestParked);
  }

  private Stream<Turn> lowestParked(ConversationId conversation) {
    return aheadOf(conversation).entrySet().stream()
        .flatMap(
            row ->
                row.getValue() instanceof Ahead.Parked parked
                    ? Stream.of(new Turn(conversation, row.getKey().sequence(), parked))
                    : Stream.empty())
        .limit(1);
  }

  private Gap gapBefore(Turn turn) {
    return new Gap(
        turn.conversation(),
        expected(turn.conversation()),
        turn.sequence() - 1,
        turn.parked().asked());
  }

  private Map<Spot, Ahead> aheadOf(ConversationId conversation) {
    String id = conversation.toString();
    return ahead.all().subMap(new Spot(id, 0), true, new Spot(id, Long.MAX_VALUE), true);
  }

  private static String key(Noted message) {
    return message.signed().statement().sender() + " " + message.signed().statement().messageId();
  }
}
