package trm.node;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import trm.node.tracing.OpenStep;

/**
 * Everything that a node says in its log: a code to filter by, a level, a sentence, and the key of
 * each part that varies. There is no other way to write a line, so that none carries another key.
 */
public enum LogEvent {
  PERMISSION_NOT_SAID(
      Level.WARN, "Keycloak did not say about {}: {}", LogKey.PERMISSION, LogKey.FAILURE),
  REALM_CONNECTION_NOT_CLOSED(Level.DEBUG, "A connection to Keycloak was not closed."),
  RECOVERY_ASKING(
      Level.WARN,
      "This node cannot tell whether it was restored; it asks its peers before it goes on."),
  REPLICA_AT_WORK(
      Level.INFO, "Another replica of this node is at work: this one goes on without asking."),
  STOP_NOT_RECORDED(Level.WARN, "The database is away at the stop: the next start asks the peers."),
  ERASURE_FAILED(Level.ERROR, "What was kept in a case could not be erased: {}", LogKey.FAILURE),
  ESCALATION_FAILED(Level.ERROR, "What is overdue in a case could not be told: {}", LogKey.FAILURE),
  LOOP_HELD_UP(Level.WARN, "Loop {}: {}", LogKey.LOOP, LogKey.REASON),
  LOOP_FAILED(Level.ERROR, "Loop {} failed with {}", LogKey.LOOP, LogKey.FAILURE),
  STOP_FILE_UNREADABLE(Level.WARN, "The stop file cannot be read and removed: {}", LogKey.FAILURE),
  STOP_FILE_UNWRITABLE(Level.WARN, "The stop file cannot be written: {}", LogKey.FAILURE),
  DIRECTORY_CHANGED(Level.INFO, "The directory is now version {}.", LogKey.VERSION),
  DIRECTORY_UNREADABLE(Level.ERROR, "The directory's file cannot be read: {}", LogKey.FILE),
  DIRECTORY_REFUSED(Level.ERROR, "The directory's file is refused: {}", LogKey.REASON),
  AUTHORITIES_UNREADABLE(Level.WARN, "The broker's authorities cannot be read: {}", LogKey.FAILURE),
  KEY_DESTROYED(Level.INFO, "The private half of encryption key {} is destroyed.", LogKey.KEY_ID),
  KEYS_UNREADABLE(Level.ERROR, "The node's keys cannot be read anew: {}", LogKey.REASON),
  PEER_NOT_VOUCHED(
      Level.ERROR, "The directory does not vouch for {} today; its mail waits.", LogKey.PEER),
  SELF_NOT_VOUCHED(
      Level.ERROR, "The directory names no signing key that this node holds; its mail waits."),
  MESSAGE_EXPIRED(Level.ERROR, "Message {} to {} expired unsent.", LogKey.MESSAGE_ID, LogKey.PEER),
  MESSAGE_OVERDUE(Level.WARN, "Message {} to {} is overdue.", LogKey.MESSAGE_ID, LogKey.PEER),
  OVERDUE_CLOSED(
      Level.INFO, "Overdue message {} to {} is receipted.", LogKey.MESSAGE_ID, LogKey.PEER),
  ENVELOPE_PUT_ASIDE(Level.ERROR, "An envelope was put aside: {}.", LogKey.REASON),
  HANDLING_FAILED(Level.ERROR, "A message could not be handled: {}", LogKey.FAILURE),
  SENDING_FAILED(Level.ERROR, "A message could not be sent: {}", LogKey.FAILURE),
  RECEIPT_WRONG(Level.ERROR, "A receipt of {} does not hold: {}.", LogKey.PEER, LogKey.FINDING),
  TWO_FACES(
      Level.ERROR, "The journal {} showed two roots of size {}.", LogKey.JOURNAL, LogKey.SIZE),
  GROWTH_UNPROVEN(Level.ERROR, "The journal of {} is not shown to have only grown.", LogKey.PEER),
  GROWTH_WITHHELD(
      Level.ERROR, "{} sends receipts and does not prove that its journal only grew.", LogKey.PEER),
  PEER_RESTORED(
      Level.ERROR,
      "{} goes on as {}: it may have lost what it receipted last.",
      LogKey.PEER,
      LogKey.GENERATION),
  GENERATION_OPENED(
      Level.ERROR, "The journal goes on as {}: this node was restored.", LogKey.GENERATION),
  WEBHOOK_DISABLED(Level.WARN, "Webhook {} is disabled: {}.", LogKey.WEBHOOK_ID, LogKey.REASON),
  DELIVERY_FAILED(Level.ERROR, "A delivery could not be made: {}", LogKey.FAILURE),
  DATABASE_AWAY(Level.WARN, "A request ended because the database is away: {}", LogKey.REASON),
  DATABASE_FULL(
      Level.ERROR,
      "A request was not carried out, since nothing can be recorded: {}",
      LogKey.REASON),
  REQUEST_OVERTAKEN(Level.INFO, "A request ended because another was faster: {}", LogKey.REASON),
  REQUEST_BROKEN_OFF(Level.INFO, "A request ended before its body did"),
  REQUEST_FAILED(Level.ERROR, "A request ended in {}", LogKey.FAILURE),
  AFTER_COMMIT_FAILED(Level.ERROR, "After a commit: {}", LogKey.FAILURE),
  DATABASE_SILENT(Level.DEBUG, "The database did not answer ({}).", LogKey.SQL_STATE),
  CONNECTION_NOT_CLOSED(Level.DEBUG, "A connection was not closed ({}).", LogKey.SQL_STATE),
  PARTNER_STEP_FAILED(
      Level.WARN,
      "Partner {}: {}; tried again in {}.",
      LogKey.PARTNER_ID,
      LogKey.REASON,
      LogKey.WAIT),
  MAIL_NOT_TAKEN(Level.WARN, "Mail {}: {} ({})", LogKey.MAIL_ID, LogKey.OUTCOME, LogKey.FAILURE);

  private final Level level;
  private final String sentence;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<LogKey> keys;

  LogEvent(Level level, String sentence, LogKey... keys) {
    this.level = level;
    this.sentence = sentence;
    this.keys = List.of(keys);
  }

  /** What an operator filters by. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Level level() {
    return level;
  }

  /** The line as a person reads it; each {@code {}} stands for the key at its place. */
  public String sentence() {
    return sentence;
  }

  public List<LogKey> keys() {
    return keys;
  }

  /** Writes the line, with a value for each key in its order, and where in a trace that was. */
  public void to(Logger log, @Nullable Object... values) {
    LoggingEventBuilder line = log.atLevel(level).addKeyValue(LogKey.EVENT.code(), code());
    for (int i = 0; i < Math.min(keys.size(), values.length); i++) {
      line = line.addKeyValue(keys.get(i).code(), plain(values[i]));
    }
    OpenStep told = OpenStep.told();
    if (told != null) {
      line =
          line.addKeyValue(LogKey.TRACE_ID.code(), told.traceId())
              .addKeyValue(LogKey.SPAN_ID.code(), told.spanId());
    }
    line.log(sentence, values);
  }

  /** A record would be written field by field. */
  private static Object plain(@Nullable Object value) {
    return value instanceof Number number ? number : String.valueOf(value);
  }
}
