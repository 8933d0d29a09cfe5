package trm.referral;

import java.time.LocalDate;
import trm.referral.AssistanceEvent.DecisionTold;
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
import trm.referral.LocalEvent.AsylumAdviceRecorded;
import trm.referral.LocalEvent.AsylumClaimClosed;
import trm.referral.LocalEvent.AsylumClaimOpened;
import trm.referral.LocalEvent.AttachmentFiled;
import trm.referral.LocalEvent.BestInterestsDecided;
import trm.referral.LocalEvent.CaseLinked;
import trm.referral.LocalEvent.EmergencyReadingsReviewed;
import trm.referral.LocalEvent.GuardianAgreementRecorded;
import trm.referral.LocalEvent.IdentificationDecided;
import trm.referral.LocalEvent.IdentificationRevoked;
import trm.referral.LocalEvent.IndicatorsRecorded;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.LocalEvent.MeasureRecorded;
import trm.referral.LocalEvent.ReferralOpened;
import trm.referral.LocalEvent.ReflectionPeriodGranted;
import trm.referral.LocalEvent.SafeContactRecorded;
import trm.referral.LocalEvent.TaskDelegated;
import trm.referral.LocalEvent.TaskReturned;
import trm.referral.LocalEvent.TravelDocumentRecorded;
import trm.referral.LocalEvent.TurnAccepted;
import trm.referral.LocalEvent.TurnOffered;
import trm.referral.consent.Purposes;
import trm.referral.deadline.Delegation;

/** What the work inside a node brings about. */
record CaseDrafts(Drafting drafting) {

  Draft of(CaseCommand command) {
    return switch (command) {
      case OpenReferral c -> open(c);
      case LinkCases c -> Draft.of(new CaseLinked(Guarded.of(c.other())));
      case OfferTurn c -> Draft.of(new TurnOffered(c.to(), c.reason(), c.basis()));
      case AcceptTurn c -> Draft.of(new TurnAccepted(drafting.order().stamp().organisation()));
      case RecordMeasure c ->
          Draft.of(new MeasureRecorded(c.measure(), c.covered(), c.findings(), c.note()));
      case GrantReflectionPeriod c ->
          Draft.of(new ReflectionPeriodGranted(c.startsOn(), endsOn(c)));
      case RecordIndicators c ->
          Draft.of(
              new IndicatorsRecorded(
                  new ObservationId(drafting.freshId()), c.indicators(), c.note()));
      case DecideIdentification c -> decide(c);
      case RevokeIdentification c -> revoke(c);
      case RecordAsylumAdvice c -> Draft.of(new AsylumAdviceRecorded(c.interpreter()));
      case OpenAsylumClaim c -> Draft.of(new AsylumClaimOpened(c.reference()));
      case CloseAsylumClaim c -> Draft.of(new AsylumClaimClosed(c.outcome()));
      case RecordTravelDocument c ->
          Draft.of(new TravelDocumentRecorded(c.travelDocument(), c.validUntil()));
      case RecordSafeContact c -> Draft.of(new SafeContactRecorded(c.contact()));
      case DecideBestInterests c -> decide(c);
      case DelegateTask c -> delegate(c);
      case ReturnTask c ->
          Draft.of(new TaskReturned(c.taskId(), c.outcome(), c.finding(), c.grounds(), c.note()));
      case FileAttachment c -> file(c);
      case ReviewEmergencyReadings c ->
          Draft.of(new EmergencyReadingsReviewed(c.justified(), c.note()));
      case RecordGuardianAgreement c ->
          Draft.of(new GuardianAgreementRecorded(c.agreed(), c.guardian()));
    };
  }

  private Draft file(FileAttachment c) {
    AttachmentId id = new AttachmentId(drafting.freshId());
    return Draft.of(
        new AttachmentFiled(
            id, Guarded.of(new Attachment(id, c.kind(), c.mediaType(), c.digest(), c.size()))));
  }

  private static Draft open(OpenReferral c) {
    return Draft.of(
        new ReferralOpened(c.subject(), c.language(), c.interpreter()),
        new IntakeRecorded(c.profile(), c.identity(), c.urgentNeeds(), c.intake()));
  }

  private Draft delegate(DelegateTask c) {
    Delegation delegation = Delegation.of(c, drafting.referral(), drafting.situation());
    return delegation
        .measure()
        .map(
            measure ->
                Draft.of(
                    new TaskDelegated(
                        new TaskId(drafting.freshId()),
                        c.to(),
                        c.level(),
                        measure,
                        delegation.requestId(),
                        c.parent(),
                        c.dueBy())))
        .orElse(Draft.nothing());
  }

  /** Where the profile gives no period, one that ends on its first day, which a rule refuses. */
  private LocalDate endsOn(GrantReflectionPeriod c) {
    return c.endsOn() != null
        ? c.endsOn()
        : drafting
            .provisions()
            .reflectionEnd(c.startsOn(), drafting.isChild())
            .orElse(c.startsOn());
  }

  private Draft revoke(RevokeIdentification c) {
    return drafting
        .referral()
        .care()
        .standingDecision()
        .map(decided -> revoke(c, decided.decisionId()))
        .orElse(Draft.nothing());
  }

  /** That a decision was taken back decides nothing: it may have been a yes or a no. */
  private Draft revoke(RevokeIdentification c, DecisionId id) {
    DecisionTold told = new DecisionTold(id, "IDENTIFICATION", Guarded.of("REVOKED"));
    return Draft.of(new IdentificationRevoked(id, c.reason()))
        .telling(Telling.toAll(told, c.to(), Purposes.IDENTIFICATION, drafting.order().stamp()));
  }

  private Draft decide(DecideBestInterests c) {
    DecisionTold told =
        new DecisionTold(
            new DecisionId(drafting.freshId()), "BEST_INTERESTS", Guarded.of(c.result()));
    return Draft.of(new BestInterestsDecided(c.result(), c.decidedOn(), c.childsView()))
        .telling(Telling.toAll(told, c.to(), Purposes.of(told), drafting.order().stamp()));
  }

  private Draft decide(DecideIdentification c) {
    DecisionId id = new DecisionId(drafting.freshId());
    DecisionTold told = new DecisionTold(id, "IDENTIFICATION", c.result());
    return Draft.of(new IdentificationDecided(id, c.result(), c.cites()))
        .telling(Telling.toAll(told, c.to(), Purposes.IDENTIFICATION, drafting.order().stamp()));
  }
}
