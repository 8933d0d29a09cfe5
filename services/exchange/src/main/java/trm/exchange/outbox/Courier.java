package trm.exchange.outbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.seal.MessageDraft;
import trm.evidence.seal.RecipientNotVouchedException;
import trm.evidence.seal.Seal;
import trm.evidence.seal.SealedMessage;
import trm.evidence.seal.SenderNotVouchedException;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.MailEntries;
import trm.exchange.Way;
import trm.exchange.Waypoint;
import trm.exchange.Work;
import trm.exchange.receipt.JournalStore;
import trm.schema.EventCatalogue;
import trm.schema.EventKind;

/**
 * Posts messages: gives each its number, seals it, and stores row and journal entry in the caller's
 * transaction. What it returns from is committed or gone with everything else of that transaction.
 */
public final class Courier {
  private final Seal seal;
  private final OutboxStore outbox;
  private final JournalStore journal;
  private final EventCatalogue catalogue;
  private final RecordKeys recordKeys;
  private final OutboxSettings settings;
  private final Gate gate;
  private final Supplier<UUID> ids;
  private final InstantSource clock;
  private final ExchangeListener listener;
  private final Way way;
  private final MailEntries entries;

  /**
   * @param ids random, never twice the same
   */
  public Courier(
      Seal seal,
      OutboxStore outbox,
      JournalStore journal,
      EventCatalogue catalogue,
      RecordKeys recordKeys,
      OutboxSettings settings,
      Gate gate,
      Supplier<UUID> ids,
      InstantSource clock,
      ExchangeListener listener,
      Way way) {
    this.seal = seal;
    this.outbox = outbox;
    this.journal = journal;
    this.catalogue = catalogue;
    this.recordKeys = recordKeys;
    this.settings = settings;
    this.gate = gate;
    this.ids = ids;
    this.clock = clock;
    this.listener = listener;
    this.way = way;
    this.entries = new MailEntries(seal.self());
  }

  /**
   * Posts a message about a case. When the directory does not vouch for the recipient, or for this
   * node, it waits unsealed: the case goes on, and the relay seals it when the directory does.
   *
   * @throws IllegalArgumentException when no case event of that name is in the contract
   */
  public MessageId post(Work work, Dispatch dispatch) {
    EventKind kind = catalogue.named(dispatch.eventType()).kind();
    if (kind == EventKind.COURIER) {
      throw new IllegalArgumentException("Nobody posts the courier's own " + dispatch.eventType());
    }
    boolean urgent = kind == EventKind.URGENT;
    Label label = label(dispatch, place(dispatch, urgent), urgent);
    Content content = seal(label, dispatch.body());
    store(work, label, content);
    work.journal(entries.said(dispatch, label, sealedOrNull(content)), null);
    way.reached(Waypoint.POSTED);
    return label.messageId();
  }

  /**
   * While the gate is shut, the numbers of a conversation may have been used by a life that this
   * node forgot. An urgent event, which nobody waits to take in turn, goes in one of its own.
   */
  private Place place(Dispatch dispatch, boolean urgent) {
    return urgent && !gate.isOpen()
        ? new Place(new ConversationId(journal.generation(), ids.get()), 1)
        : nextPlace(dispatch.caseReference(), dispatch.recipient());
  }

  private Place nextPlace(CaseReference caseReference, NodeId recipient) {
    return outbox.nextPlace(journal.generation(), caseReference, recipient, ids.get());
  }

  /**
   * Gives a message that never left a place in the current generation. It is signed when the relay
   * seals it; its id stays, since nobody outside has seen it.
   */
  public void renumber(OutboxMessage message) {
    Label label = message.label();
    byte[] body =
        switch (message.content()) {
          case Content.Draft draft -> draft.body();
          case Content.Sealed sealed -> sealed.message().body();
          case Content.Gone gone ->
              throw new IllegalArgumentException("Gone: " + label.messageId());
        };
    Place place = nextPlace(Objects.requireNonNull(label.caseReference()), label.recipient());
    byte recordKey = recordKeys.of(place.conversation(), label.messageId());
    outbox.renumber(label.messageId(), place, recordKey, new Content.Draft(body));
  }

  /** Posts one of the courier's own messages, which belongs to no conversation. */
  public MessageId postOwn(Work work, NodeId recipient, String eventType, byte[] body) {
    Label label = ownLabel(recipient, null, eventType);
    postOwn(work, label, body);
    return label.messageId();
  }

  /** Posts one of the courier's own messages in the place of a message that will not come. */
  void postInPlace(Work work, NodeId recipient, Place gone, String eventType, byte[] body) {
    postOwn(work, ownLabel(recipient, gone, eventType), body);
  }

  /** Whether messages of this conversation may have been sent by a life that this node forgot. */
  boolean isOfEarlierLife(ConversationId conversation) {
    return conversation.sender().number() < journal.generation().number();
  }

  private void postOwn(Work work, Label label, byte[] body) {
    Content content = seal(label, body);
    store(work, label, content);
    SealedMessage sealed = sealedOrNull(content);
    if (sealed != null) {
      work.journal(entries.sealed(label, sealed, label.issuedAt()), null);
    }
    way.reached(Waypoint.POSTED);
  }

  private void store(Work work, Label label, Content content) {
    outbox.add(new OutboxMessage(label, content, Progress.posted(label.issuedAt())));
    work.afterCommit(() -> way.reached(Waypoint.COMMITTED));
    work.afterCommit(
        () ->
            listener.happened(
                new ExchangeEvent.Posted(label.messageId(), label.recipient(), label.eventType())));
  }

  private Content seal(Label label, byte[] body) {
    try {
      return new Content.Sealed(seal.seal(draft(label, body), label.issuedAt()));
    } catch (RecipientNotVouchedException | SenderNotVouchedException notToday) {
      return new Content.Draft(body); // The relay tells the listener each time it finds it so.
    }
  }

  static MessageDraft draft(Label label, byte[] body) {
    return new MessageDraft(
        label.recipient(),
        label.messageId(),
        label.conversation(),
        label.sequence(),
        label.caseReference(),
        label.epoch(),
        label.eventType(),
        label.issuedAt(),
        label.expiresAt(),
        body);
  }

  private Label label(Dispatch dispatch, Place place, boolean urgent) {
    MessageId id = new MessageId(ids.get());
    Instant now = now();
    return new Label(
        id,
        dispatch.recipient(),
        place.conversation(),
        place.sequence(),
        dispatch.caseReference(),
        dispatch.epoch(),
        dispatch.eventType(),
        dispatch.part(),
        urgent,
        true,
        recordKeys.of(place.conversation(), id),
        now,
        now.plus(settings.validity()));
  }

  private Label ownLabel(NodeId recipient, @Nullable Place inPlaceOf, String eventType) {
    MessageId id = new MessageId(ids.get());
    Instant now = now();
    return new Label(
        id,
        recipient,
        inPlaceOf == null ? null : inPlaceOf.conversation(),
        inPlaceOf == null ? 0 : inPlaceOf.sequence(),
        null,
        0,
        eventType,
        null,
        true, // Receipts and gaps overtake: what waits for them is waiting already.
        false,
        recordKeys.of(inPlaceOf == null ? null : inPlaceOf.conversation(), id),
        now,
        now.plus(settings.validity()));
  }

  /** Statements are dated to the millisecond. */
  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private static @Nullable SealedMessage sealedOrNull(Content content) {
    return content instanceof Content.Sealed sealed ? sealed.message() : null;
  }
}
