package trm.exchange;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.NodeId;
import trm.evidence.journal.EntryDetail;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.seal.SealedMessage;
import trm.evidence.seal.SignedStatement;
import trm.evidence.seal.Statement;
import trm.exchange.outbox.Dispatch;
import trm.exchange.outbox.Label;

/** The words in which the courier writes into the journal of one node. */
public final class MailEntries {
  /** Outcome of a message whose effect is stored. */
  public static final String ACCEPTED = "accepted";

  /** Outcome of a message that was here before, sealed otherwise. */
  public static final String DUPLICATE = "duplicate";

  /** Outcome of a message that the rules refused. */
  public static final String REFUSED = "refused";

  /** Outcome of an envelope that breaks the contract. */
  public static final String QUARANTINED = "quarantined";

  private static final String OFFICER = "system";
  private static final String WAIT_ENDED = "RECOVERY_WAIT_ENDED";

  private final NodeId self;

  public MailEntries(NodeId self) {
    this.self = self;
  }

  /**
   * Somebody of this node said something to a peer.
   *
   * @param sealed absent while the directory does not vouch for the recipient; another entry
   *     follows when it is sealed
   */
  public JournalEntry said(Dispatch dispatch, Label label, @Nullable SealedMessage sealed) {
    return new JournalEntry(
        EntryKind.MESSAGE_OUT,
        label.eventType(),
        label.caseReference(),
        label.epoch(),
        dispatch.turn(),
        dispatch.organisation(),
        dispatch.officer(),
        dispatch.statedBy(),
        dispatch.occurredAt(),
        label.issuedAt(),
        label.messageId(),
        label.recipient(),
        sealed == null ? null : sealed.envelopeDigest(),
        sealed == null ? null : sealed.statement().digest(),
        null,
        null,
        null,
        null);
  }

  /** The node itself sealed a message, its own or one that somebody posted before. */
  public JournalEntry sealed(Label label, SealedMessage sealed, Instant now) {
    return new JournalEntry(
        EntryKind.MESSAGE_OUT,
        label.eventType(),
        label.caseReference(),
        label.epoch(),
        0,
        self.value(),
        OFFICER,
        null,
        now,
        now,
        label.messageId(),
        label.recipient(),
        sealed.envelopeDigest(),
        sealed.statement().digest(),
        null,
        null,
        null,
        null);
  }

  /** A genuine message came in. */
  public JournalEntry received(
      SignedStatement signed,
      Digest envelope,
      String outcome,
      @Nullable EntryDetail detail,
      Instant now) {
    Statement statement = signed.statement();
    return new JournalEntry(
        outcome.equals(QUARANTINED) ? EntryKind.QUARANTINED : EntryKind.MESSAGE_IN,
        statement.eventType(),
        statement.caseReference(),
        statement.epoch(),
        0,
        self.value(),
        OFFICER,
        null,
        statement.issuedAt(),
        now,
        statement.messageId(),
        statement.sender(),
        envelope,
        signed.digest(),
        outcome,
        null,
        null,
        detail == null ? null : detail.commitment());
  }

  /** An envelope came in that nobody here can believe; only its digest is known. */
  public JournalEntry unopened(Digest envelope, Instant now) {
    return bare(EntryKind.QUARANTINED, envelope, QUARANTINED, null, now);
  }

  /**
   * The journal begins a generation.
   *
   * @param proof of the lost life: root of the checkpoint that a peer held, or else digest of the
   *     statement; the entries of both are lost here, so that there is no leaf to cite
   */
  public JournalEntry generationOpened(Digest proof, Instant now) {
    return bare(EntryKind.GENERATION_OPENED, null, null, proof, now);
  }

  /** An operator ended the wait for what peers know of this node's journal. */
  public JournalEntry waitEnded(String organisation, String operator, Instant now) {
    return byOfficer(EntryKind.OVERRIDE, organisation, operator, WAIT_ENDED, now, null);
  }

  /**
   * A key of this node came or went.
   *
   * @param what coded
   * @param detail names the key
   */
  public JournalEntry keyChanged(String what, EntryDetail detail, Instant now) {
    Digest commitment = detail.commitment();
    return byOfficer(EntryKind.KEY_CHANGED, self.value(), OFFICER, what, now, commitment);
  }

  /**
   * Anonymous statistics were made.
   *
   * @param release of which period
   * @param detail holds their digest
   */
  public JournalEntry statisticsReleased(String release, EntryDetail detail, Instant now) {
    Digest commitment = detail.commitment();
    return byOfficer(
        EntryKind.STATISTICS_RELEASED, self.value(), OFFICER, release, now, commitment);
  }

  /**
   * An organisation's system came to call this node, was changed or ended.
   *
   * @param what coded
   * @param detail names the organisation
   */
  public JournalEntry partnerChanged(
      String organisation, String officer, String what, EntryDetail detail, Instant now) {
    Digest commitment = detail.commitment();
    return byOfficer(EntryKind.PARTNER_CHANGED, organisation, officer, what, now, commitment);
  }

  /**
   * A person tested a peer's focal point, or answered a test of it.
   *
   * @param what coded
   */
  public JournalEntry contactTest(
      NodeId peer, String organisation, String officer, String what, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    return new JournalEntry(
        EntryKind.CONTACT_TEST,
        null,
        null,
        0,
        0,
        organisation,
        officer,
        null,
        at,
        at,
        null,
        peer,
        null,
        null,
        what,
        null,
        null,
        null);
  }

  private static JournalEntry byOfficer(
      EntryKind kind,
      String organisation,
      String officer,
      String outcome,
      Instant now,
      @Nullable Digest detail) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    return new JournalEntry(
        kind,
        null,
        null,
        0,
        0,
        organisation,
        officer,
        null,
        at,
        at,
        null,
        null,
        null,
        null,
        outcome,
        null,
        null,
        detail);
  }

  private JournalEntry bare(
      EntryKind kind,
      @Nullable Digest envelope,
      @Nullable String outcome,
      @Nullable Digest cites,
      Instant now) {
    return new JournalEntry(
        kind,
        null,
        null,
        0,
        0,
        self.value(),
        OFFICER,
        null,
        now,
        now,
        null,
        null,
        envelope,
        null,
        outcome,
        null,
        cites,
        null);
  }
}
