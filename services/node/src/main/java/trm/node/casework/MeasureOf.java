package trm.node.casework;

import trm.referral.AssistanceCommand;
import trm.referral.CaseCommand;
import trm.referral.Command;
import trm.referral.ConsentCommand;
import trm.referral.HandoverCommand;
import trm.referral.ProceedingsCommand;
import trm.referral.ReturnCommand;
import trm.referral.SafetyCommand;

/** Under which measure of the five procedures a command is carried out. */
final class MeasureOf {
  private MeasureOf() {}

  /** The measure's code, M1.1 to M5.10. */
  static String command(Command command) {
    return switch (command) {
      case CaseCommand c -> ofCase(c);
      case ConsentCommand c -> "M2.3";
      case AssistanceCommand c -> ofAssistance(c);
      case ReturnCommand c -> "M4.10";
      case HandoverCommand c -> ofHandover(c);
      case ProceedingsCommand.PlaceHold c -> "M4.8";
      case ProceedingsCommand.ReleaseHold c -> "M4.8";
      case ProceedingsCommand.SendProceedingsNotice c -> "M5.7";
      case SafetyCommand c -> "M2.4";
    };
  }

  private static String ofCase(CaseCommand command) {
    return switch (command) {
      case CaseCommand.OpenReferral c -> "M1.1";
      case CaseCommand.OfferTurn c -> "M2.7";
      case CaseCommand.AcceptTurn c -> "M2.7";
      case CaseCommand.RecordMeasure c -> c.measure();
      case CaseCommand.GrantReflectionPeriod c -> "M1.5";
      case CaseCommand.DecideIdentification c -> "M1.6";
      case CaseCommand.RecordAsylumAdvice c -> "M3.5";
      case CaseCommand.OpenAsylumClaim c -> "M3.5";
      case CaseCommand.CloseAsylumClaim c -> "M3.5";
      case CaseCommand.RecordTravelDocument c -> "M4.7";
      case CaseCommand.DecideBestInterests c -> "M4.6";
      case CaseCommand.RecordGuardianAgreement c -> "M4.6";
    };
  }

  private static String ofAssistance(AssistanceCommand command) {
    return switch (command) {
      case AssistanceCommand.ShareAssessment c -> "M4.2";
      case AssistanceCommand.RequestVerification c -> "M4.4";
      case AssistanceCommand.AddData c -> "M4.4";
      case AssistanceCommand.AnswerRequest c -> "M4.4";
      case AssistanceCommand.ProposeReturn c -> "M4.3";
      case AssistanceCommand.RequestClearance c -> "M4.10";
      case AssistanceCommand.SharePlan c -> "M4.9";
      case AssistanceCommand.RecordFollowUp c -> "M4.13";
      case AssistanceCommand.CorrectFact c -> "M3.6";
      case AssistanceCommand.TellStatus c -> "M4.14";
    };
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
}
