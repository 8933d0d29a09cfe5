package trm.referral.sop;

import static trm.referral.DisclosureClass.H;
import static trm.referral.DisclosureClass.I;
import static trm.referral.sop.Rule.rule;
import static trm.referral.sop.Rule.silent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import trm.referral.Asked;
import trm.referral.NodeId;
import trm.referral.Question;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.consent.Purposes;
import trm.referral.file.Days;
import trm.referral.file.Requests;

/**
 * SOP 4: the gates of a return. They stand where the case began or where the person was at home
 * last; a node on the way acts on the sender's clearance instead (see {@link TransitLaw}).
 */
final class Sop4Return {
  private Sop4Return() {}

  /** Stand at every node before anything that brings the person onward. */
  static final List<Rule<Asked>> EVERYWHERE =
      List.of(
          rule(
              "SOP4-RETURN-01",
              "A consent of the person to the return is live.",
              Sop4Return::consentsToReturn),
          silent(
              "SOP4-RETURN-03",
              H,
              "No hold on the transfer stands, from any node of the case.",
              q -> q.referral().holds().open().isEmpty()),
          silent(
              "SOP4-RETURN-05",
              I,
              "No claim to asylum is open.",
              q -> !q.referral().care().hasOpenClaim()));

  /** Stand where the return is decided. */
  static final List<Rule<Asked>> GATES =
      List.of(
          rule(
              "SOP4-RETURN-02",
              "Both sides have assessed risks and needs: this node and another one, each validly today.",
              q -> RiskGate.isTwoSided(q.referral(), today(q))),
          rule(
              "SOP4-RETURN-04",
              "Neither side's newest assessment finds a risk unacceptable or leaves the risk unknown.",
              q -> RiskGate.isAcceptable(q.referral())),
          silent(
              "SOP4-RETURN-06",
              I,
              "The person was advised on asylum.",
              q -> q.referral().care().isAdvisedOnAsylum()),
          rule(
              "SOP4-RETURN-07",
              "The plan says when the last arrival is, and a travel document is valid through that day.",
              Sop4Return::isDocumentValid),
          rule(
              "SOP4-RETURN-08",
              "A plan that is valid today names the receiving organisation, a contact and an alternate.",
              Sop4Return::isReceiverNamed),
          rule(
              "SOP4-RETURN-09",
              "The newest word of whoever is to receive the person is that the return is accepted.",
              RouteGate::isAccepted),
          rule(
              "SOP4-RETURN-16",
              "The origin that accepted the return has not said since that the person is none of its nationals.",
              q -> !isNationalityDenied(q)),
          rule(
              "SOP4-RETURN-10",
              "Every transit node that was asked has cleared the way, or refused it before the way was planned anew.",
              RouteGate::isCleared),
          rule(
              "SOP4-RETURN-11",
              "For a child, return was determined to be in the child's best interests.",
              q -> !isChild(q) || isBestForTheChild(q)),
          rule(
              "SOP4-RETURN-12",
              "For a child, the guardian agrees.",
              q -> !isChild(q) || q.referral().care().guardianAgrees()),
          rule(
              "SOP4-RETURN-13",
              "No reflection period is running.",
              q -> !q.referral().care().isReflecting(today(q))),
          rule(
              "SOP4-RETURN-17",
              "Since the family was found unsafe or the carer involved, this node has assessed the risks anew and, for a child, what is best was determined anew.",
              q -> q.referral().care().family().isReconsidered(q.referral().self(), isChild(q))));

  static final List<Rule<Question<ConfirmReturn>>> CONFIRMATION =
      List.of(
          rule(
              "SOP4-RETURN-14",
              "The plan that is confirmed is known here.",
              q -> q.referral().care().hasPlan(q.command().planId())));

  /** Stands where the return is decided, before anybody travels or is promised anything. */
  static final List<Rule<Asked>> CONFIRMED =
      List.of(
          rule(
              "SOP4-RETURN-15",
              "The return was confirmed before the person is offered or cleared to another node.",
              q -> q.referral().care().isReturnConfirmed()));

  /** A node that was told of no consent at all acts on the sender's clearance. */
  private static boolean consentsToReturn(Asked q) {
    boolean carerInvolved = q.referral().care().isCarerInvolved();
    boolean live =
        q.referral().consents().all().stream()
            .filter(consent -> consent.serves(Purposes.RETURN, q.situation().now()))
            .anyMatch(consent -> !carerInvolved || !consent.isGivenBy("GUARDIAN"));
    boolean neverTold = !q.referral().care().beganHere() && q.referral().consents().all().isEmpty();
    return live || neverTold;
  }

  private static boolean isDocumentValid(Asked q) {
    Optional<LocalDate> valid =
        q.referral().care().documentValidUntil().filter(until -> !until.isBefore(today(q)));
    Optional<LocalDate> arrival = q.referral().care().plannedArrival();
    return arrival.isPresent() && valid.filter(d -> !d.isBefore(arrival.get())).isPresent();
  }

  private static boolean isReceiverNamed(Asked q) {
    return q.referral()
        .care()
        .returnPlan()
        .filter(plan -> !plan.receivingOrganisation().isBlank())
        .filter(plan -> Sop3Inclusion.areTwo(plan.contact(), plan.alternate()))
        .filter(plan -> !plan.validUntil().isBefore(today(q)))
        .isPresent();
  }

  /** The newest answer on nationality of each node that accepted the return. */
  private static boolean isNationalityDenied(Asked q) {
    Requests requests = q.referral().requests();
    NodeId self = q.referral().self();
    Set<NodeId> accepting = requests.accepting();
    return requests.madeBy(self, "NATIONALITY_AND_IDENTITY").stream()
        .filter(request -> !request.answers().isEmpty())
        .filter(request -> accepting.contains(request.answers().getLast().node()))
        .reduce((earlier, later) -> later)
        .filter(request -> request.endedWith("NOT_CONFIRMED"))
        .isPresent();
  }

  private static boolean isChild(Asked q) {
    return q.referral().care().isPresumedChild(today(q));
  }

  private static boolean isBestForTheChild(Asked q) {
    return q.referral().care().bestInterests().filter(b -> b.result().equals("RETURN")).isPresent();
  }

  private static LocalDate today(Asked q) {
    return Days.of(q.situation().now());
  }
}
