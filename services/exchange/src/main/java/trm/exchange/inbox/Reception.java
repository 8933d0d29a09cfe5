package trm.exchange.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.ConversationId;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.JournalEntry;
import trm.evidence.seal.Opening;
import trm.evidence.seal.Seal;
import trm.evidence.seal.SignedStatement;
import trm.evidence.seal.Statement;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.MailEntries;
import trm.exchange.Way;
import trm.exchange.Waypoint;
import trm.exchange.Work;
import trm.exchange.receipt.OwedReceipt;
import trm.exchange.receipt.ReceiptStore;
import trm.schema.EventCatalogue;

/**
 * Takes in the envelopes of one unit of work, each in the protocol's order of checks: size, known
 * digest, opening, message id, time and form, sequence; then the addressee. What the checks need to
 * know of all of them is read together, and what they leave behind is written together.
 */
final class Reception {
  private final Seal seal;
  private final BatchRegister inbox;
  private final ReceiptStore receipts;
  private final Addressee addressee;
  private final CourierMail courierMail;
  private final InboxSettings settings;
  private final ExchangeListener listener;
  private final Way way;
  private final MailEntries entries;
  private final Form form;
  private final Sequence sequence;
  private final Map<Digest, Opening> openings = new HashMap<>();
  private final List<OwedReceipt> owed = new ArrayList<>();
  private final Map<NodeId, Set<String>> toTell = new LinkedHashMap<>();
  private final Map<NodeId, MessageId> asked = new HashMap<>();
  private int settled;

  Reception(
      Seal seal,
      BatchRegister inbox,
      ReceiptStore receipts,
      Addressee addressee,
      CourierMail courierMail,
      EventCatalogue catalogue,
      InboxSettings settings,
      ExchangeListener listener,
      Way way) {
    this.seal = seal;
    this.inbox = inbox;
    this.receipts = receipts;
    this.addressee = addressee;
    this.courierMail = courierMail;
    this.settings = settings;
    this.listener = listener;
    this.way = way;
    this.entries = new MailEntries(seal.self());
    this.form = new Form(catalogue, settings);
    this.sequence = new Sequence(inbox);
  }

  /** Called once: a reception serves one unit of work. */
  List<Outcome> take(Work work, List<Arrival> arrivals, Instant now) {
    arrivals.forEach(arrival -> open(arrival, now));
    List<Statement> statements =
        openings.values().stream()
            .flatMap(it -> it instanceof Opening.Opened mail ? Stream.of(mail) : Stream.empty())
            .map(mail -> mail.statement().statement())
            .toList();
    inbox.prepare(openings.keySet(), statements);
    addressee.expect(
        statements.stream()
            .flatMap(statement -> Stream.ofNullable(statement.caseReference()))
            .collect(Collectors.toSet()));
    List<Outcome> outcomes = arrivals.stream().map(arrival -> take(work, arrival, now)).toList();
    inbox.writeDown();
    receipts.owe(owed);
    toTell.forEach((peer, told) -> courierMail.tell(work, peer, asked.get(peer), told, now));
    for (int i = 0; i < settled; i++) {
      way.reached(Waypoint.SETTLED);
    }
    return outcomes;
  }

  private void open(Arrival arrival, Instant now) {
    way.reached(Waypoint.FETCHED);
    if (!isOversized(arrival) && inbox.find(arrival.digest()).isEmpty()) {
      openings.computeIfAbsent(arrival.digest(), _ -> seal.open(arrival.envelope(), now));
    }
  }

  private boolean isOversized(Arrival arrival) {
    return arrival.envelope().length > settings.envelopeBytesMax();
  }

  private Outcome take(Work work, Arrival arrival, Instant now) {
    if (isOversized(arrival)) {
      return asideUnopened(work, arrival, QuarantineReason.OVERSIZED, now);
    }
    Optional<Noted> known = inbox.find(arrival.digest());
    if (known.isPresent()) {
      return again(work, arrival.digest(), known.get());
    }
    return switch (Objects.requireNonNull(openings.get(arrival.digest()))) {
      case Opening.Rejected rejected ->
          asideUnopened(work, arrival, QuarantineReason.of(rejected.fault()), now);
      case Opening.Opened opened -> opened(work, new Mail(arrival.envelope(), opened, now));
    };
  }

  /** An opened envelope on its way through the checks. */
  @SuppressWarnings("ArrayRecordComponent") // Bytes in transit between two calls, never compared.
  private record Mail(byte[] envelope, Opening.Opened opened, Instant now) {
    SignedStatement signed() {
      return opened.statement();
    }

    Statement statement() {
      return opened.statement().statement();
    }

    Digest digest() {
      return opened.envelopeDigest();
    }
  }

  /**
   * Locked before it is looked up: a message that is released from its place and sealed anew at the
   * same time would be acted upon twice.
   */
  private Outcome opened(Work work, Mail mail) {
    way.reached(Waypoint.OPENED);
    Statement statement = mail.statement();
    lock(statement.conversation());
    Optional<Noted> first = inbox.find(statement.sender(), statement.messageId());
    if (first.isPresent()) {
      return first.get().signed().digest().equals(mail.signed().digest())
          ? sealedAnew(work, mail, first.get())
          : contradicts(work, mail, first, QuarantineReason.MESSAGE_ID_REUSED);
    }
    Optional<QuarantineReason> wrong = form.wrongWith(statement, mail.now());
    return wrong.isPresent() ? aside(work, mail, wrong.get()) : inSequence(work, mail);
  }

  private void lock(@Nullable ConversationId conversation) {
    if (conversation != null) {
      inbox.lock(conversation);
    }
  }

  private Outcome inSequence(Work work, Mail mail) {
    boolean skip = form.isSkip(mail.statement());
    return switch (sequence.standing(mail.statement())) {
      case IN_TURN -> act(work, mail);
      case AHEAD -> skip || form.isUrgent(mail.statement()) ? act(work, mail) : park(work, mail);
      // A gap that was asked for twice may be skipped twice.
      case PASSED -> skip ? act(work, mail) : passed(work, mail);
    };
  }

  private Outcome passed(Work work, Mail mail) {
    ConversationId conversation = Objects.requireNonNull(mail.statement().conversation());
    Optional<Noted> before = inbox.at(conversation, mail.statement().sequence());
    return contradicts(work, mail, before, QuarantineReason.SEQUENCE_PASSED);
  }

  /**
   * Its sender said something else before. It is shown what: if it does not know it, it was set up
   * from a backup that is older.
   */
  private Outcome contradicts(
      Work work, Mail mail, Optional<Noted> before, QuarantineReason reason) {
    Set<String> shown = toTell(mail.statement().sender());
    before.ifPresent(first -> shown.add(first.signed().jws()));
    return aside(work, mail, reason);
  }

  private Set<String> toTell(NodeId peer) {
    return toTell.computeIfAbsent(peer, _ -> new LinkedHashSet<>());
  }

  private Outcome act(Work work, Mail mail) {
    Statement statement = mail.statement();
    Verdict verdict = verdict(work, mail);
    way.reached(Waypoint.ACTED_ON);
    return switch (verdict) {
      case Verdict.Accepted accepted -> {
        settle(work, mail, MailEntries.ACCEPTED, null, null);
        if (form.asksWhatIsHeld(statement)) {
          toTell(statement.sender());
          asked.put(statement.sender(), statement.messageId());
        }
        yield form.isCouriers(statement)
            ? new Outcome.CourierMail(mail.digest())
            : accepted(work, mail);
      }
      case Verdict.Refused(String toldCode, EntryDetail detail) -> {
        settle(work, mail, MailEntries.REFUSED, toldCode, detail);
        tell(
            work,
            new ExchangeEvent.Refused(
                statement.messageId(), statement.sender(), statement.eventType()));
        yield new Outcome.Refused(mail.digest(), toldCode);
      }
      case Verdict.Unreadable(QuarantineReason reason) -> aside(work, mail, reason);
    };
  }

  private Verdict verdict(Work work, Mail mail) {
    Statement statement = mail.statement();
    CaseReference caseReference = statement.caseReference();
    byte[] body = mail.opened().body();
    return caseReference == null
        ? courierMail.receive(work, statement, body, mail.now())
        : addressee.receive(
            work, new Delivery(mail.signed(), caseReference, body, mail.digest(), mail.now()));
  }

  private Outcome accepted(Work work, Mail mail) {
    Statement said = mail.statement();
    tell(work, new ExchangeEvent.Accepted(said.messageId(), said.sender(), said.eventType()));
    return new Outcome.Accepted(mail.digest());
  }

  /** The outcome is final: noted, counted, journalled, and a receipt owed. */
  private void settle(
      Work work,
      Mail mail,
      String outcome,
      @Nullable String toldCode,
      @Nullable EntryDetail detail) {
    inbox.note(new Noted(mail.signed(), mail.digest(), mail.digest(), mail.now()));
    inbox.release(mail.digest());
    sequence.count(mail.statement());
    JournalEntry entry =
        entries.received(mail.signed(), mail.digest(), outcome, detail, mail.now());
    Digest leafHash = work.journal(entry, detail);
    if (!form.isCouriers(mail.statement())) {
      owe(mail, leafHash, toldCode);
    }
    settled++;
  }

  private void owe(Mail mail, Digest leafHash, @Nullable String toldCode) {
    owed.add(
        new OwedReceipt(
            mail.digest(),
            leafHash,
            mail.statement().messageId(),
            mail.statement().sender(),
            toldCode,
            mail.now()));
  }

  private Outcome again(Work work, Digest digest, Noted noted) {
    receipts.postAgain(noted.firstEnvelope());
    tell(work, new ExchangeEvent.Duplicate());
    return new Outcome.Duplicate(digest);
  }

  private Outcome sealedAnew(Work work, Mail mail, Noted first) {
    inbox.note(new Noted(mail.signed(), mail.digest(), first.firstEnvelope(), mail.now()));
    work.journal(
        entries.received(mail.signed(), mail.digest(), MailEntries.DUPLICATE, null, mail.now()),
        null);
    return again(work, mail.digest(), first);
  }

  private Outcome park(Work work, Mail mail) {
    Statement statement = mail.statement();
    ConversationId conversation = statement.conversation();
    if (conversation == null) {
      throw new IllegalStateException("Only a conversation has an order.");
    }
    Optional<Ahead> known = inbox.ahead(conversation, statement.sequence());
    if (known.isEmpty() && inbox.countAhead(conversation) >= settings.parkedMax()) {
      return aside(work, mail, QuarantineReason.TOO_FAR_AHEAD);
    }
    inbox.putAhead(conversation, statement.sequence(), parked(mail, known));
    tell(work, new ExchangeEvent.Parked(statement.sender()));
    return new Outcome.Parked(mail.digest());
  }

  /** A newer envelope of the same number takes the place, but not the patience, of an older one. */
  private Ahead.Parked parked(Mail mail, Optional<Ahead> known) {
    CaseReference caseReference = mail.statement().caseReference();
    return known.orElse(null) instanceof Ahead.Parked before
        ? new Ahead.Parked(
            mail.envelope(), caseReference, before.receivedAt(), before.askAt(), before.asked())
        : new Ahead.Parked(
            mail.envelope(), caseReference, mail.now(), settings.gapAsk().next(mail.now(), 1), 0);
  }

  private Outcome aside(Work work, Mail mail, QuarantineReason reason) {
    Statement statement = mail.statement();
    if (reason.settled()) {
      settle(work, mail, MailEntries.QUARANTINED, reason.name(), null);
    } else {
      work.journal(
          entries.received(mail.signed(), mail.digest(), MailEntries.QUARANTINED, null, mail.now()),
          null);
    }
    return asideAs(
        work,
        new Quarantined(
            mail.digest(),
            reason,
            mail.envelope().length,
            statement.sender(),
            statement.messageId(),
            mail.now(),
            mail.now(),
            1));
  }

  /** Puts an envelope aside on which this node's own code fails; no receipt, so it comes again. */
  Outcome asideUnhandled(Work work, Arrival arrival, Instant now) {
    return asideUnopened(work, arrival, QuarantineReason.HANDLING_FAILED, now);
  }

  private Outcome asideUnopened(Work work, Arrival arrival, QuarantineReason reason, Instant now) {
    Digest digest = arrival.digest();
    // An envelope that comes again and again must not fill the journal.
    if (inbox.quarantined(digest).isEmpty()) {
      work.journal(entries.unopened(digest, now), null);
    }
    return asideAs(
        work, new Quarantined(digest, reason, arrival.envelope().length, null, null, now, now, 1));
  }

  private Outcome asideAs(Work work, Quarantined quarantined) {
    inbox.quarantine(quarantined);
    tell(work, new ExchangeEvent.Quarantined(quarantined.reason()));
    return new Outcome.Quarantined(quarantined.envelope(), quarantined.reason());
  }

  private void tell(Work work, ExchangeEvent event) {
    work.afterCommit(() -> listener.happened(event));
  }
}
