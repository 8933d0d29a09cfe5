package trm.referral.file;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import trm.referral.ConsentId;
import trm.referral.Identifier;
import trm.referral.LocalEvent.ClearanceAddressed;
import trm.referral.LocalEvent.ConsentShared;
import trm.referral.LocalEvent.NodeJoined;
import trm.referral.LocalEvent.RequestAddressed;
import trm.referral.NodeId;
import trm.referral.file.FactList.Stated;

/** The other nodes of the case, as far as this node has met them, and the consents it told them. */
public record Peers(
    Set<NodeId> joined, List<ConsentShared> shared, Map<Identifier, List<NodeId>> addressed) {

  /** What the facts of this node's copy say. */
  public static Peers of(FactList list) {
    Set<NodeId> joined = new TreeSet<>();
    list.all(NodeJoined.class).forEach(joining -> joined.add(joining.event().peer()));
    return new Peers(
        Collections.unmodifiableSet(joined),
        list.all(ConsentShared.class).stream().map(Stated::event).toList(),
        addressed(list));
  }

  private static Map<Identifier, List<NodeId>> addressed(FactList list) {
    Map<Identifier, List<NodeId>> to = new HashMap<>();
    list.all(RequestAddressed.class)
        .forEach(r -> to.put(r.event().requestId(), List.of(r.event().to())));
    list.all(ClearanceAddressed.class)
        .forEach(c -> to.put(c.event().clearanceId(), List.of(c.event().to())));
    return Map.copyOf(to);
  }

  /** To whom a request or a clearance of this node went. */
  public List<NodeId> addressees(Identifier id) {
    return addressed.getOrDefault(id, List.of());
  }

  /** Whether a node is one of the case. */
  public boolean includes(NodeId node) {
    return joined.contains(node);
  }

  /** Whether this node told a peer of a consent. */
  public boolean wereTold(ConsentId consent, NodeId peer) {
    return shared.contains(new ConsentShared(consent, peer));
  }

  /** Every peer that this node told of a consent. */
  public List<NodeId> toldOf(ConsentId consent) {
    return shared.stream()
        .filter(sharing -> sharing.consentId().equals(consent))
        .map(ConsentShared::peer)
        .toList();
  }
}
