package trm.node.casework;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.Fact;
import trm.referral.LocalEvent.TaskDelegated;
import trm.referral.LocalEvent.TurnOffered;
import trm.referral.OrganisationId;
import trm.referral.Referral;
import trm.referral.ReferralEvent;
import trm.referral.file.Handover;

/**
 * The organisations of this node that see a case: those that acted on it, were asked to take it, or
 * are to receive the person. A mere name in somebody's plan opens no file.
 */
record Participants(Referral referral) {
  private static final String RETURN = "RETURN";

  Set<OrganisationId> organisations() {
    Set<OrganisationId> organisations = new LinkedHashSet<>();
    for (Fact fact : referral.facts()) {
      if (fact.stamp().node().equals(referral.self())) {
        organisations.add(fact.stamp().organisation());
      }
      named(fact.event()).forEach(organisations::add);
    }
    return organisations;
  }

  private Stream<OrganisationId> named(ReferralEvent event) {
    return switch (event) {
      case TurnOffered offered -> Stream.of(offered.to());
      case TaskDelegated task -> Stream.of(task.to());
      case PlanShared plan ->
          Stream.of(new OrganisationId(plan.receivingOrganisation()))
              .filter(receiver -> isReceivedHere(plan) && !isExcepted(receiver));
      case ConsentGiven consent ->
          consent.receivers().stream()
              .filter(receiver -> receiver.startsWith(referral.self() + "/"))
              .map(receiver -> new OrganisationId(receiver.substring(receiver.indexOf('/') + 1)));
      case ReferralEvent other -> Stream.empty();
    };
  }

  /** A plan for the return names who receives her where she goes; any other, where she is. */
  private boolean isReceivedHere(PlanShared plan) {
    return plan.kind().equals(RETURN) ? isAcceptedHere() : referral.responsibility().isHere();
  }

  private boolean isAcceptedHere() {
    return referral.requests().accepting().contains(referral.self())
        || referral.handovers().all().stream().anyMatch(this::isToStayHere);
  }

  private boolean isToStayHere(Handover handover) {
    return handover.isAcceptedBy(referral.self())
        && handover.offer().filter(offer -> offer.finalDestination()).isPresent();
  }

  private boolean isExcepted(OrganisationId organisation) {
    String text = referral.self() + "/" + organisation;
    return referral.consents().all().stream()
        .filter(consent -> !consent.isWithdrawn())
        .anyMatch(consent -> consent.terms().exceptions().contains(text));
  }
}
