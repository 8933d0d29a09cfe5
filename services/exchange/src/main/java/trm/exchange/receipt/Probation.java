package trm.exchange.receipt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import trm.evidence.MessageId;
import trm.evidence.NodeId;
import trm.exchange.outbox.Gate;
import trm.exchange.outbox.Label;

/**
 * The time after a start in which this node cannot tell whether its database is the newest that it
 * ever had. It neither numbers messages nor signs checkpoints then: both could contradict what it
 * said before. It ends when every peer has answered, when the first question is older than the
 * longest wait, or when an operator decides. Safe for use by several threads.
 */
public final class Probation implements Gate {
  /** An answer issued before the question, by more than two clocks may differ, is an old one. */
  private static final Duration SKEW_MAX = Duration.ofMinutes(5);

  private static final Duration ASK_AGAIN_AFTER = Duration.ofHours(1);

  private volatile Instant startedAt;
  private Instant answersFrom;
  private volatile long sizeAtStart;
  private final Duration answerWait;
  private final InstantSource clock;
  private final Set<NodeId> awaited = new TreeSet<>(Comparator.comparing(NodeId::value));
  private final Set<NodeId> everAsked = new TreeSet<>(Comparator.comparing(NodeId::value));
  private final Set<String> questions = new HashSet<>();
  private boolean asked;
  private boolean atWork;
  private Instant askedAt;
  private @Nullable Instant firstQuestionLeftAt;
  private volatile boolean over;

  private Probation(boolean over, long sizeAtStart, Duration answerWait, InstantSource clock) {
    this.over = over;
    this.sizeAtStart = sizeAtStart;
    this.answerWait = answerWait;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.askedAt = startedAt;
    this.answersFrom = startedAt;
  }

  /**
   * For a node that may have been restored.
   *
   * @param sizeAtStart entries of the journal when the node started
   * @param answerWait how long an answer is waited for, from the first question that left
   */
  public static Probation begun(long sizeAtStart, Duration answerWait, InstantSource clock) {
    return new Probation(false, sizeAtStart, answerWait, clock);
  }

  /** For a node that knows that it goes on where it stopped. */
  public static Probation none(InstantSource clock) {
    return new Probation(true, 0, Duration.ZERO, clock);
  }

  @Override
  public boolean isOpen() {
    return over;
  }

  @Override
  public synchronized void left(Label label) {
    if (firstQuestionLeftAt == null && label.eventType().equals("CheckpointAsked")) {
      firstQuestionLeftAt = clock.instant();
    }
  }

  /**
   * An operator takes it upon himself that this node was not restored, or that nobody will tell.
   */
  public void decide() {
    over = true;
  }

  /**
   * Another process of this node, which is over its own, works in the same database now: so it is
   * the newest, since that one has never left it.
   */
  public void joined() {
    over = true;
  }

  /**
   * The database may have been set back while this process was at work in it: it is as after a
   * start, and all who are peers by now are to be asked at once.
   *
   * @param wholeAt when it was last seen not to be; what was said since then may have used a number
   *     that the lost life had used
   * @param size entries of the journal now
   */
  public synchronized void again(Instant wholeAt, long size) {
    startedAt = wholeAt;
    sizeAtStart = size;
    firstQuestionLeftAt = null;
    awaited.clear();
    everAsked.clear();
    questions.clear();
    answersFrom = clock.instant();
    asked = false;
    over = false;
  }

  /** Peers that have not answered yet; none once it is over. */
  public synchronized int awaited() {
    return over ? 0 : awaited.size();
  }

  synchronized void asked(Map<NodeId, MessageId> posted) {
    awaited.addAll(posted.keySet());
    everAsked.addAll(posted.keySet());
    posted.values().forEach(question -> questions.add(question.toString()));
    asked = true;
    atWork = true;
    askedAt = clock.instant();
  }

  /**
   * Which of them were not asked since it began; nobody before the first question of the process.
   */
  synchronized List<NodeId> notYetAsked(Collection<NodeId> peers) {
    boolean due = !over && atWork;
    return due ? peers.stream().filter(peer -> !everAsked.contains(peer)).toList() : List.of();
  }

  /** Whom to ask once more: question or answer may be lost, and the wait may be days. */
  synchronized List<NodeId> toAskAgain(Instant now) {
    boolean due = !over && asked && !now.isBefore(askedAt.plus(ASK_AGAIN_AFTER));
    return due ? List.copyOf(awaited) : List.of();
  }

  /**
   * A peer said what it holds. It counts if it answers a question of this probation: what an
   * earlier life asked was answered before the peer had taken in all that this one must know of.
   *
   * @param question what it answers; absent from a peer of a release that does not say, whose
   *     answer counts by its time
   */
  synchronized void answered(NodeId peer, @Nullable String question, Instant issuedAt) {
    boolean counts =
        question == null
            ? !issuedAt.isBefore(answersFrom.minus(SKEW_MAX))
            : questions.contains(question);
    if (counts) {
      awaited.remove(peer);
    }
  }

  /** Who is gone for good answers no more. */
  synchronized void dismiss(Predicate<NodeId> gone) {
    awaited.removeIf(gone);
  }

  /** Ends it if nothing is left to wait for. */
  synchronized void review(Instant now) {
    boolean answered = asked && awaited.isEmpty();
    boolean waited =
        firstQuestionLeftAt != null && !now.isBefore(firstQuestionLeftAt.plus(answerWait));
    if (answered || waited) {
      over = true;
    }
  }

  /** Where what was written since the start begins; empty once it is over. */
  OptionalLong writtenSince() {
    return over ? OptionalLong.empty() : OptionalLong.of(sizeAtStart);
  }

  /** When the node started. */
  Instant startedAt() {
    return startedAt;
  }
}
