package trm.exchange.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Generation;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.seal.SignedStatement;
import trm.exchange.outbox.Answered;
import trm.exchange.outbox.Claim;
import trm.exchange.outbox.Closing;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.Departure;
import trm.exchange.outbox.Label;
import trm.exchange.outbox.MessageState;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.outbox.Place;
import trm.exchange.outbox.Progress;
import trm.exchange.outbox.Sending;

/** The outbox in memory. */
public final class MemoryOutboxStore implements OutboxStore {
  private final UndoableMap<Long, OutboxMessage> rows;

  /** The rows that have no verdict yet, which is all that loops ask for. */
  private final UndoableMap<Long, OutboxMessage> open;

  private final UndoableMap<String, Long> numbers;
  private final UndoableMap<String, Place> lastPlaces;
  private final UndoableMap<String, NodeId> recipients;

  public MemoryOutboxStore(Undo undo) {
    this.rows = new UndoableMap<>(undo);
    this.open = new UndoableMap<>(undo);
    this.numbers = new UndoableMap<>(undo);
    this.lastPlaces = new UndoableMap<>(undo);
    this.recipients = new UndoableMap<>(undo);
  }

  @Override
  public Place nextPlace(
      Generation sender, CaseReference caseReference, NodeId recipient, UUID ifNew) {
    String key = sender + " " + caseReference + " " + recipient;
    Place next =
        lastPlaces
            .get(key)
            .map(last -> new Place(last.conversation(), last.sequence() + 1))
            .orElseGet(() -> new Place(new ConversationId(sender, ifNew), 1));
    lastPlaces.put(key, next);
    recipients.put(next.conversation().toString(), recipient);
    return next;
  }

  @Override
  public void add(OutboxMessage message) {
    long number = rows.rows().size();
    numbers.put(message.label().messageId().toString(), number);
    put(number, message);
  }

  @Override
  public List<OutboxMessage> claim(Instant now, Duration lease, int max) {
    List<OutboxMessage> claimed = new ArrayList<>();
    Set<ConversationId> blocked = new HashSet<>();
    for (OutboxMessage row : List.copyOf(open.rows())) {
      ConversationId conversation = row.label().conversation();
      boolean mayGo = row.label().urgent() || !blocked.contains(conversation);
      if (mayGo && isDue(row.progress(), now) && claimed.size() < max) {
        claimed.add(claimed(row, now.plus(lease)));
      } else if (conversation != null && isStillToGo(row.progress())) {
        blocked.add(conversation);
      }
    }
    return claimed;
  }

  private static boolean isDue(Progress progress, Instant now) {
    Instant dueAt = progress.dueAt();
    Instant leasedUntil = progress.leasedUntil();
    return dueAt != null
        && !dueAt.isAfter(now)
        && (leasedUntil == null || !leasedUntil.isAfter(now))
        && !progress.state().isFinal();
  }

  private static boolean isStillToGo(Progress progress) {
    return progress.dueAt() != null
        && (progress.state() == MessageState.POSTED || progress.state() == MessageState.SENDING);
  }

  private OutboxMessage claimed(OutboxMessage row, Instant leasedUntil) {
    Progress was = row.progress();
    return replace(
        row,
        new Progress(
            MessageState.SENDING,
            was.overdue(),
            was.claim() + 1,
            was.failures(),
            was.sends(),
            was.dueAt(),
            leasedUntil,
            was.lastError(),
            was.toldCode()));
  }

  @Override
  public boolean sent(Claim claim, @Nullable Instant dueAgainAt) {
    return report(
        claim,
        was ->
            new Progress(
                MessageState.SENT,
                was.overdue(),
                was.claim(),
                0,
                was.sends() + 1,
                dueAgainAt,
                null,
                null,
                null));
  }

  @Override
  public void sent(List<Departure> departures) {
    for (Departure departure : departures) {
      if (sent(departure.claim(), departure.dueAgainAt()) && departure.dueAgainAt() == null) {
        dropContent(departure.claim().messageId());
      }
    }
  }

  @Override
  public boolean failed(Claim claim, String error, @Nullable Instant dueAt) {
    return report(claim, was -> unsent(was, was.failures() + 1, error, dueAt));
  }

  @Override
  public boolean deferred(Claim claim, Instant dueAt) {
    return report(claim, was -> unsent(was, was.failures(), was.lastError(), dueAt));
  }

  private static Progress unsent(
      Progress was, int failures, @Nullable String error, @Nullable Instant dueAt) {
    MessageState state = was.sends() > 0 ? MessageState.SENT : MessageState.POSTED;
    return new Progress(
        state, was.overdue(), was.claim(), failures, was.sends(), dueAt, null, error, null);
  }

  private Optional<OutboxMessage> claimed(Claim claim) {
    return find(claim.messageId())
        .filter(row -> row.progress().claim() == claim.number())
        .filter(row -> row.progress().state() == MessageState.SENDING);
  }

  private boolean report(Claim claim, UnaryOperator<Progress> result) {
    Optional<OutboxMessage> mine = claimed(claim);
    mine.ifPresent(row -> replace(row, result.apply(row.progress())));
    return mine.isPresent();
  }

  @Override
  public boolean isToBeSent(Claim claim) {
    return claimed(claim).filter(row -> !(row.content() instanceof Content.Gone)).isPresent();
  }

  @Override
  public boolean replaceContent(Label label, Content was, Content.Sealed content) {
    OutboxMessage row = find(label.messageId()).orElseThrow();
    boolean sealedMeanwhile =
        was instanceof Content.Draft && !(row.content() instanceof Content.Draft);
    if (row.content() instanceof Content.Gone || sealedMeanwhile) {
      return false;
    }
    put(new OutboxMessage(row.label(), content, row.progress()));
    return true;
  }

  @Override
  public List<Label> neverSent(Instant issuedFrom) {
    return where(row -> row.label().conversation() != null)
        .filter(row -> !row.label().issuedAt().isBefore(issuedFrom))
        .filter(row -> row.progress().sends() == 0 && !row.progress().state().isFinal())
        .filter(row -> !(row.content() instanceof Content.Gone))
        .map(OutboxMessage::label)
        .toList();
  }

  @Override
  public void renumber(MessageId messageId, Place place, byte recordKey, Content.Draft content) {
    OutboxMessage row = find(messageId).orElseThrow();
    Progress was = row.progress();
    Progress posted =
        new Progress(
            MessageState.POSTED,
            was.overdue(),
            was.claim() + 1,
            was.failures(),
            0,
            was.dueAt(),
            null,
            was.lastError(),
            was.toldCode());
    put(new OutboxMessage(row.label().at(place, recordKey), content, posted));
  }

  @Override
  public void dueAgain(MessageId messageId, Instant now) {
    find(messageId)
        .filter(row -> row.progress().state() == MessageState.SENT)
        .ifPresent(row -> replace(row, dueAt(row.progress(), now)));
  }

  private static Progress dueAt(Progress was, @Nullable Instant dueAt) {
    return new Progress(
        was.state(),
        was.overdue(),
        was.claim(),
        was.failures(),
        was.sends(),
        dueAt,
        was.leasedUntil(),
        was.lastError(),
        was.toldCode());
  }

  @Override
  public Optional<OutboxMessage> close(
      MessageId messageId, MessageState verdict, @Nullable String toldCode) {
    Optional<OutboxMessage> open = find(messageId).filter(row -> !row.progress().state().isFinal());
    open.ifPresent(
        row -> {
          Progress was = row.progress();
          Progress closed =
              new Progress(
                  verdict,
                  false,
                  was.claim(),
                  was.failures(),
                  was.sends(),
                  null,
                  null,
                  was.lastError(),
                  toldCode);
          put(new OutboxMessage(row.label(), gone(row.content()), closed));
        });
    return open;
  }

  @Override
  public List<Answered> close(List<Closing> closings) {
    return closings.stream()
        .flatMap(it -> close(it.messageId(), it.verdict(), it.toldCode()).stream())
        .map(was -> new Answered(was.label(), was.progress().overdue()))
        .toList();
  }

  @Override
  public List<Sending> sendings(List<MessageId> messageIds) {
    return messageIds.stream()
        .distinct()
        .flatMap(id -> find(id).stream())
        .map(row -> new Sending(row.label(), statement(row.content())))
        .toList();
  }

  private static @Nullable SignedStatement statement(Content content) {
    return switch (content) {
      case Content.Draft draft -> null;
      case Content.Sealed sealed -> sealed.message().statement();
      case Content.Gone gone -> gone.statement();
    };
  }

  @Override
  public List<Label> markOverdue(Instant issuedUntil, int max) {
    List<OutboxMessage> late =
        open.rows().stream()
            .filter(row -> isAwaited(row) && !row.label().issuedAt().isAfter(issuedUntil))
            .limit(max)
            .toList();
    late.forEach(row -> replace(row, overdue(row.progress())));
    return late.stream().map(OutboxMessage::label).toList();
  }

  private static boolean isAwaited(OutboxMessage row) {
    Progress progress = row.progress();
    boolean erasedUnsent = row.content() instanceof Content.Gone && progress.sends() == 0;
    return row.label().receiptExpected()
        && !progress.overdue()
        && !progress.state().isFinal()
        && !erasedUnsent;
  }

  private static Progress overdue(Progress was) {
    return new Progress(
        was.state(),
        true,
        was.claim(),
        was.failures(),
        was.sends(),
        was.dueAt(),
        was.leasedUntil(),
        was.lastError(),
        was.toldCode());
  }

  @Override
  public Optional<OutboxMessage> find(MessageId messageId) {
    return numbers.get(messageId.toString()).flatMap(rows::get);
  }

  @Override
  public Optional<OutboxMessage> at(ConversationId conversation, long sequence) {
    return where(
            row ->
                conversation.equals(row.label().conversation())
                    && row.label().sequence() == sequence)
        .findFirst();
  }

  @Override
  public long lastSequence(ConversationId conversation) {
    return lastPlaces.rows().stream()
        .filter(place -> place.conversation().equals(conversation))
        .mapToLong(Place::sequence)
        .findFirst()
        .orElse(0);
  }

  @Override
  public Optional<NodeId> recipient(ConversationId conversation) {
    return recipients.get(conversation.toString());
  }

  @Override
  public int erase(CaseReference caseReference, String part) {
    List<OutboxMessage> erased =
        where(
                row ->
                    caseReference.equals(row.label().caseReference())
                        && part.equals(row.label().part())
                        && !(row.content() instanceof Content.Gone))
            .toList();
    erased.forEach(
        row ->
            put(new OutboxMessage(row.label(), gone(row.content()), dueAt(row.progress(), null))));
    return erased.size();
  }

  @Override
  public void dropContent(MessageId messageId) {
    OutboxMessage row = find(messageId).orElseThrow();
    put(new OutboxMessage(row.label(), gone(row.content()), row.progress()));
  }

  @Override
  public int dropExpired(Instant expiredBefore, int max) {
    List<OutboxMessage> expired =
        where(row -> isOver(row) && row.label().expiresAt().isBefore(expiredBefore))
            .sorted(Comparator.comparing(row -> row.label().expiresAt()))
            .limit(max)
            .toList();
    expired.forEach(
        row -> put(new OutboxMessage(row.label(), gone(row.content()), row.progress())));
    return expired.size();
  }

  private static boolean isOver(OutboxMessage row) {
    return !(row.content() instanceof Content.Gone)
        && row.progress().dueAt() == null
        && (row.progress().overdue() || !row.label().receiptExpected());
  }

  /** Every row, in order of adding. */
  public List<OutboxMessage> messages() {
    return List.copyOf(rows.rows());
  }

  private static Content gone(Content content) {
    return switch (content) {
      case Content.Draft draft -> new Content.Gone(null, null);
      case Content.Sealed sealed ->
          new Content.Gone(sealed.message().statement(), sealed.message().envelopeDigest());
      case Content.Gone gone -> gone;
    };
  }

  private OutboxMessage replace(OutboxMessage row, Progress progress) {
    OutboxMessage replaced = new OutboxMessage(row.label(), row.content(), progress);
    put(replaced);
    return replaced;
  }

  private void put(OutboxMessage row) {
    put(numbers.get(row.label().messageId().toString()).orElseThrow(), row);
  }

  private void put(long number, OutboxMessage row) {
    rows.put(number, row);
    if (mayConcernLoops(row)) {
      open.put(number, row);
    } else if (open.get(number).isPresent()) {
      open.remove(number);
    }
  }

  /** What the courier says by itself is over once it left: nobody waits for a receipt of it. */
  private static boolean mayConcernLoops(OutboxMessage row) {
    return !row.progress().state().isFinal()
        && (row.progress().dueAt() != null || row.label().receiptExpected());
  }

  private Stream<OutboxMessage> where(Predicate<OutboxMessage> condition) {
    return rows.rows().stream().filter(condition);
  }
}
