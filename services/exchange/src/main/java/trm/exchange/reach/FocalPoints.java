package trm.exchange.reach;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trm.evidence.NodeId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.exchange.MailEntries;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.exchange.outbox.Courier;
import trm.schema.SingleObject;
import trm.wire.ContactAnswered;
import trm.wire.ContactTested;

/**
 * Asks peers' focal points whether anybody is there, and lets this node's own people answer when
 * they are asked. No step of a machine answers: what is tested is whether a person reads.
 *
 * <p>A peer whose directory entry does not list the test is of an earlier release and is not asked.
 */
public final class FocalPoints {
  private static final String TESTED = "ContactTested";
  private static final String ANSWERED = "ContactAnswered";
  private static final int WAITING_MAX = 16;

  private final NodeId self;
  private final Supplier<Directory> directory;
  private final UnitOfWork unitOfWork;
  private final ReachStore tests;
  private final Courier courier;
  private final SingleObject codec;
  private final ReachSettings settings;
  private final Supplier<UUID> ids;
  private final Instant startedAt;
  private final MailEntries entries;

  /**
   * @param ids random, never twice the same
   * @param startedAt when this life of the node began
   */
  public FocalPoints(
      NodeId self,
      Supplier<Directory> directory,
      UnitOfWork unitOfWork,
      ReachStore tests,
      Courier courier,
      SingleObject codec,
      ReachSettings settings,
      Supplier<UUID> ids,
      Instant startedAt) {
    this.self = self;
    this.directory = directory;
    this.unitOfWork = unitOfWork;
    this.tests = tests;
    this.courier = courier;
    this.codec = codec;
    this.settings = settings;
    this.ids = ids;
    this.startedAt = startedAt;
    this.entries = new MailEntries(self);
  }

  /**
   * Asks every peer whose turn it is.
   *
   * @return how many were asked
   */
  public int step(Instant now) {
    return peers().stream()
        .mapToInt(peer -> unitOfWork.carryOut(work -> askIfDue(work, peer, now)).value())
        .sum();
  }

  private int askIfDue(Work work, NodeId peer, Instant now) {
    tests.hold(peer);
    Instant due =
        last(peer).map(test -> test.askedAt().plus(settings.interval())).orElse(firstDue());
    if (now.isBefore(due)) {
      return 0;
    }
    ask(work, peer, now);
    return 1;
  }

  private Instant firstDue() {
    return startedAt.plus(settings.firstAfter());
  }

  private Optional<AskedTest> last(NodeId peer) {
    return tests.askedOf(peer).stream().reduce((_, later) -> later);
  }

  /**
   * Asks one peer because an officer wants to know now.
   *
   * @return empty when the peer cannot be asked
   */
  public Optional<TestId> ask(NodeId peer, String organisation, String officer, Instant now) {
    return peers().contains(peer)
        ? Optional.of(
            unitOfWork
                .carryOut(
                    work -> {
                      work.journal(
                          entries.contactTest(peer, organisation, officer, "ASKED", now), null);
                      return ask(work, peer, now);
                    })
                .value())
        : Optional.empty();
  }

  private TestId ask(Work work, NodeId peer, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    TestId id = new TestId(ids.get());
    Instant answerBy = at.plus(settings.answerWithin());
    tests.put(new AskedTest(id, peer, at, answerBy, null, null));
    courier.postOwn(
        work, peer, TESTED, codec.encode(new ContactTested(id.toString(), at, answerBy)));
    return id;
  }

  /** Peers that can be asked, in the directory's order. */
  public List<NodeId> peers() {
    return directory.get().entries().stream()
        .filter(entry -> entry.eventVersions().containsKey(TESTED))
        .map(NodeEntry::node)
        .filter(node -> !node.equals(self))
        .toList();
  }

  /**
   * Keeps what a peer asks, for a person. A peer that asks without end is heard a few times only.
   *
   * @return false when the test has no id
   */
  public boolean asked(NodeId asker, ContactTested test, Instant now) {
    Optional<TestId> id = TestId.read(test.getTestId());
    id.filter(_ -> waitingOf(asker) < WAITING_MAX)
        .map(one -> new ReceivedTest(one, asker, test.getAskedAt(), test.getAnswerBy(), now))
        .ifPresent(tests::put);
    return id.isPresent();
  }

  private long waitingOf(NodeId asker) {
    return tests.waiting().stream().filter(test -> test.asker().equals(asker)).count();
  }

  /** What waits for a person here. */
  public List<ReceivedTest> waiting() {
    return unitOfWork.carryOut(_ -> tests.waiting()).value();
  }

  /**
   * A person of this node answers. Journalled with who it was; the peer learns the office only.
   *
   * @return false when nothing of that id waits
   */
  public boolean answer(
      TestId id, AnsweredAs as, String organisation, String officer, Instant now) {
    return unitOfWork
        .carryOut(
            work ->
                tests
                    .takeOut(id)
                    .map(test -> answer(work, test, as, organisation, officer, now))
                    .isPresent())
        .value();
  }

  private TestId answer(
      Work work,
      ReceivedTest test,
      AnsweredAs as,
      String organisation,
      String officer,
      Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    work.journal(entries.contactTest(test.asker(), organisation, officer, as.name(), at), null);
    courier.postOwn(
        work,
        test.asker(),
        ANSWERED,
        codec.encode(new ContactAnswered(test.id().toString(), at, as.name())));
    return test.id();
  }

  /**
   * A peer's person answered. An answer to what was never asked of that peer changes nothing; of
   * several, the first counts.
   *
   * @return false when the answer has no id
   */
  public boolean answered(NodeId peer, ContactAnswered answer) {
    Optional<TestId> id = TestId.read(answer.getTestId());
    id.flatMap(tests::asked)
        .filter(test -> test.peer().equals(peer) && test.answeredAt() == null)
        .map(test -> test.answered(answer.getAnsweredAt(), office(answer.getAnsweredAs())))
        .ifPresent(tests::put);
    return id.isPresent();
  }

  private static @Nullable AnsweredAs office(String code) {
    for (AnsweredAs known : AnsweredAs.values()) {
      if (known.name().equals(code)) {
        return known;
      }
    }
    return null;
  }

  /** What is known of each peer that can be asked. */
  public List<Reachability> standing(Instant now) {
    return unitOfWork
        .carryOut(_ -> peers().stream().map(peer -> standing(peer, now)).toList())
        .value();
  }

  private Reachability standing(NodeId peer, Instant now) {
    List<AskedTest> all = tests.askedOf(peer);
    Optional<AskedTest> answered =
        all.stream()
            .filter(test -> test.answeredAt() != null)
            .max(Comparator.comparing(AskedTest::askedAt));
    return new Reachability(
        peer,
        all.isEmpty() ? null : all.getLast().askedAt(),
        answered.map(AskedTest::answeredAt).orElse(null),
        answered.map(AskedTest::answeredAs).orElse(null),
        silentSince(all, answered.map(AskedTest::askedAt).orElse(Instant.MIN), now));
  }

  /** An answer to a later test closes the silence about the earlier ones. */
  private static @Nullable Instant silentSince(
      List<AskedTest> all, Instant answeredUpTo, Instant now) {
    return all.stream()
        .filter(test -> test.askedAt().isAfter(answeredUpTo) && test.answeredAt() == null)
        .map(AskedTest::answerBy)
        .filter(limit -> !now.isBefore(limit))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
