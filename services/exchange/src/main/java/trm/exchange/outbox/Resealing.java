package trm.exchange.outbox;

import java.time.Instant;
import java.util.Optional;
import trm.evidence.seal.RecipientNotVouchedException;
import trm.evidence.seal.Seal;
import trm.evidence.seal.SealedMessage;
import trm.evidence.seal.SenderNotVouchedException;
import trm.exchange.MailEntries;
import trm.exchange.Work;

/**
 * Gives a stored message the envelope that its recipient can open today: for the first time when
 * the directory did not vouch for the recipient at posting, anew when keys changed or an envelope
 * was lost. The statement, once signed, stays; so the recipient knows the message again.
 */
final class Resealing {
  private final Seal seal;
  private final OutboxStore outbox;
  private final MailEntries entries;

  Resealing(Seal seal, OutboxStore outbox) {
    this.seal = seal;
    this.outbox = outbox;
    this.entries = new MailEntries(seal.self());
  }

  /**
   * Seals and stores, with a journal entry for the new envelope.
   *
   * @return empty when the content was erased meanwhile, or sealed for the first time under a later
   *     claim; then nothing is stored
   * @throws RecipientNotVouchedException when the directory names no usable key today
   * @throws SenderNotVouchedException when this node holds no signing key that the directory names
   * @throws IllegalArgumentException when the content is gone
   */
  Optional<SealedMessage> reseal(Work work, OutboxMessage message, Instant now) {
    SealedMessage sealed =
        switch (message.content()) {
          case Content.Draft draft -> seal.seal(Courier.draft(message.label(), draft.body()), now);
          case Content.Sealed old -> again(old.message(), now);
          case Content.Gone gone ->
              throw new IllegalArgumentException("Gone: " + message.label().messageId());
        };
    if (!outbox.replaceContent(message.label(), message.content(), new Content.Sealed(sealed))) {
      return Optional.empty();
    }
    work.journal(entries.sealed(message.label(), sealed, now), null);
    return Optional.of(sealed);
  }

  private SealedMessage again(SealedMessage old, Instant now) {
    return seal.reseal(old.statement(), old.body(), old.salt(), now);
  }
}
