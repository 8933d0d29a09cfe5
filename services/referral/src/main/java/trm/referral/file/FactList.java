package trm.referral.file;

import java.util.List;
import java.util.Optional;
import trm.referral.Fact;
import trm.referral.LocalEvent;
import trm.referral.NodeId;
import trm.referral.ReferralEvent;

/** Facts in the order in which this node wrote them, asked by the type of their events. */
public record FactList(List<Fact> facts) {
  public FactList {
    facts = List.copyOf(facts);
  }

  /** One event of a type, and who stated it. */
  public record Stated<E>(E event, Fact fact) {
    /** The node that stated it. */
    public NodeId node() {
      return fact.stamp().node();
    }
  }

  /** Every event of a type, oldest first. */
  public <E extends ReferralEvent> List<Stated<E>> all(Class<E> type) {
    return facts.stream()
        .filter(fact -> type.isInstance(fact.event()))
        .map(fact -> new Stated<>(type.cast(fact.event()), fact))
        .toList();
  }

  /** The newest event of a type. */
  public <E extends ReferralEvent> Optional<E> last(Class<E> type) {
    List<Stated<E>> all = all(type);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().event());
  }

  /** The facts after the newest event of a type; all of them where there is none. */
  public FactList since(Class<? extends ReferralEvent> type) {
    int after = 0;
    for (int i = 0; i < facts.size(); i++) {
      after = type.isInstance(facts.get(i).event()) ? i + 1 : after;
    }
    return new FactList(facts.subList(after, facts.size()));
  }

  /** Whose copy these facts are of: what stays inside a node is written by it alone. */
  Optional<NodeId> keeper() {
    return facts.stream()
        .filter(fact -> fact.event() instanceof LocalEvent)
        .map(fact -> fact.stamp().node())
        .findFirst();
  }

  /** Whether there is an event of a type. */
  public boolean any(Class<? extends ReferralEvent> type) {
    return facts.stream().anyMatch(fact -> type.isInstance(fact.event()));
  }
}
