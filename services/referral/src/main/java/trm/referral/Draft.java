package trm.referral;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What would happen and be told if every rule allowed it. */
public record Draft(List<ReferralEvent> events, List<Telling> tellings) {
  public Draft {
    events = List.copyOf(events);
    tellings = List.copyOf(tellings);
  }

  /** Nothing happens, as when a command names something that is not there. */
  public static Draft nothing() {
    return new Draft(List.of(), List.of());
  }

  /** These events, told to nobody. */
  public static Draft of(ReferralEvent... events) {
    return new Draft(List.of(events), List.of());
  }

  /** The same, and these are told. */
  public Draft telling(List<Telling> more) {
    return new Draft(events, Stream.concat(tellings.stream(), more.stream()).toList());
  }

  /** The first event of a type that would happen. */
  public <E extends ReferralEvent> Optional<E> first(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** Both, one after the other. */
  public Draft and(Draft other) {
    return new Draft(
        Stream.concat(events.stream(), other.events.stream()).toList(),
        Stream.concat(tellings.stream(), other.tellings.stream()).toList());
  }
}
