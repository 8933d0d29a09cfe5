package trm.node.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import trm.node.wire.RecordShape;
import trm.referral.Basis;
import trm.referral.CrossingEvent;
import trm.referral.DisclosureClass;
import trm.schema.EventCatalogue;

/**
 * Withholds, field by field, what the basis does not cover, and refuses where that would leave a
 * message without what it is for. Immutable and safe to share.
 */
public final class DisclosureFilter {
  private final NeverTold neverTold;
  private final Map<String, EventFields<? extends CrossingEvent>> events;

  /**
   * Reads the class of every field of every event.
   *
   * @param shelterAddresses addresses that stand in no message, on whatever basis
   * @throws IllegalArgumentException when one is too short to be told from other text
   */
  public DisclosureFilter(EventCatalogue catalogue, List<String> shelterAddresses) {
    this.neverTold = new NeverTold(shelterAddresses);
    this.events =
        RecordShape.under(CrossingEvent.class)
            .map(type -> new EventFields<>(type, catalogue.named(type.getSimpleName()).schema()))
            .collect(Collectors.toMap(EventFields::name, Function.identity()));
  }

  /**
   * The event as it may be told.
   *
   * @param basis why it may be told at all
   * @param consented whether the consent that the basis names covers this class for this receiver,
   *     purpose and moment; not asked on another basis
   */
  public Disclosed disclose(
      CrossingEvent event, Basis basis, Predicate<DisclosureClass> consented) {
    EventFields<? extends CrossingEvent> fields =
        Objects.requireNonNull(events.get(event.getClass().getSimpleName()));
    return fields.filter(event, Covered.by(basis, consented), neverTold);
  }
}
