package trm.node.disclosure;

import java.util.List;
import java.util.function.Predicate;
import trm.referral.Basis;
import trm.referral.CrossingEvent;
import trm.referral.DisclosureClass;
import trm.schema.EventCatalogue;

/** Withholds or refuses, field by field. Immutable and safe to share. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"}) // Until its bodies are written.
public final class DisclosureFilter {
  /**
   * Reads the class of every field.
   *
   * @param shelterAddresses addresses that stand in no message, on whatever basis
   */
  public DisclosureFilter(EventCatalogue catalogue, List<String> shelterAddresses) {}

  /**
   * The event as it may be told.
   *
   * @param basis why it may be told at all
   * @param consented whether the consent that the basis names covers this class for this receiver,
   *     purpose and moment; not asked on another basis
   */
  public Disclosed disclose(
      CrossingEvent event, Basis basis, Predicate<DisclosureClass> consented) {
    throw new UnsupportedOperationException("Not written yet");
  }
}
