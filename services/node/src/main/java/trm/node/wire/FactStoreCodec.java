package trm.node.wire;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import trm.referral.Fact;
import trm.referral.ReferralEvent;
import trm.referral.Stamp;

/**
 * Facts, crossing and local, as the two halves in which they rest. Without the secret half a fact
 * still reads, and what stood in it reads as erased. Immutable and safe to share.
 */
public final class FactStoreCodec {
  private static final String STAMP = "stamp";
  private static final String EVENT = "event";

  private final JsonMapper json = LawJson.mapper();
  private final Map<String, StoredForm<? extends ReferralEvent>> forms =
      RecordShape.under(ReferralEvent.class)
          .map(type -> new StoredForm<>(type, json))
          .collect(Collectors.toMap(StoredForm::name, Function.identity()));

  /** Splits a fact. */
  public StoredFact write(Fact fact) {
    String name = fact.event().getClass().getSimpleName();
    StoredForm.Halves halves = Objects.requireNonNull(forms.get(name)).split(fact.event());
    ObjectNode clear = json.createObjectNode();
    clear.set(STAMP, json.valueToTree(fact.stamp()));
    clear.set(EVENT, halves.clear());
    ObjectNode secret = halves.secret();
    return new StoredFact(
        name,
        json.writeValueAsString(clear),
        secret == null ? null : json.writeValueAsString(secret));
  }

  /**
   * Joins a fact.
   *
   * @throws IllegalStateException when the halves are not what {@link #write} made: the store is
   *     damaged or of a newer release
   */
  public Fact read(StoredFact stored) {
    StoredForm<? extends ReferralEvent> form =
        Optional.ofNullable(forms.get(stored.eventType()))
            .orElseThrow(() -> damaged(stored.eventType(), null));
    try {
      ObjectNode clear = (ObjectNode) json.readTree(stored.clear());
      String secret = stored.secret();
      ObjectNode opened = secret == null ? null : (ObjectNode) json.readTree(secret);
      return new Fact(
          form.join((ObjectNode) clear.required(EVENT), opened),
          json.treeToValue(clear.required(STAMP), Stamp.class));
    } catch (JacksonException | IllegalArgumentException | ClassCastException e) {
      throw damaged(stored.eventType(), e);
    }
  }

  /** Names the event alone: a parser's own words may quote what it could not read. */
  private static IllegalStateException damaged(String eventType, @Nullable RuntimeException cause) {
    String kind = cause == null ? "of an unknown kind" : cause.getClass().getSimpleName();
    return new IllegalStateException("A stored " + eventType + " does not read: " + kind);
  }
}
