package trm.exchange.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import trm.evidence.seal.Statement;
import trm.schema.EventCatalogue;
import trm.schema.EventKind;
import trm.schema.EventType;

/** What a genuine statement must say before anybody acts on it: completeness and time. */
final class Form {
  /** A warning is taken though its sender's clock is hours ahead: it costs less than its loss. */
  private static final Duration URGENT_SKEW = Duration.ofHours(12);

  private static final String SEQUENCE_SKIPPED = "SequenceSkipped";
  private static final String CHECKPOINT_ASKED = "CheckpointAsked";

  private final EventCatalogue catalogue;
  private final InboxSettings settings;

  Form(EventCatalogue catalogue, InboxSettings settings) {
    this.catalogue = catalogue;
    this.settings = settings;
  }

  /** The first thing that is wrong, time before sequence as the protocol orders it. */
  Optional<QuarantineReason> wrongWith(Statement statement, Instant now) {
    return time(statement, now).or(() -> completeness(statement));
  }

  private Optional<QuarantineReason> time(Statement statement, Instant now) {
    Duration grace = settings.skewGrace();
    Duration early = isUrgent(statement) ? URGENT_SKEW : grace;
    if (statement.issuedAt().isAfter(now.plus(early))) {
      return Optional.of(QuarantineReason.ISSUED_IN_FUTURE);
    }
    // In this order, so that no sum is made with a time at the end of all time.
    if (statement.expiresAt().isAfter(statement.issuedAt().plus(settings.validityMax()))) {
      return Optional.of(QuarantineReason.VALID_TOO_LONG);
    }
    return statement.expiresAt().plus(grace).isBefore(now)
        ? Optional.of(QuarantineReason.EXPIRED)
        : Optional.empty();
  }

  private Optional<QuarantineReason> completeness(Statement statement) {
    return isComplete(statement)
        ? Optional.empty()
        : Optional.of(QuarantineReason.STATEMENT_INCOMPLETE);
  }

  private boolean isComplete(Statement statement) {
    boolean inSequence = statement.conversation() != null;
    boolean aboutACase = statement.caseReference() != null;
    return isCouriers(statement)
        ? !aboutACase && inSequence == isSkip(statement)
        : aboutACase && inSequence;
  }

  boolean isCouriers(Statement statement) {
    return kind(statement).filter(EventKind.COURIER::equals).isPresent();
  }

  /** Whether it only takes the place of a message that will not come. */
  boolean isSkip(Statement statement) {
    return statement.eventType().equals(SEQUENCE_SKIPPED);
  }

  /** Whether its sender asks what is held of its own word. */
  boolean asksWhatIsHeld(Statement statement) {
    return statement.eventType().equals(CHECKPOINT_ASKED);
  }

  /** Whether it is acted on when it arrives; an event of a newer release waits for its turn. */
  boolean isUrgent(Statement statement) {
    return kind(statement).filter(EventKind.URGENT::equals).isPresent();
  }

  private Optional<EventKind> kind(Statement statement) {
    return catalogue.find(statement.eventType()).map(EventType::kind);
  }
}
