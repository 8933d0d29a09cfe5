package trm.referral.measure;

import trm.referral.AssistanceCommand;
import trm.referral.Attachment;
import trm.referral.CaseCommand;
import trm.referral.Command;
import trm.referral.ConsentCommand;
import trm.referral.HandoverCommand;
import trm.referral.HandoverEvent.ArrivalConfirmed;
import trm.referral.ProceedingsCommand;
import trm.referral.Referral;
import trm.referral.RequestId;
import trm.referral.ReturnCommand;
import trm.referral.SafetyCommand;
import trm.referral.file.Proceedings;

/**
 * Under which measure a command is carried out in a case. The measure's code travels with what is
 * told, so it may betray no more than the message does: every hold is one of M4.8, whatever its
 * kind.
 */
public final class MeasureOf {
  /** Under which a case is read because of a danger, and the reading reviewed. */
  public static final String EMERGENCY = "M2.4";

  private static final String CLOSED = "CLOSED";

  private final Referral referral;

  private MeasureOf(Referral referral) {
    this.referral = referral;
  }

  /** The measure's code; one that the mechanism does not have only when the caller named it. */
  public static String command(Command command, Referral referral) {
    MeasureOf measure = new MeasureOf(referral);
    return switch (command) {
      case CaseCommand c -> ofCase(c);
      case ConsentCommand c -> "M2.3";
      case AssistanceCommand c -> measure.ofAssistance(c);
      case ReturnCommand c -> "M4.10";
      case HandoverCommand c -> ofHandover(c);
      case ProceedingsCommand c -> ofProceedings(c);
      case SafetyCommand c -> measure.ofWarning(c);
    };
  }

  private static String ofCase(CaseCommand command) {
    return switch (command) {
      case CaseCommand.OpenReferral c -> "M1.1";
      case CaseCommand.LinkCases c -> "M1.1";
      case CaseCommand.RecordIndicators c -> "M1.1";
      case CaseCommand.OfferTurn c -> "M2.7";
      case CaseCommand.AcceptTurn c -> "M2.7";
      case CaseCommand.RecordMeasure c -> c.measure();
      case CaseCommand.GrantReflectionPeriod c -> "M1.5";
      case CaseCommand.DecideIdentification c -> "M1.6";
      case CaseCommand.RevokeIdentification c -> "M1.6";
      case CaseCommand.RecordAsylumAdvice c -> "M3.5";
      case CaseCommand.OpenAsylumClaim c -> "M3.5";
      case CaseCommand.CloseAsylumClaim c -> "M3.5";
      case CaseCommand.RecordSafeContact c -> "M2.4";
      case CaseCommand.ReviewEmergencyReadings c -> EMERGENCY;
      case CaseCommand.RecordTravelDocument c -> "M4.7";
      case CaseCommand.DecideBestInterests c -> "M4.6";
      case CaseCommand.RecordGuardianAgreement c -> "M4.6";
      case CaseCommand.DelegateTask c -> "M2.7";
      case CaseCommand.ReturnTask c -> "M2.7";
      case CaseCommand.FileAttachment c -> Attachment.showsHome(c.kind()) ? "M4.5" : "M4.4";
    };
  }

  private String ofAssistance(AssistanceCommand command) {
    return switch (command) {
      case AssistanceCommand.ShareAssessment c -> "M4.2";
      case AssistanceCommand.RequestVerification c -> ofRequest(c.kind());
      case AssistanceCommand.AddData c -> ofRequest(c.requestId());
      case AssistanceCommand.AnswerRequest c -> ofRequest(c.requestId());
      case AssistanceCommand.ProposeReturn c -> ofRequest("RETURN");
      case AssistanceCommand.RequestClearance c -> ofRequest("CLEARANCE");
      case AssistanceCommand.SharePlan c -> ofPlan(c.kind());
      case AssistanceCommand.RecordFollowUp c -> hasReturned() ? "M4.13" : "M3.6";
      case AssistanceCommand.CorrectFact c -> "M4.4";
      case AssistanceCommand.TellStatus c -> ofStatus(c.status());
    };
  }

  private String ofRequest(RequestId id) {
    return ofRequest(referral.requests().find(id).map(r -> r.asked().kind()).orElse(""));
  }

  /** A kind that is in no list is refused where codes are checked. */
  private static String ofRequest(String kind) {
    return switch (kind) {
      case "COUNTRY_INFORMATION" -> "M2.2";
      case "CAPACITY" -> "M2.5";
      case "RETURN" -> "M4.3";
      case "FAMILY_TRACING" -> "M4.5";
      case "FAMILY_STUDY" -> "M4.6";
      case "TRAVEL_DOCUMENT" -> "M4.7";
      case "CLEARANCE" -> "M4.10";
      default -> "M4.4";
    };
  }

  private static String ofPlan(String kind) {
    return switch (kind) {
      case "RETURN" -> "M4.9";
      case "SERVICE" -> "M3.2";
      default -> "M4.12";
    };
  }

  private String ofStatus(String status) {
    if (status.equals(CLOSED)) {
      return hasReturned() ? "M4.14" : "M3.7";
    }
    return hasReturned() ? "M4.13" : "M3.6";
  }

  private boolean hasReturned() {
    return referral.care().facts().any(ArrivalConfirmed.class);
  }

  private static String ofHandover(HandoverCommand command) {
    return switch (command) {
      case HandoverCommand.OfferHandover c -> "M4.10";
      case HandoverCommand.AcceptHandover c -> "M4.9";
      case HandoverCommand.DeclineHandover c -> "M4.9";
      case HandoverCommand.RevokeOffer c -> "M4.10";
      case HandoverCommand.RecordDeparture c -> "M4.10";
      case HandoverCommand.ConfirmArrival c -> "M4.11";
      case HandoverCommand.RecordNoShow c -> "M4.11";
      case HandoverCommand.CloseHandover c -> "M4.11";
      case HandoverCommand.RecordUnannouncedArrival c -> "M4.11";
      case HandoverCommand.RecordUnplannedDeparture c -> "M4.10";
      case HandoverCommand.GiveFeedback c -> "M4.13";
    };
  }

  private static String ofProceedings(ProceedingsCommand command) {
    return switch (command) {
      case ProceedingsCommand.PlaceHold c -> "M4.8";
      case ProceedingsCommand.ReleaseHold c -> "M4.8";
      case ProceedingsCommand.SendProceedingsNotice c -> ofNotice(c.kind());
    };
  }

  private static String ofNotice(String kind) {
    return switch (kind) {
      case "LEGAL_REPRESENTATION" -> "M5.5";
      case "UNDERTAKING_TO_COME_BACK" -> "M5.6";
      case "OUTCOME", "APPEAL", "OFFENDER_RELEASED" -> "M5.8";
      case String claim when Proceedings.isOfAClaim(claim) -> "M5.9";
      default -> "M5.7";
    };
  }

  private String ofWarning(SafetyCommand command) {
    return switch (command) {
      case SafetyCommand.RaiseRiskAlert c -> hasReturned() ? "M3.4" : "M2.4";
      case SafetyCommand.ReportMissing c -> "M2.4";
    };
  }
}
