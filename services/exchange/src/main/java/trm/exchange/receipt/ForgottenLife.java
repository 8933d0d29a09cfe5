package trm.exchange.receipt;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.seal.Seal;
import trm.evidence.seal.SignedStatement;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.outbox.Sending;

/**
 * Looks among this node's own statements, as peers show them, for one that its outbox does not
 * know. The outbox keeps every statement for ever, and nothing leaves before it is committed there:
 * so a life signed it that this database is not the end of. A peer cannot make one up, since only
 * what a key of this node signed counts.
 */
final class ForgottenLife {
  /** More than a peer of today shows; what goes beyond is left unread. */
  private static final int STATEMENTS_MAX = 128;

  private final Seal seal;
  private final OutboxStore outbox;
  private final JournalStore journal;
  private final WitnessStore witness;

  ForgottenLife(Seal seal, OutboxStore outbox, JournalStore journal, WitnessStore witness) {
    this.seal = seal;
    this.outbox = outbox;
    this.journal = journal;
    this.witness = witness;
  }

  /** Keeps what proves a forgotten life, if anything does. */
  void shown(NodeId by, List<String> statements, Instant now) {
    int current = journal.generation().number();
    // Of earlier lives it is known already that they are forgotten.
    List<SignedStatement> own =
        statements.stream()
            .limit(STATEMENTS_MAX)
            .flatMap(jws -> seal.own(jws, now).stream())
            .filter(signed -> isInConversation(signed) && lifeOf(signed).number() >= current)
            .toList();
    forgottenOf(own)
        .ifPresent(signed -> witness.keep(new ForgottenStatement(lifeOf(signed), signed, by, now)));
  }

  /** What takes no number contradicts nothing. */
  private static boolean isInConversation(SignedStatement signed) {
    return signed.statement().conversation() != null;
  }

  private static Generation lifeOf(SignedStatement signed) {
    ConversationId conversation = signed.statement().conversation();
    return Objects.requireNonNull(conversation).sender();
  }

  private Optional<SignedStatement> forgottenOf(List<SignedStatement> own) {
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<MessageId> ids = own.stream().map(signed -> signed.statement().messageId()).toList();
    Map<MessageId, Sending> known =
        outbox.sendings(ids).stream()
            .collect(Collectors.toMap(it -> it.label().messageId(), Function.identity()));
    return own.stream()
        .filter(signed -> !isKnown(signed, known.get(signed.statement().messageId())))
        .max(Comparator.comparingInt(signed -> lifeOf(signed).number()));
  }

  /**
   * By the very statement: a draft that a forgotten life sealed was said by it, and not by this.
   */
  private static boolean isKnown(SignedStatement shown, @Nullable Sending known) {
    SignedStatement said = known == null ? null : known.statement();
    Digest digest = shown.digest();
    return said != null && said.digest().equals(digest);
  }
}
