package trm.referral.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.referral.Fact;
import trm.referral.LocalEvent;
import trm.referral.NodeId;
import trm.referral.ReferralEvent;

/**
 * Facts in the order in which this node wrote them, asked by the type of their events. Immutable;
 * what is asked often is sorted out at the first question.
 */
public final class FactList {
  private final List<Fact> facts;
  private volatile @Nullable Map<Class<?>, List<Stated<?>>> byType;

  /** The facts of one copy of a case, oldest first. */
  public FactList(List<Fact> facts) {
    this.facts = List.copyOf(facts);
  }

  /** One event of a type, and who stated it. */
  public record Stated<E>(E event, Fact fact) {
    /** The node that stated it. */
    public NodeId node() {
      return fact.stamp().node();
    }
  }

  /** All of them, oldest first. */
  public List<Fact> facts() {
    return facts;
  }

  /** Every event of one type of event, oldest first. */
  @SuppressWarnings("unchecked") // A list stands under the one type of its events.
  public <E extends ReferralEvent> List<Stated<E>> all(Class<E> type) {
    return (List<Stated<E>>) (List<?>) sorted().getOrDefault(type, List.of());
  }

  private Map<Class<?>, List<Stated<?>>> sorted() {
    Map<Class<?>, List<Stated<?>>> sorted = byType;
    if (sorted == null) {
      sorted = sortOut();
      byType = sorted;
    }
    return sorted;
  }

  private Map<Class<?>, List<Stated<?>>> sortOut() {
    Map<Class<?>, List<Stated<?>>> sorted = new HashMap<>();
    for (Fact fact : facts) {
      sorted
          .computeIfAbsent(fact.event().getClass(), type -> new ArrayList<>())
          .add(new Stated<>(fact.event(), fact));
    }
    sorted.replaceAll((type, events) -> List.copyOf(events));
    return sorted;
  }

  /** The newest event of a type. */
  public <E extends ReferralEvent> Optional<E> last(Class<E> type) {
    List<Stated<E>> all = all(type);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().event());
  }

  /** The facts after the newest event of a type; all of them where there is none. */
  public FactList since(Class<? extends ReferralEvent> type) {
    int after = facts.size();
    while (after > 0 && !type.isInstance(facts.get(after - 1).event())) {
      after--;
    }
    return after == 0 ? this : new FactList(facts.subList(after, facts.size()));
  }

  /** The facts after this one, which is one of them. */
  @SuppressWarnings("ReferenceEquality") // Another fact may say the same; this one is meant.
  public FactList after(Fact fact) {
    int at = 0;
    while (facts.get(at) != fact) {
      at++;
    }
    return new FactList(facts.subList(at + 1, facts.size()));
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
    return sorted().containsKey(type);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FactList that && facts.equals(that.facts);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }
}
