package trm.referral.consent;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.NodeId;
import trm.referral.Referral;
import trm.referral.Situation;
import trm.referral.Stamp;
import trm.referral.Telling;
import trm.referral.file.IdentityHolders;

/**
 * To whom a correction travels: to every node that this one told who the person is, on a basis of
 * its own that stands today. A node whose basis is gone had to erase what it was told, and is not
 * told again; nor are the authorities of the origin while a claim to asylum is open.
 */
public record Correction(FactCorrected corrected, Referral referral, Situation situation) {

  /** Those named, whatever the rules say of them, and every holder that may be told. */
  public List<Telling> tellings(Collection<NodeId> named, Stamp stamp) {
    Map<NodeId, Telling> all = new TreeMap<>();
    named.forEach(node -> all.put(node, telling(node, Purposes.of(corrected), stamp)));
    toHolders(stamp).forEach(telling -> all.put(telling.to(), telling));
    return List.copyOf(all.values());
  }

  /** The holders but those who know it already. */
  public List<Telling> relays(NodeId from, Stamp stamp) {
    return isKnown()
        ? List.of()
        : toHolders(stamp).filter(telling -> !telling.to().equals(from)).toList();
  }

  private boolean isKnown() {
    return referral.facts().stream()
        .anyMatch(
            fact ->
                fact.event() instanceof FactCorrected known
                    && known.correctionId().equals(corrected.correctionId()));
  }

  private Stream<Telling> toHolders(Stamp stamp) {
    Map<NodeId, Set<String>> holders = IdentityHolders.of(referral);
    return new TreeSet<>(holders.keySet())
        .stream()
            .filter(this::mayBeTold)
            .flatMap(node -> withBasis(node, holders.getOrDefault(node, Set.of()), stamp).stream());
  }

  private Optional<Telling> withBasis(NodeId node, Set<String> purposes, Stamp stamp) {
    return purposes.stream()
        .map(purpose -> telling(node, purpose, stamp))
        .filter(telling -> DisclosureBasis.ofAll(telling, referral, situation).isPresent())
        .findFirst();
  }

  private Telling telling(NodeId node, String purpose, Stamp stamp) {
    return new Telling(corrected, node, purpose, stamp);
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
