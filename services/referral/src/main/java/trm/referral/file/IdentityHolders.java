package trm.referral.file;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.HandoverEvent.Departed;
import trm.referral.LocalEvent.CorrectionAddressed;
import trm.referral.NodeId;
import trm.referral.Referral;
import trm.referral.ReferralEvent;
import trm.referral.RequestId;
import trm.referral.consent.Purposes;

/** Which nodes know who the person is because this node told them, and for which purposes. */
public final class IdentityHolders {
  private final Referral referral;
  private final Map<NodeId, Set<String>> purposes = new TreeMap<>();

  private IdentityHolders(Referral referral) {
    this.referral = referral;
  }

  /** The purposes for which each of them was told, the first one first. */
  public static Map<NodeId, Set<String>> of(Referral referral) {
    IdentityHolders holders = new IdentityHolders(referral);
    referral.facts().stream()
        .filter(fact -> fact.stamp().node().equals(referral.self()))
        .map(Fact::event)
        .forEach(holders::take);
    return Map.copyOf(holders.purposes);
  }

  private void take(ReferralEvent event) {
    switch (event) {
      case RequestMade asked ->
          add(asked.identity(), receivers(asked.requestId()), Purposes.ofRequest(asked.kind()));
      case DataAdded added ->
          add(added.identity(), receivers(added.requestId()), purpose(added.requestId()));
      case Departed departed -> add(departed.identity(), receivers(departed), Purposes.RETURN);
      case CorrectionAddressed addressed -> add(addressed.to(), Purposes.VERIFICATION);
      case ReferralEvent other -> {}
    }
  }

  private void add(Guarded<?> identity, Collection<NodeId> to, String purpose) {
    if (identity.isHeld()) {
      add(to, purpose);
    }
  }

  private void add(Collection<NodeId> to, String purpose) {
    to.forEach(node -> purposes.computeIfAbsent(node, any -> new LinkedHashSet<>()).add(purpose));
  }

  private List<NodeId> receivers(RequestId id) {
    return referral.peers().addressees(id);
  }

  private List<NodeId> receivers(Departed departed) {
    return referral.handovers().find(departed.handoverId()).flatMap(Handover::acceptedBy).stream()
        .toList();
  }

  private String purpose(RequestId id) {
    return referral
        .requests()
        .find(id)
        .map(request -> Purposes.ofRequest(request.asked().kind()))
        .orElse(Purposes.VERIFICATION);
  }
}
