package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trm.evidence.NodeId;
import trm.exchange.UnitOfWork;
import trm.exchange.reach.AnsweredAs;
import trm.exchange.reach.AskedTest;
import trm.exchange.reach.ReachStore;
import trm.exchange.reach.ReceivedTest;
import trm.exchange.reach.TestId;

/** The contract of {@link ReachStore}. */
abstract class ReachStoreContract {
  private static final NodeId PEER = new NodeId("mn-origin");
  private static final NodeId OTHER = new NodeId("th-transit");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");

  /** An empty store and the unit of work that it takes part in. */
  record Fresh(UnitOfWork unitOfWork, ReachStore tests) {}

  private Fresh fresh;

  @SuppressWarnings("NullAway.Init") // Given before each test.
  ReachStoreContract() {}

  abstract Fresh empty();

  @BeforeEach
  final void begin() {
    fresh = empty();
  }

  @Test
  void givesBackWhatWasAskedOfAPeerTheOldestFirst() {
    AskedTest later = asked(1, PEER, NOON.plusSeconds(1));
    AskedTest earlier = asked(9, PEER, NOON);
    put(later);
    put(earlier);
    put(asked(5, OTHER, NOON));
    assertThat(in(() -> fresh.tests().askedOf(PEER))).containsExactly(earlier, later);
    assertThat(in(() -> fresh.tests().asked(later.id()))).contains(later);
    assertThat(in(() -> fresh.tests().asked(new TestId(new UUID(3, 3))))).isEmpty();
  }

  @Test
  void keepsTheAnswerWithTheTest() {
    AskedTest test = asked(1, PEER, NOON);
    put(test);
    AskedTest answered =
        new AskedTest(
            test.id(),
            PEER,
            test.askedAt(),
            test.answerBy(),
            NOON.plusSeconds(9),
            AnsweredAs.ALTERNATE);
    put(answered);
    assertThat(in(() -> fresh.tests().askedOf(PEER))).containsExactly(answered);
  }

  @Test
  void holdsWhatCameInUntilItIsTakenOutOnce() {
    ReceivedTest first = received(9, NOON);
    ReceivedTest second = received(1, NOON.plusSeconds(1));
    put(second);
    put(first);
    put(first);
    assertThat(in(() -> fresh.tests().waiting())).containsExactly(first, second);
    assertThat(in(() -> fresh.tests().takeOut(first.id()))).contains(first);
    assertThat(in(() -> fresh.tests().takeOut(first.id()))).isEmpty();
    put(first);
    assertThat(in(() -> fresh.tests().waiting())).containsExactly(second);
  }

  private static AskedTest asked(long id, NodeId peer, Instant at) {
    return new AskedTest(new TestId(new UUID(7, id)), peer, at, at.plusSeconds(60), null, null);
  }

  private static ReceivedTest received(long id, Instant at) {
    return new ReceivedTest(
        new TestId(new UUID(7, id)), PEER, at.minusSeconds(1), at.plusSeconds(60), at);
  }

  private void put(AskedTest test) {
    in(
        () -> {
          fresh.tests().put(test);
          return true;
        });
  }

  private void put(ReceivedTest test) {
    in(
        () -> {
          fresh.tests().put(test);
          return true;
        });
  }

  private <T> T in(Supplier<T> work) {
    return fresh.unitOfWork().carryOut(_ -> work.get()).value();
  }
}
