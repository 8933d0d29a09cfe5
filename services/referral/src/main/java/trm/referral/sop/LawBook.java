package trm.referral.sop;

import static trm.referral.sop.CaseLaw.BEGUN;
import static trm.referral.sop.CaseLaw.HOLDER;
import static trm.referral.sop.CaseLaw.IN_HAND;
import static trm.referral.sop.CaseLaw.MEASURE;
import static trm.referral.sop.CaseLaw.TIME;
import static trm.referral.sop.CaseLaw.TURN;

import java.util.ArrayList;
import java.util.List;
import trm.referral.Asked;
import trm.referral.AssistanceCommand;
import trm.referral.AssistanceCommand.AddData;
import trm.referral.AssistanceCommand.AnswerRequest;
import trm.referral.AssistanceCommand.CorrectFact;
import trm.referral.AssistanceCommand.ProposeReturn;
import trm.referral.AssistanceCommand.RecordFollowUp;
import trm.referral.AssistanceCommand.RequestClearance;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.AssistanceCommand.ShareAssessment;
import trm.referral.AssistanceCommand.SharePlan;
import trm.referral.AssistanceCommand.TellStatus;
import trm.referral.BrokenRule;
import trm.referral.CaseCommand;
import trm.referral.CaseCommand.AcceptTurn;
import trm.referral.CaseCommand.CloseAsylumClaim;
import trm.referral.CaseCommand.DecideBestInterests;
import trm.referral.CaseCommand.DecideIdentification;
import trm.referral.CaseCommand.DelegateTask;
import trm.referral.CaseCommand.FileAttachment;
import trm.referral.CaseCommand.GrantReflectionPeriod;
import trm.referral.CaseCommand.LinkCases;
import trm.referral.CaseCommand.OfferTurn;
import trm.referral.CaseCommand.OpenAsylumClaim;
import trm.referral.CaseCommand.OpenReferral;
import trm.referral.CaseCommand.RecordAsylumAdvice;
import trm.referral.CaseCommand.RecordGuardianAgreement;
import trm.referral.CaseCommand.RecordIndicators;
import trm.referral.CaseCommand.RecordMeasure;
import trm.referral.CaseCommand.RecordSafeContact;
import trm.referral.CaseCommand.RecordTravelDocument;
import trm.referral.CaseCommand.ReturnTask;
import trm.referral.CaseCommand.ReviewEmergencyReadings;
import trm.referral.CaseCommand.RevokeIdentification;
import trm.referral.Command;
import trm.referral.ConsentCommand;
import trm.referral.ConsentCommand.GiveConsent;
import trm.referral.ConsentCommand.NarrowConsent;
import trm.referral.ConsentCommand.WithdrawConsent;
import trm.referral.Draft;
import trm.referral.HandoverCommand;
import trm.referral.HandoverCommand.AcceptHandover;
import trm.referral.HandoverCommand.CloseHandover;
import trm.referral.HandoverCommand.ConfirmArrival;
import trm.referral.HandoverCommand.DeclineHandover;
import trm.referral.HandoverCommand.GiveFeedback;
import trm.referral.HandoverCommand.OfferHandover;
import trm.referral.HandoverCommand.RecordDeparture;
import trm.referral.HandoverCommand.RecordNoShow;
import trm.referral.HandoverCommand.RecordUnannouncedArrival;
import trm.referral.HandoverCommand.RecordUnplannedDeparture;
import trm.referral.HandoverCommand.RevokeOffer;
import trm.referral.Incoming;
import trm.referral.Order;
import trm.referral.ProceedingsCommand;
import trm.referral.ProceedingsCommand.PlaceHold;
import trm.referral.ProceedingsCommand.ReleaseHold;
import trm.referral.ProceedingsCommand.SendProceedingsNotice;
import trm.referral.Question;
import trm.referral.Referral;
import trm.referral.ReturnCommand;
import trm.referral.ReturnCommand.ConfirmReturn;
import trm.referral.ReturnCommand.GiveClearance;
import trm.referral.ReturnCommand.RevokeClearance;
import trm.referral.SafetyCommand;
import trm.referral.SafetyCommand.RaiseRiskAlert;
import trm.referral.SafetyCommand.ReportMissing;
import trm.referral.Situation;

/** Which rules stand before which command and which message. All are tried. */
public final class LawBook {
  private final Order order;
  private final Referral referral;
  private final Situation situation;
  private final Draft draft;

  private LawBook(Order order, Referral referral, Situation situation, Draft draft) {
    this.order = order;
    this.referral = referral;
    this.situation = situation;
    this.draft = draft;
  }

  /** Every rule that an order breaks. */
  public static List<BrokenRule> broken(
      Order order, Referral referral, Situation situation, Draft draft) {
    LawBook book = new LawBook(order, referral, situation, draft);
    if (order.command() instanceof OpenReferral opening) {
      return Rule.broken(book.ask(opening), TIME, Sop1Identification.OPENING);
    }
    List<BrokenRule> broken = new ArrayList<>(book.general(order.command()));
    broken.addAll(book.special(order.command()));
    return List.copyOf(broken);
  }

  /** Every rule that a peer's message breaks. */
  public static List<BrokenRule> broken(Incoming incoming, Referral referral, Situation situation) {
    return new MessageBook(incoming, referral, situation).broken();
  }

  /** What stands in a case that no other node knows may be said to nobody. */
  private boolean isKnownHereAlone() {
    return referral.peers().joined().isEmpty();
  }

  private <C extends Command> Question<C> ask(C command) {
    return new Question<>(command, order, referral, situation, draft);
  }

  private List<BrokenRule> general(Command command) {
    return Rule.broken(
        ask(command), BEGUN, TIME, MEASURE, DisclosureLaw.TELLING, Sop4Exchange.SHELTER);
  }

  private List<BrokenRule> special(Command command) {
    return switch (command) {
      case CaseCommand c -> ofCase(c);
      case ConsentCommand c -> ofConsent(c);
      case AssistanceCommand c -> ofAssistance(c);
      case ReturnCommand c -> ofReturn(c);
      case HandoverCommand c -> ofHandover(c);
      case ProceedingsCommand c -> ofProceedings(c);
      case SafetyCommand c -> ofSafety(c);
    };
  }

  private List<BrokenRule> ofCase(CaseCommand command) {
    return switch (command) {
      case OpenReferral c -> Rule.broken(ask(c), Sop1Identification.OPENING);
      case LinkCases c -> Rule.broken(ask(c), Sop1Identification.LINK);
      case RecordIndicators c -> Rule.broken(ask(c), Sop1Identification.INDICATORS);
      case OfferTurn c -> Rule.broken(ask(c), TURN, HOLDER, IN_HAND, Sop2Assistance.TURN_OFFER);
      case AcceptTurn c -> Rule.broken(ask(c), TURN, HOLDER, Sop2Assistance.TURN_ACCEPTANCE);
      case RecordMeasure c ->
          Rule.broken(ask(c), Sop1Identification.MEASURE, Sop5Proceedings.STATEMENT);
      case GrantReflectionPeriod c -> Rule.broken(ask(c), Sop1Identification.REFLECTION);
      case DecideIdentification c ->
          Rule.broken(
              ask(c),
              Sop1Identification.IDENTIFICATION,
              Sop1Identification.CITED,
              Sop1Identification.NOTIFICATION);
      case RevokeIdentification c ->
          Rule.broken(ask(c), Sop1Identification.REVOCATION, Sop1Identification.NOTIFICATION);
      case RecordAsylumAdvice c -> List.of();
      case OpenAsylumClaim c -> List.of();
      case CloseAsylumClaim c -> Rule.broken(ask(c), Sop3Inclusion.CLAIM_CLOSING);
      case RecordTravelDocument c -> List.of();
      case RecordSafeContact c -> List.of();
      case DecideBestInterests c -> Rule.broken(ask(c), ChildLaw.BEST_INTERESTS);
      case ReviewEmergencyReadings c -> Rule.broken(ask(c), EmergencyLaw.REVIEW);
      case RecordGuardianAgreement c -> Rule.broken(ask(c), ChildLaw.AGREEMENT);
      case DelegateTask c -> Rule.broken(ask(c), DelegationLaw.DELEGATION);
      case ReturnTask c -> Rule.broken(ask(c), DelegationLaw.RETURN);
      case FileAttachment c -> Rule.broken(ask(c), FileLaw.FILING);
    };
  }

  private List<BrokenRule> ofConsent(ConsentCommand command) {
    return switch (command) {
      case GiveConsent c -> Rule.broken(ask(c), Sop2Assistance.CONSENT, ChildLaw.CONSENT);
      case NarrowConsent c -> Rule.broken(ask(c), Sop2Assistance.NARROWING);
      case WithdrawConsent c -> Rule.broken(ask(c), Sop2Assistance.WITHDRAWAL);
    };
  }

  private List<BrokenRule> ofAssistance(AssistanceCommand command) {
    return switch (command) {
      case ShareAssessment c -> Rule.broken(ask(c), Sop4Exchange.ASSESSMENT);
      case RequestVerification c ->
          Rule.broken(
              ask(c),
              TURN,
              HOLDER,
              Sop4Exchange.REQUEST,
              Sop4Exchange.VERIFICATION,
              VerificationLaw.REQUEST,
              FamilyLaw.REQUEST,
              FileLaw.SENDING);
      case ProposeReturn c -> Rule.broken(ask(c), TURN, HOLDER, Sop4Exchange.REQUEST);
      case RequestClearance c -> Rule.broken(ask(c), TURN, HOLDER, Sop4Exchange.REQUEST);
      case AddData c -> Rule.broken(ask(c), TURN, HOLDER, Sop4Exchange.DATA, FileLaw.SENDING);
      case AnswerRequest c ->
          Rule.broken(
              ask(c),
              Sop4Exchange.ANSWER,
              VerificationLaw.ANSWER,
              FamilyLaw.ANSWER,
              CapacityLaw.ANSWER,
              FileLaw.SENDING);
      case SharePlan c -> Rule.broken(ask(c), TURN, HOLDER, Sop3Inclusion.PLAN);
      case RecordFollowUp c -> Rule.broken(ask(c), Sop3Inclusion.FOLLOW_UP);
      case CorrectFact c -> Rule.broken(ask(c), Sop4Exchange.CORRECTION);
      case TellStatus c ->
          isKnownHereAlone()
              ? Rule.broken(ask(c), ClosureLaw.CLOSING)
              : Rule.broken(ask(c), DisclosureLaw.TOLD, ClosureLaw.CLOSING);
    };
  }

  private List<BrokenRule> ofReturn(ReturnCommand command) {
    return switch (command) {
      case ConfirmReturn c ->
          and(gates(ask(c)), Rule.broken(ask(c), TURN, HOLDER, Sop4Return.CONFIRMATION));
      case GiveClearance c ->
          and(
              gates(ask(c)),
              Rule.broken(
                  ask(c),
                  TURN,
                  HOLDER,
                  Sop4Return.CONFIRMED,
                  TransitLaw.CLEARANCE,
                  CapacityLaw.CLEARANCE));
      case RevokeClearance c -> Rule.broken(ask(c), TURN, HOLDER, TransitLaw.REVOCATION);
    };
  }

  private List<BrokenRule> ofHandover(HandoverCommand command) {
    return switch (command) {
      case OfferHandover c -> ofOffer(ask(c));
      case AcceptHandover c ->
          Rule.broken(ask(c), HandoverLaw.ACCEPTANCE, TransitLaw.ACCEPTANCE, Sop4Return.EVERYWHERE);
      case DeclineHandover c -> Rule.broken(ask(c), HandoverLaw.DECLINING);
      case RevokeOffer c -> Rule.broken(ask(c), TURN, HOLDER, IN_HAND, HandoverLaw.REVOCATION);
      case RecordDeparture c -> ofDeparture(ask(c));
      case ConfirmArrival c -> Rule.broken(ask(c), HandoverLaw.ARRIVAL);
      case RecordNoShow c -> Rule.broken(ask(c), HandoverLaw.NO_SHOW);
      case CloseHandover c -> Rule.broken(ask(c), HandoverLaw.CLOSING);
      case GiveFeedback c -> Rule.broken(ask(c), HandoverLaw.FEEDBACK);
      case RecordUnannouncedArrival c -> List.of();
      case RecordUnplannedDeparture c -> List.of();
    };
  }

  private List<BrokenRule> ofOffer(Question<OfferHandover> q) {
    List<BrokenRule> onTheOffer =
        Rule.broken(
            q, TURN, HOLDER, IN_HAND, DisclosureLaw.TOLD, HandoverLaw.OFFER, CapacityLaw.OFFER);
    return HandoverLaw.isAlreadyThere(q)
        ? onTheOffer
        : and(onTheOffer, Rule.broken(q, TransitLaw.OFFER), leaving(q));
  }

  private List<BrokenRule> ofDeparture(Question<RecordDeparture> q) {
    return and(Rule.broken(q, TURN, HOLDER, IN_HAND, HandoverLaw.DEPARTURE), leaving(q));
  }

  /**
   * The gates are tried again at each step: what was open at the offer may be shut at departure.
   */
  private List<BrokenRule> leaving(Asked q) {
    if (HandBackLaw.isHandBack(q)) {
      return Rule.broken(q, Sop4Return.EVERYWHERE, HandBackLaw.GATES);
    }
    return TransitLaw.isOnTheWay(referral)
        ? Rule.broken(q, Sop4Return.EVERYWHERE, TransitLaw.ONWARD)
        : and(gates(q), Rule.broken(q, Sop4Return.CONFIRMED));
  }

  private static List<BrokenRule> gates(Asked q) {
    return Rule.broken(q, Sop4Return.EVERYWHERE, Sop4Return.GATES);
  }

  private List<BrokenRule> ofProceedings(ProceedingsCommand command) {
    return switch (command) {
      case PlaceHold c -> Rule.broken(ask(c), Sop5Proceedings.HOLD);
      case ReleaseHold c -> Rule.broken(ask(c), Sop5Proceedings.RELEASE);
      case SendProceedingsNotice c ->
          Rule.broken(ask(c), DisclosureLaw.TOLD, Sop5Proceedings.NOTICE);
    };
  }

  private List<BrokenRule> ofSafety(SafetyCommand command) {
    return switch (command) {
      case RaiseRiskAlert c -> Rule.broken(ask(c), DisclosureLaw.TOLD, Sop5Proceedings.WARNING);
      case ReportMissing c -> Rule.broken(ask(c), Sop5Proceedings.MISSING);
    };
  }

  @SafeVarargs
  private static List<BrokenRule> and(List<BrokenRule>... lists) {
    List<BrokenRule> all = new ArrayList<>();
    for (List<BrokenRule> list : lists) {
      all.addAll(list);
    }
    return List.copyOf(all);
  }

  /** Every rule there is, by the order of the procedures. */
  public static List<Rule<?>> rules() {
    return chapters().stream().<Rule<?>>flatMap(chapter -> chapter.rules().stream()).toList();
  }

  /** The same, by what they stand before. */
  public static List<Chapter> chapters() {
    return Catalogue.chapters();
  }
}
