package trm.referral.consent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.Guarded;
import trm.referral.NodeId;
import trm.referral.Referral;
import trm.referral.Situation;
import trm.referral.Stamp;
import trm.referral.Telling;
import trm.referral.file.FactHolders;
import trm.referral.file.FactHolders.Told;

/**
 * To whom a correction travels: to every node that this one told what was wrong, and of that alone,
 * on a basis of its own that stands today. A node whose basis is gone had to erase what it was
 * told, and is not told again; nor are the authorities of the origin while a claim to asylum is
 * open.
 */
public record Correction(FactCorrected corrected, Referral referral, Situation situation) {

  /** Those named, whatever the rules say of them, and every holder that may be told. */
  public List<Telling> tellings(Collection<NodeId> named, Stamp stamp) {
    List<Telling> all = new ArrayList<>();
    named.stream()
        .distinct()
        .map(node -> telling(corrected, node, Purposes.of(corrected), stamp))
        .forEach(all::add);
    toHolders(stamp).filter(telling -> !named.contains(telling.to())).forEach(all::add);
    return List.copyOf(all);
  }

  /** The holders but those who know it already. */
  public List<Telling> relays(NodeId from, Stamp stamp) {
    return isKnown()
        ? List.of()
        : toHolders(stamp).filter(telling -> !telling.to().equals(from)).toList();
  }

  private boolean isKnown() {
    return referral.facts().stream().anyMatch(fact -> fact.event().equals(corrected));
  }

  private Stream<Telling> toHolders(Stamp stamp) {
    return Arrays.stream(Told.values())
        .filter(told -> told.in(corrected).isHeld())
        .flatMap(told -> toHolders(told, stamp));
  }

  private Stream<Telling> toHolders(Told told, Stamp stamp) {
    Map<NodeId, Set<String>> holders = new TreeMap<>(FactHolders.of(referral, told));
    return holders.entrySet().stream()
        .filter(holder -> mayBeTold(holder.getKey()))
        .flatMap(
            holder -> withBasis(only(told), holder.getKey(), holder.getValue(), stamp).stream());
  }

  /** Nobody learns from a correction what this node did not tell it before. */
  private FactCorrected only(Told told) {
    return new FactCorrected(
        corrected.correctionId(),
        corrected.corrects(),
        told == Told.IDENTITY ? corrected.identity() : Guarded.withheld(),
        told == Told.CLUES ? corrected.clues() : Guarded.withheld(),
        told == Told.TRAVEL_DOCUMENT ? corrected.travelDocument() : Guarded.withheld());
  }

  private Optional<Telling> withBasis(
      FactCorrected event, NodeId node, Set<String> purposes, Stamp stamp) {
    return purposes.stream()
        .map(purpose -> telling(event, node, purpose, stamp))
        .filter(telling -> DisclosureBasis.ofAll(telling, referral, situation).isPresent())
        .findFirst();
  }

  private static Telling telling(FactCorrected event, NodeId node, String purpose, Stamp stamp) {
    return new Telling(event, node, purpose, stamp);
  }

  private boolean mayBeTold(NodeId node) {
    boolean claim = referral.care().hasOpenClaim();
    return situation
        .directory()
        .find(node)
        .filter(view -> !claim || !view.isOriginAuthority())
        .isPresent();
  }
}
