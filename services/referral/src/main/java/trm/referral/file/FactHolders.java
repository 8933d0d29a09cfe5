package trm.referral.file;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.FactCorrected;
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

/** Which nodes know something of the person because this node told them, and for which purposes. */
public final class FactHolders {
  /** What can be wrong, and be put right wherever it went. */
  public enum Told {
    IDENTITY,
    CLUES,
    TRAVEL_DOCUMENT;

    /** What a correction puts in its place; withheld where it is about something else. */
    public Guarded<?> in(FactCorrected corrected) {
      return switch (this) {
        case IDENTITY -> corrected.identity();
        case CLUES -> corrected.clues();
        case TRAVEL_DOCUMENT -> corrected.travelDocument();
      };
    }
  }

  private final Referral referral;
  private final Told told;
  private final Map<NodeId, Set<String>> purposes = new TreeMap<>();

  private FactHolders(Referral referral, Told told) {
    this.referral = referral;
    this.told = told;
  }

  /** The purposes for which each of them was told, the first one first. */
  public static Map<NodeId, Set<String>> of(Referral referral, Told told) {
    FactHolders holders = new FactHolders(referral, told);
    referral.facts().stream()
        .filter(fact -> fact.stamp().node().equals(referral.self()))
        .map(Fact::event)
        .forEach(holders::take);
    return Collections.unmodifiableMap(holders.purposes);
  }

  private void take(ReferralEvent event) {
    switch (event) {
      case RequestMade asked ->
          add(
              of(asked.identity(), asked.clues()),
              receivers(asked.requestId()),
              Purposes.ofRequest(asked.kind()));
      case DataAdded added ->
          add(
              of(added.identity(), added.clues()),
              receivers(added.requestId()),
              purpose(added.requestId()));
      case Departed departed ->
          add(of(departed.identity(), Guarded.withheld()), receivers(departed), Purposes.RETURN);
      case AnswerGiven answer when told == Told.TRAVEL_DOCUMENT ->
          add(answer.travelDocument(), asker(answer.requestId()), purpose(answer.requestId()));
      case CorrectionAddressed addressed ->
          corrections(addressed)
              .forEach(given -> add(told.in(given), addressed.to(), Purposes.VERIFICATION));
      case ReferralEvent other -> {}
    }
  }

  /** Of the two things that a question may say of her, the one that is asked about here. */
  private Guarded<?> of(Guarded<?> identity, Guarded<?> clues) {
    return switch (told) {
      case IDENTITY -> identity;
      case CLUES -> clues;
      case TRAVEL_DOCUMENT -> Guarded.withheld();
    };
  }

  private List<FactCorrected> corrections(CorrectionAddressed addressed) {
    return referral.care().facts().all(FactCorrected.class).stream()
        .map(FactList.Stated::event)
        .filter(given -> given.correctionId().equals(addressed.correctionId()))
        .toList();
  }

  private void add(Guarded<?> content, Collection<NodeId> to, String purpose) {
    if (content.isHeld()) {
      to.forEach(node -> purposes.computeIfAbsent(node, any -> new LinkedHashSet<>()).add(purpose));
    }
  }

  private List<NodeId> receivers(RequestId id) {
    return referral.peers().addressees(id);
  }

  private List<NodeId> asker(RequestId id) {
    return referral.requests().find(id).map(Requests.Request::from).stream().toList();
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
