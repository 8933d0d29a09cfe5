package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import trm.evidence.NodeId;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.journal.Leaf;
import trm.exchange.reach.AnsweredAs;
import trm.exchange.reach.Reachability;
import trm.exchange.reach.ReceivedTest;
import trm.exchange.reach.TestId;
import trm.wire.ContactAnswered;

/** Two nodes test whether people answer at each other's focal points, over weeks. */
class FocalPointsAnswerTest extends Situation {

  @Test
  void aPersonAnswersAndTheAskerSeesWhenAndForWhichOffice() {
    TestId id = asks();
    travel(macao, mongolia);
    ReceivedTest waiting = only(mongolia.focalPoints.waiting());
    assertThat(waiting.id()).isEqualTo(id);
    assertThat(waiting.asker()).isEqualTo(macao.self);
    assertThat(standing().answeredAt()).isNull();

    clock.pass(Duration.ofHours(3));
    assertThat(answers(id, AnsweredAs.ALTERNATE)).isTrue();
    travel(mongolia, macao);

    assertThat(standing().answeredAt()).isEqualTo(clock.instant());
    assertThat(standing().answeredAs()).isEqualTo(AnsweredAs.ALTERNATE);
    assertThat(mongolia.focalPoints.waiting()).isEmpty();
  }

  @Test
  void noMachineAnswersHoweverLongItRuns() {
    asks();
    travel(macao, mongolia);
    clock.pass(Duration.ofDays(3));
    mongolia.checkpointer.step();
    mongolia.focalPoints.step(clock.instant());
    travel(mongolia, macao);
    assertThat(standing().answeredAt()).isNull();
    assertThat(standing().silentSince()).isNotNull();
  }

  @Test
  void aSilenceIsSeenFromItsLimitOnAndALateAnswerClosesIt() {
    TestId id = asks();
    Instant limit = clock.instant().plus(Duration.ofDays(2));
    travel(macao, mongolia);
    clock.pass(Duration.ofDays(2).minusMillis(1));
    assertThat(standing().silentSince()).isNull();
    clock.pass(Duration.ofMillis(1));
    assertThat(standing().silentSince()).isEqualTo(limit);
    clock.pass(Duration.ofDays(20));
    answers(id, AnsweredAs.FOCAL_POINT);
    travel(mongolia, macao);
    assertThat(standing().silentSince()).isNull();
  }

  @Test
  void anAnswerToALaterTestClosesTheSilenceAboutTheEarlier() {
    asks();
    clock.pass(Duration.ofDays(8));
    TestId later = asks();
    travel(macao, mongolia);
    assertThat(standing().silentSince()).isNotNull();
    answers(later, AnsweredAs.FOCAL_POINT);
    travel(mongolia, macao);
    assertThat(standing().silentSince()).isNull();
    assertThat(mongolia.focalPoints.waiting()).hasSize(1);
  }

  @Test
  void everyPeerIsAskedOnceAWeekAndFirstAWhileAfterTheStart() {
    int peers = macao.focalPoints.peers().size();
    assertThat(macao.focalPoints.step(clock.instant())).isZero();
    clock.pass(Duration.ofHours(1));
    assertThat(macao.focalPoints.step(clock.instant())).isEqualTo(peers);
    assertThat(macao.focalPoints.step(clock.instant())).isZero();
    clock.pass(Duration.ofDays(7).minusMillis(1));
    assertThat(macao.focalPoints.step(clock.instant())).isZero();
    clock.pass(Duration.ofMillis(1));
    assertThat(macao.focalPoints.step(clock.instant())).isEqualTo(peers);
    travel(macao, mongolia);
    assertThat(mongolia.focalPoints.waiting()).hasSize(2);
  }

  @Test
  void anAnswerCountsOnceAndOnlyFromThePeerThatWasAsked() {
    TestId id = asks();
    travel(macao, mongolia);
    ContactAnswered forged = new ContactAnswered(id.toString(), clock.instant(), "FOCAL_POINT");
    macao.unitOfWork.carryOut(
        _ -> {
          macao.focalPoints.answered(new NodeId("cn-transit"), forged);
          return true;
        });
    assertThat(standing().answeredAt()).isNull();
    assertThat(answers(id, AnsweredAs.FOCAL_POINT)).isTrue();
    assertThat(answers(id, AnsweredAs.FOCAL_POINT)).isFalse();
    assertThat(answers(new TestId(new UUID(1, 2)), AnsweredAs.FOCAL_POINT)).isFalse();
  }

  @Test
  void bothJournalsSayWhoAskedAndWhoAnsweredAndTheMessageNamesAnOfficeOnly() {
    TestId id = asks();
    travel(macao, mongolia);
    answers(id, AnsweredAs.ALTERNATE);
    assertThat(tests(macao))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.officer()).isEqualTo("marta");
              assertThat(entry.outcome()).isEqualTo("ASKED");
              assertThat(entry.peer()).isEqualTo(mongolia.self);
            });
    assertThat(tests(mongolia))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.officer()).isEqualTo("bold");
              assertThat(entry.organisation()).isEqualTo("mn-coordination");
              assertThat(entry.outcome()).isEqualTo("ALTERNATE");
            });
  }

  @Test
  void aNodeOutsideTheDirectoryIsNotAsked() {
    assertThat(macao.focalPoints.ask(new NodeId("zz-origin"), "mo", "marta", clock.instant()))
        .isEmpty();
    assertThat(macao.focalPoints.ask(macao.self, "mo", "marta", clock.instant())).isEmpty();
  }

  private TestId asks() {
    return macao
        .focalPoints
        .ask(mongolia.self, "mo-coordination", "marta", clock.instant())
        .orElseThrow();
  }

  private boolean answers(TestId id, AnsweredAs as) {
    return mongolia.focalPoints.answer(id, as, "mn-coordination", "bold", clock.instant());
  }

  private static void travel(Peer from, Peer to) {
    from.sends();
    to.takes();
  }

  private Reachability standing() {
    return macao.focalPoints.standing(clock.instant()).stream()
        .filter(known -> known.peer().equals(mongolia.self))
        .findFirst()
        .orElseThrow();
  }

  private static List<JournalEntry> tests(Peer peer) {
    return peer.unitOfWork
        .carryOut(
            _ ->
                java.util.stream.LongStream.range(0, peer.journal.size())
                    .mapToObj(index -> Leaf.decode(peer.journal.leaf(index)))
                    .filter(entry -> entry.kind() == EntryKind.CONTACT_TEST)
                    .toList())
        .value();
  }

  private static <T> T only(List<T> all) {
    assertThat(all).hasSize(1);
    return Objects.requireNonNull(all.getFirst());
  }
}
