package trm.referral.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.Fact;
import trm.referral.NodeId;
import trm.referral.file.FactList.Stated;

/**
 * What nodes asked each other. Who needs more data hands the ball back: the clock of the answer
 * stands still until they come, and whoever asked has as long to give them as it gave for the
 * answer. Both nodes count this from the same facts, and so alike.
 */
record RequestDeadlines(Copy copy) {

  Stream<Deadline> all() {
    return copy.facts().all(RequestMade.class).stream().flatMap(this::of);
  }

  private Stream<Deadline> of(Stated<RequestMade> asked) {
    Optional<NodeId> askee =
        copy.isOwn(asked)
            ? copy.referral().peers().addressees(asked.event().requestId()).stream().findFirst()
            : Optional.of(copy.self());
    return askee.stream().flatMap(node -> new Rounds(asked, node).play());
  }

  /** The rounds of one request: an answer is owed, or data are. */
  private final class Rounds {
    private final Stated<RequestMade> asked;
    private final NodeId askee;
    private final Duration span;
    private final List<Deadline> over = new ArrayList<>();
    private Deadline current;
    private Duration left;
    private int round = 1;

    Rounds(Stated<RequestMade> asked, NodeId askee) {
      this.asked = asked;
      this.askee = askee;
      this.span = Duration.between(Copy.recordedAt(asked), asked.event().dueBy());
      this.left = span;
      this.current = answer(asked, due());
    }

    Stream<Deadline> play() {
      copy.later(asked).facts().forEach(this::take);
      Deadline last = copy.over(asked.node(), asked).map(current::notOwedSince).orElse(current);
      over.add(last);
      return over.stream();
    }

    private void take(Fact fact) {
      switch (fact.event()) {
        case AnswerGiven answer when isOfThis(answer) -> answered(answer, fact);
        case DataAdded added when added.requestId().equals(asked.event().requestId()) ->
            added(fact);
        case trm.referral.ReferralEvent other -> {}
      }
    }

    private boolean isOfThis(AnswerGiven answer) {
      return answer.requestId().equals(asked.event().requestId());
    }

    private void answered(AnswerGiven answer, Fact fact) {
      Instant at = fact.stamp().recordedAt();
      boolean more = answer.outcome().equals("MORE_DATA_NEEDED");
      if (current.kind() == Kind.DATA) {
        current = more ? current : current.notOwedSince(at);
      } else if (current.isOwed() && more) {
        Duration rest = Duration.between(at, current.dueAt());
        left = rest.isNegative() ? span : rest;
        next(current.answeredAt(at), data(fact));
      } else {
        current = current.answeredAt(at);
      }
    }

    private void added(Fact fact) {
      if (current.kind() == Kind.DATA && current.isOwed()) {
        round++;
        Instant at = fact.stamp().recordedAt();
        next(current.answeredAt(at), answer(stated(fact), Due.stated(at.plus(left))));
      }
    }

    private void next(Deadline ended, Deadline follows) {
      over.add(ended);
      current = follows;
    }

    private Deadline answer(Stated<?> began, Due due) {
      String id = "request:" + asked.event().requestId() + suffix();
      return copy.between(id, Kind.REQUEST, measure(), began, due, askee, asked.node())
          .asking(asked.event().kind());
    }

    private Deadline data(Fact fact) {
      Due due = Due.stated(fact.stamp().recordedAt().plus(span));
      String id = "data:" + asked.event().requestId() + suffix();
      return copy.between(id, Kind.DATA, measure(), stated(fact), due, asked.node(), askee)
          .asking(asked.event().kind());
    }

    private String suffix() {
      return round == 1 ? "" : ":" + round;
    }

    private String measure() {
      return asked.fact().stamp().measure();
    }

    /** Where the asker left the time open it is the law's, or the neutral default's. */
    private Due due() {
      Instant at = asked.event().dueBy();
      NodeId peer = copy.isOwn(asked) ? askee : asked.node();
      @Nullable Due lawful =
          copy.within(measure(), peer, Copy.recordedAt(asked))
              .filter(found -> found.at().equals(at))
              .orElse(null);
      return lawful == null ? Due.stated(at) : lawful;
    }

    private Stated<?> stated(Fact fact) {
      return new Stated<>(fact.event(), fact);
    }
  }
}
