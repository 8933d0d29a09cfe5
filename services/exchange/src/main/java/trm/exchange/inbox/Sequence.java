package trm.exchange.inbox;

import java.util.Optional;
import trm.evidence.ConversationId;
import trm.evidence.seal.Statement;

/** Keeps each conversation's numbers: which is next, and what is known ahead of it. */
final class Sequence {
  private final Register inbox;

  Sequence(Register inbox) {
    this.inbox = inbox;
  }

  /** Where a message stands in its conversation. */
  enum Standing {
    /** It is the next one, or belongs to no conversation. */
    IN_TURN,
    /** Others before it have not come. */
    AHEAD,
    /** Its number was used or skipped before. */
    PASSED
  }

  Standing standing(Statement statement) {
    ConversationId conversation = statement.conversation();
    if (conversation == null) {
      return Standing.IN_TURN;
    }
    long expected = inbox.expected(conversation);
    if (statement.sequence() == expected) {
      return Standing.IN_TURN;
    }
    Optional<Ahead> known = inbox.ahead(conversation, statement.sequence());
    return statement.sequence() < expected || known.orElse(null) instanceof Ahead.Counted
        ? Standing.PASSED
        : Standing.AHEAD;
  }

  /** The message is dealt with: its number will not be waited for. */
  void count(Statement statement) {
    ConversationId conversation = statement.conversation();
    if (conversation == null || statement.sequence() < inbox.expected(conversation)) {
      return;
    }
    if (statement.sequence() > inbox.expected(conversation)) {
      inbox.putAhead(conversation, statement.sequence(), new Ahead.Counted());
    } else {
      advance(conversation, statement.sequence());
    }
  }

  private void advance(ConversationId conversation, long counted) {
    inbox.removeAhead(conversation, counted);
    long next = counted + 1;
    while (inbox.ahead(conversation, next).orElse(null) instanceof Ahead.Counted) {
      inbox.removeAhead(conversation, next);
      next++;
    }
    inbox.expect(conversation, next);
  }
}
