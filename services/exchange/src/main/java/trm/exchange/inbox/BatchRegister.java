package trm.exchange.inbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.seal.Statement;
import trm.exchange.inbox.InboxStore.Standing;

/**
 * The register in a unit of work that takes many envelopes in: what is known of them is read
 * together, and what is noted of them is written together, by {@link #writeDown} at the end. What
 * is rare, such as a message ahead of its turn, is read and written at once as ever.
 *
 * <p>What was read stays true: an envelope is looked up and its conversation held before anybody
 * asks about it, and whoever else wants the conversation waits for the end of this unit of work.
 */
final class BatchRegister implements Register {
  private record MessageKey(NodeId sender, MessageId messageId) {}

  private final InboxStore store;
  private final Map<Digest, Noted> known;
  private final Set<Digest> aside;
  private final Map<MessageKey, Noted> first = new HashMap<>();
  private final Set<MessageKey> lookedUp = new HashSet<>();
  private final Map<ConversationId, Standing> standings = new HashMap<>();
  private final List<Noted> noted = new ArrayList<>();
  private final Map<ConversationId, Long> expected = new LinkedHashMap<>();

  private BatchRegister(InboxStore store, Map<Digest, Noted> known, Set<Digest> aside) {
    this.store = store;
    this.known = known;
    this.aside = aside;
  }

  /** Looks these envelopes up. */
  static BatchRegister over(InboxStore store, Set<Digest> envelopes) {
    Map<Digest, Noted> known =
        store.find(envelopes).stream()
            .collect(Collectors.toMap(Noted::envelope, Function.identity()));
    return new BatchRegister(
        store, new HashMap<>(known), new HashSet<>(store.quarantined(envelopes)));
  }

  /**
   * Holds the conversations of messages that were opened, and looks messages and envelopes up after
   * that: who held a conversation before may have taken them. Mail of no conversation, which nobody
   * holds, is looked up when its turn comes.
   */
  void prepare(Set<Digest> opened, Collection<Statement> statements) {
    Set<ConversationId> conversations = new HashSet<>();
    Map<NodeId, Set<MessageId>> ids = new HashMap<>();
    for (Statement statement : statements) {
      ConversationId conversation = statement.conversation();
      if (conversation != null) {
        conversations.add(conversation);
        ids.computeIfAbsent(statement.sender(), _ -> new HashSet<>()).add(statement.messageId());
      }
    }
    store.lock(conversations);
    store.find(opened).forEach(noted -> known.putIfAbsent(noted.envelope(), noted));
    Map<ConversationId, Standing> found = store.standings(conversations);
    conversations.forEach(
        one -> standings.put(one, found.getOrDefault(one, new Standing(1, false))));
    ids.forEach(this::lookUp);
  }

  private void lookUp(NodeId sender, Set<MessageId> messageIds) {
    messageIds.forEach(id -> lookedUp.add(new MessageKey(sender, id)));
    store.find(sender, messageIds).forEach(this::remember);
  }

  private void remember(Noted message) {
    Statement statement = message.signed().statement();
    first.putIfAbsent(new MessageKey(statement.sender(), statement.messageId()), message);
  }

  /** Writes what was kept; the last that is done with this register. */
  void writeDown() {
    store.note(List.copyOf(noted));
    store.expect(new LinkedHashMap<>(expected));
    noted.clear();
    expected.clear();
  }

  @Override
  public void lock(ConversationId conversation) {
    if (!standings.containsKey(conversation)) {
      store.lock(conversation);
    }
  }

  @Override
  public Optional<Noted> find(Digest envelope) {
    return Optional.ofNullable(known.get(envelope));
  }

  @Override
  public Optional<Noted> find(NodeId sender, MessageId messageId) {
    MessageKey key = new MessageKey(sender, messageId);
    Noted noted = first.get(key);
    return noted != null || lookedUp.contains(key)
        ? Optional.ofNullable(noted)
        : store.find(sender, messageId);
  }

  @Override
  public Optional<Noted> at(ConversationId conversation, long sequence) {
    return store
        .at(conversation, sequence)
        .or(() -> noted.stream().filter(it -> isAt(it, conversation, sequence)).findFirst());
  }

  private static boolean isAt(Noted message, ConversationId conversation, long sequence) {
    Statement statement = message.signed().statement();
    return conversation.equals(statement.conversation()) && sequence == statement.sequence();
  }

  @Override
  public void note(Noted message) {
    noted.add(message);
    known.putIfAbsent(message.envelope(), message);
    remember(message);
  }

  @Override
  public long expected(ConversationId conversation) {
    Standing standing = standings.get(conversation);
    return standing == null ? store.expected(conversation) : standing.expected();
  }

  @Override
  public void expect(ConversationId conversation, long sequence) {
    Standing standing = standings.get(conversation);
    if (standing == null) {
      store.expect(conversation, sequence);
    } else {
      standings.put(conversation, new Standing(sequence, standing.anyAhead()));
      expected.put(conversation, sequence);
    }
  }

  /** Whether nothing is known ahead in that conversation, for certain. */
  private boolean isNothingAhead(ConversationId conversation) {
    Standing standing = standings.get(conversation);
    return standing != null && !standing.anyAhead();
  }

  @Override
  public Optional<Ahead> ahead(ConversationId conversation, long sequence) {
    return isNothingAhead(conversation) ? Optional.empty() : store.ahead(conversation, sequence);
  }

  @Override
  public void putAhead(ConversationId conversation, long sequence, Ahead ahead) {
    standings.computeIfPresent(
        conversation, (_, standing) -> new Standing(standing.expected(), true));
    store.putAhead(conversation, sequence, ahead);
  }

  @Override
  public void removeAhead(ConversationId conversation, long sequence) {
    if (!isNothingAhead(conversation)) {
      store.removeAhead(conversation, sequence);
    }
  }

  @Override
  public int countAhead(ConversationId conversation) {
    return isNothingAhead(conversation) ? 0 : store.countAhead(conversation);
  }

  @Override
  public void quarantine(Quarantined quarantined) {
    aside.add(quarantined.envelope());
    store.quarantine(quarantined);
  }

  @Override
  public Optional<Quarantined> quarantined(Digest envelope) {
    return aside.contains(envelope) ? store.quarantined(envelope) : Optional.empty();
  }

  @Override
  public void release(Digest envelope) {
    if (aside.remove(envelope)) {
      store.release(envelope);
    }
  }
}
