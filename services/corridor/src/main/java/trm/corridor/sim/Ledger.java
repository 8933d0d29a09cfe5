package trm.corridor.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.journal.JournalEntry;
import trm.exchange.MailEntries;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.receipt.JournalLine;

/** What a node's outbox and journal say of messages, as they stood when it was made. */
final class Ledger {
  private final Map<MessageId, Integer> places = new HashMap<>();
  private final Set<Effect> effects = new HashSet<>();

  private record Effect(@Nullable MessageId message, @Nullable Digest statement) {}

  Ledger(SimulatedNode node) {
    List<OutboxMessage> posted = node.durable.outbox.messages();
    for (int i = 0; i < posted.size(); i++) {
      places.put(posted.get(i).label().messageId(), i);
    }
    for (JournalLine line : node.durable.journal.lines()) {
      JournalEntry entry = line.entry();
      if (MailEntries.ACCEPTED.equals(entry.outcome())) {
        effects.add(new Effect(entry.messageId(), entry.statementDigest()));
      }
    }
  }

  /** Which of the messages that the node posted this was; empty when it posted no such one. */
  OptionalInt placeOf(MessageId message) {
    Integer place = places.get(message);
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  /** Whether the node's journal says that it acted upon this very statement. */
  boolean hasActedOn(MessageId message, Digest statement) {
    return effects.contains(new Effect(message, statement));
  }
}
