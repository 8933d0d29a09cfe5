package trm.node.runtime;

import java.util.List;
import java.util.Locale;

/**
 * Every meter of a node: the page of reference, the dashboards and the alerts go by this list, and
 * a test holds it against what a started node shows.
 */
public enum NodeMeter {
  OUTBOX_POSTED(Kind.COUNTER, "trm.outbox.posted", "messages posted", "event", "peer"),
  OUTBOX_SENT(Kind.COUNTER, "trm.outbox.sent", "envelopes that the broker has", "event", "peer"),
  OUTBOX_NOT_SENT(
      Kind.COUNTER,
      "trm.outbox.not-sent",
      "sends that failed and are tried again",
      "reason",
      "peer"),
  OUTBOX_NOT_VOUCHED(
      Kind.COUNTER,
      "trm.outbox.not-vouched",
      "sends that wait because the directory does not vouch for the recipient",
      "peer"),
  OUTBOX_SELF_NOT_VOUCHED(
      Kind.COUNTER,
      "trm.outbox.self-not-vouched",
      "sends that wait because the directory names no signing key that this node holds"),
  OUTBOX_EXPIRED(
      Kind.COUNTER,
      "trm.outbox.expired",
      "messages whose time ran out before a receipt; they are sent no more",
      "peer"),
  OUTBOX_OVERDUE(Kind.COUNTER, "trm.outbox.overdue", "messages that became overdue", "peer"),
  OUTBOX_OVERDUE_OPEN(
      Kind.GAUGE,
      "trm.outbox.overdue-open",
      "messages overdue now: no receipt in time, and none since"),
  OUTBOX_OVERDUE_CLOSED(
      Kind.COUNTER, "trm.outbox.overdue-closed", "overdue messages whose receipt came", "peer"),
  OUTBOX_RECEIPTED(Kind.COUNTER, "trm.outbox.receipted", "receipts taken in", "peer", "refused"),
  OUTBOX_RECEIPT_LATENCY(
      Kind.TIMER, "trm.outbox.receipt-latency", "from posting to receipt", "peer"),
  INBOX_ACCEPTED(Kind.COUNTER, "trm.inbox.accepted", "messages acted upon", "event", "peer"),
  INBOX_DUPLICATE(Kind.COUNTER, "trm.inbox.duplicate", "messages that came again"),
  INBOX_REFUSED(
      Kind.COUNTER, "trm.inbox.refused", "messages that the law refused", "event", "peer"),
  INBOX_QUARANTINED(Kind.COUNTER, "trm.inbox.quarantined", "envelopes put aside", "reason"),
  INBOX_PUT_ASIDE(
      Kind.GAUGE, "trm.inbox.put-aside", "envelopes put aside within a day and not taken since"),
  INBOX_HANDLING_FAILED(
      Kind.COUNTER, "trm.inbox.handling-failed", "tries in which our own code failed on a message"),
  OUTBOX_SENDING_FAILED(
      Kind.COUNTER,
      "trm.outbox.sending-failed",
      "tries in which our own code failed on a message on its way out"),
  INBOX_PARKED(
      Kind.COUNTER, "trm.inbox.parked", "messages that wait for those before them", "peer"),
  INBOX_GAP_ASKED(Kind.COUNTER, "trm.inbox.gap-asked", "requests for missing messages", "peer"),
  RECEIPT_WRONG(Kind.COUNTER, "trm.receipt.wrong", "receipts that do not hold", "finding", "peer"),
  WITNESS_TWO_FACES(
      Kind.COUNTER, "trm.witness.two-faces", "journals that showed two roots of one size", "peer"),
  WITNESS_GROWTH_UNPROVEN(
      Kind.COUNTER, "trm.witness.growth-unproven", "journals not shown to have only grown", "peer"),
  WITNESS_GROWTH_WITHHELD(
      Kind.COUNTER,
      "trm.witness.growth-withheld",
      "batches of receipts without the proof of growth that is owed for long",
      "peer"),
  WITNESS_WITHHELD(Kind.GAUGE, "trm.witness.withheld", "peers that owe a proof of growth now"),
  WITNESS_PEER_RESTORED(
      Kind.COUNTER,
      "trm.witness.peer-restored",
      "journals that were seen to go on in a new generation",
      "peer"),
  RECOVERY_AWAITED(
      Kind.GAUGE, "trm.recovery.awaited", "peers whose word on this node's journal is awaited"),
  JOURNAL_GENERATION_OPENED(
      Kind.COUNTER, "trm.journal.generation-opened", "new generations of this journal"),
  JOURNAL_SIZE(Kind.GAUGE, "trm.journal.size", "entries of the journal"),
  JOURNAL_SIGNED(Kind.GAUGE, "trm.journal.signed", "entries that the newest checkpoint covers"),
  JOURNAL_UNSIGNED_FOR(
      Kind.SECONDS,
      "trm.journal.unsigned-for",
      "how long the message that waits longest has waited for its receipt to be signed; 0 when none waits"),
  JOURNAL_FULL(
      Kind.GAUGE, "trm.journal.full", "1 while the last entry for the journal found no room"),
  CONTACT_SILENT(
      Kind.GAUGE, "trm.contact.silent", "peers at whose focal point nobody has answered in time"),
  RETENTION_ERASED(
      Kind.COUNTER,
      "trm.retention.erased",
      "parts of cases erased because the day until which they were kept is over, or because the case was over for long enough"),
  RETENTION_FAILURES(
      Kind.COUNTER,
      "trm.retention.failures",
      "cases of which what was kept could not be erased; each is tried again at the next check"),
  RETENTION_EXPIRED_MAIL(
      Kind.COUNTER,
      "trm.retention.expired-mail",
      "messages that expired without a receipt, and whose content is gone since"),
  DEADLINES_OVERDUE(
      Kind.GAUGE,
      "trm.deadlines.overdue",
      "what is owed in cases here and overdue, at the last look",
      "measure"),
  DEADLINES_RAISED(
      Kind.COUNTER,
      "trm.deadlines.raised",
      "rungs of the ladder that were told that something is overdue",
      "rung"),
  DEADLINES_FAILURES(
      Kind.COUNTER,
      "trm.deadlines.failures",
      "cases in which what is overdue could not be told; each is tried again at the next look"),
  WEBHOOK_ATTEMPTS(
      Kind.TIMER, "trm.webhook.attempts", "attempts to tell a partner's system", "outcome"),
  WEBHOOK_GIVEN_UP(
      Kind.COUNTER, "trm.webhook.given-up", "deliveries that were tried for the last time in vain"),
  WEBHOOK_DISABLED(
      Kind.COUNTER,
      "trm.webhook.disabled",
      "webhooks that were disabled: the receiver is gone, or nothing has succeeded for as long as is set",
      "reason"),
  WEBHOOK_WEBHOOKS(
      Kind.GAUGE,
      "trm.webhook.webhooks",
      "webhooks by `ACTIVE`, `FAILING` (nothing has succeeded since the last failure) and `DISABLED`, looked at once a minute",
      "state"),
  NOTICES_MAILS(
      Kind.COUNTER,
      "trm.notices.mails",
      "attempts to send a mail to an officer: `SENT`, `FAILED` (tried again), `REFUSED` (the address, for good), `GIVEN_UP`",
      "outcome"),
  NOTICES_SUBSCRIPTIONS(
      Kind.GAUGE,
      "trm.notices.subscriptions",
      "officers who want mail, by whether the server refuses their address; looked at every ten minutes",
      "refused"),
  STATISTICS_RELEASES(
      Kind.COUNTER, "trm.statistics.releases", "releases of anonymous statistics that were made"),
  API_THROTTLED(
      Kind.COUNTER, "trm.api.throttled", "requests refused because their account made too many"),
  PARTNERS_FAILURES(
      Kind.COUNTER,
      "trm.partners.failures",
      "steps about partners that failed and are taken again",
      "trouble"),
  KEYS_DESTROYED(
      Kind.COUNTER, "trm.keys.destroyed", "private halves of encryption keys that were destroyed"),
  KEYS_EXPIRES_IN(
      Kind.SECONDS,
      "trm.keys.expires-in",
      "until no key of that use serves which the directory lists; 0 where none does",
      "use"),
  DIRECTORY_EXPIRES_IN(
      Kind.SECONDS, "trm.directory.expires-in", "until the directory expires; below 0 it has"),
  BROKER_AUTHORITY_EXPIRES_IN(
      Kind.SECONDS,
      "trm.broker.authority-expires-in",
      "until the last certificate ends by which the broker's is checked"),
  CLOCK_DATABASE_OFFSET(
      Kind.SECONDS,
      "trm.clock.database-offset",
      "how far the database's clock is ahead of the node's; below 0 behind"),
  LOOP_FAILURES(
      Kind.COUNTER, "trm.loop.failures", "steps of a loop that failed and are taken again", "loop");

  /** What a meter is, and so how it is asked for. */
  public enum Kind {
    COUNTER("counter", "_total"),
    GAUGE("gauge", ""),
    SECONDS("gauge, seconds", "_seconds"),
    TIMER("timer", "_seconds");

    private final String words;
    private final String suffix;

    Kind(String words, String suffix) {
      this.words = words;
      this.suffix = suffix;
    }

    public String words() {
      return words;
    }
  }

  private final Kind kind;
  private final String id;
  private final String counts;
  private final String tags;

  NodeMeter(Kind kind, String id, String counts, String... tags) {
    this.kind = kind;
    this.id = id;
    this.counts = counts;
    this.tags = String.join(",", tags);
  }

  public Kind kind() {
    return kind;
  }

  /** The name in the code: {@code trm.area.what}. */
  public String id() {
    return id;
  }

  /** What it counts, in words. */
  public String counts() {
    return counts;
  }

  /** Its tags, each from a closed set. */
  public List<String> tags() {
    return tags.isEmpty() ? List.of() : List.of(tags.split(","));
  }

  /** The name at {@code /actuator/prometheus}; a timer's series add {@code _count}, and so on. */
  public String prometheusName() {
    return id.replaceAll("[.-]", "_").toLowerCase(Locale.ROOT) + kind.suffix;
  }
}
