package trm.node.casework;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import trm.evidence.fsck.FlawKind;
import trm.evidence.fsck.Report;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.JournalEntry;
import trm.exchange.MailEntries;
import trm.node.casework.CaseCheck.Read;
import trm.node.casework.StoredCase.Secret;
import trm.node.wire.FactStoreCodec;
import trm.node.wire.StoredDetail;
import trm.node.wire.WireCodec;
import trm.referral.CrossingEvent;
import trm.referral.Fact;
import trm.referral.NodeId;
import trm.referral.Part;
import trm.referral.Situation.FreshCode;

/** Holds the facts of a case against the journal's entries about it, both ways. */
final class FactEntries {
  private static final String FACTS = "case_fact";
  private static final String LINES = "journal_line";

  /** Where only the law says what is what, the salt does not matter. */
  private static final byte[] NO_SALT = new byte[32];

  private final NodeId self;
  private final Entries entries;
  private final Report report;

  FactEntries(NodeId self, FactStoreCodec codec, Report report) {
    this.self = self;
    this.entries = new Entries(codec, new Unsalted());
    this.report = report;
  }

  /** Gives what is written down and never used again. */
  private static final class Unsalted implements Freshness {
    @Override
    public UUID id() {
      throw new IllegalStateException("A check makes nothing new.");
    }

    @Override
    public FreshCode arrivalCode() {
      throw new IllegalStateException("A check makes nothing new.");
    }

    @Override
    public byte[] salt() {
      return NO_SALT.clone();
    }
  }

  void check(StoredCase stored, List<Read> facts) {
    Map<JournalEntry, Deque<StoredCase.Entry>> waiting = new HashMap<>();
    Map<String, Integer> taken = new HashMap<>();
    sort(stored, waiting, taken);
    for (Read read : facts) {
      if (read.fact().stamp().node().equals(self)) {
        own(stored, read, waiting);
      } else if (taken.merge(heard(read.fact()), -1, Integer::sum) < 0) {
        find(stored, read, FlawKind.FACT_WITHOUT_ENTRY, "No message that was taken in told of it.");
      }
    }
    waiting.values().stream()
        .flatMap(Deque::stream)
        .forEach(
            entry ->
                report.find(
                    FlawKind.ENTRY_WITHOUT_FACT,
                    LINES,
                    entry.key(),
                    "The case has no fact that this entry could tell of."));
  }

  /** What a later generation says again is the same leaf, and is no second fact. */
  private static void sort(
      StoredCase stored,
      Map<JournalEntry, Deque<StoredCase.Entry>> waiting,
      Map<String, Integer> taken) {
    Map<ByteBuffer, Integer> firstIn = new HashMap<>();
    for (StoredCase.Entry entry : stored.entries()) {
      int first = firstIn.computeIfAbsent(ByteBuffer.wrap(entry.leaf()), _ -> entry.generation());
      if (first == entry.generation()) {
        entry.said().ifPresent(said -> sort(entry, said, waiting, taken));
      }
    }
  }

  private static void sort(
      StoredCase.Entry stored,
      JournalEntry entry,
      Map<JournalEntry, Deque<StoredCase.Entry>> waiting,
      Map<String, Integer> taken) {
    switch (entry.kind()) {
      case CASE_FACT,
          HANDOVER_STEP,
          TURN_MOVED,
          CONSENT_GIVEN,
          CONSENT_NARROWED,
          CONSENT_WITHDRAWN,
          ERASURE ->
          waiting.computeIfAbsent(essence(entry), _ -> new ArrayDeque<>()).add(stored);
      case MESSAGE_IN -> {
        if (MailEntries.ACCEPTED.equals(entry.outcome())) {
          taken.merge(entry.peer() + " " + entry.eventType(), 1, Integer::sum);
        }
      }
      // These tell of no fact.
      case GENERATION_OPENED,
          MESSAGE_OUT,
          QUARANTINED,
          REFUSAL,
          OVERRIDE,
          RECORD_VIEWED,
          EXPORTED,
          CONTACT_TEST,
          STATISTICS_RELEASED,
          KEY_CHANGED,
          PARTNER_CHANGED,
          AGREEMENT_CHANGED -> {}
    }
  }

  private void own(
      StoredCase stored, Read read, Map<JournalEntry, Deque<StoredCase.Entry>> waiting) {
    var filed = new FiledFact(read.fact(), new Part(read.row().part()));
    var standing = new Entries.Standing(stored.caseReference(), 0, 0);
    Entries.Line expected = entries.ofFact(filed, standing);
    Deque<StoredCase.Entry> same = waiting.get(essence(expected.entry()));
    StoredCase.Entry entry = same == null ? null : same.poll();
    if (entry == null) {
      find(stored, read, FlawKind.FACT_WITHOUT_ENTRY, "No entry of the journal tells of it.");
    } else if (!says(entry.detail(), expected.detail(), read.row().secret())) {
      find(
          stored,
          read,
          FlawKind.FACT_DIFFERS,
          "It says something else than the detail of entry " + entry.key() + ".");
    }
  }

  /** Of what was erased on either side there is nothing to compare. */
  private static boolean says(
      @Nullable EntryDetail journalled, @Nullable EntryDetail expected, Secret secret) {
    boolean whole = secret == Secret.OPEN || secret == Secret.NONE;
    return journalled == null
        || expected == null
        || !whole
        || StoredDetail.isSaidBy(text(journalled), text(expected));
  }

  private static String text(EntryDetail detail) {
    return new String(detail.content(), StandardCharsets.UTF_8);
  }

  /** An entry without what a fact alone does not tell: where the case stood, and the salt. */
  private static JournalEntry essence(JournalEntry entry) {
    return new JournalEntry(
        entry.kind(),
        entry.eventType(),
        entry.caseReference(),
        0,
        0,
        entry.organisation(),
        entry.officer(),
        entry.statedBy(),
        entry.occurredAt(),
        entry.recordedAt(),
        entry.messageId(),
        entry.peer(),
        entry.envelopeDigest(),
        entry.statementDigest(),
        entry.outcome(),
        entry.handover(),
        entry.cites(),
        null);
  }

  private static String heard(Fact fact) {
    return fact.event() instanceof CrossingEvent event
        ? fact.stamp().node() + " " + WireCodec.nameOf(event)
        : "";
  }

  private void find(StoredCase stored, Read read, FlawKind kind, String sentence) {
    report.find(kind, FACTS, stored.caseReference() + "/" + read.row().version(), sentence);
  }
}
