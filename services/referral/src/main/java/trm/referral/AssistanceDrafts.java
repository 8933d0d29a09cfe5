package trm.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.AssessmentShared;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.FollowUpReported;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.AssistanceEvent.StatusTold;
import trm.referral.LocalEvent.CorrectionAddressed;
import trm.referral.LocalEvent.RequestAddressed;
import trm.referral.consent.Correction;
import trm.referral.consent.Purposes;
import trm.referral.file.Attachments;
import trm.referral.file.FollowUps;
import trm.referral.file.Requests.Request;
import trm.referral.file.Rooms;
import trm.referral.measure.MeasureOf;
import trm.referral.profile.Term;

/** What asking, answering and telling bring about. */
record AssistanceDrafts(Drafting drafting) {

  Draft of(AssistanceCommand command) {
    return switch (command) {
      case ShareAssessment c -> tell(assessment(c), c.to());
      case RequestVerification c -> ask(verification(c), c.to());
      case AddData c -> add(c);
      case AnswerRequest c -> answer(c);
      case ProposeReturn c -> ask(returnRequest(c), c.to());
      case RequestClearance c -> ask(clearanceRequest(c), c.to());
      case SharePlan c -> tell(plan(c), c.to());
      case RecordFollowUp c -> tell(followUp(c), c.to());
      case CorrectFact c -> correct(c);
      case TellStatus c -> tell(c);
    };
  }

  /** Whom the person excepted learns where the case stands, so that it stops, and not why. */
  private Draft tell(TellStatus c) {
    StatusTold told = new StatusTold(c.status(), c.reason());
    List<Telling> tellings =
        c.to().stream()
            .map(
                to ->
                    isExcepted(to)
                        ? telling(new StatusTold(c.status(), null), to)
                        : telling(told, to))
            .toList();
    return Draft.of(told).telling(tellings);
  }

  private Telling telling(StatusTold told, NodeId to) {
    return new Telling(told, to, Purposes.of(told), drafting.order().stamp());
  }

  private boolean isExcepted(NodeId node) {
    Situation situation = drafting.situation();
    return situation
        .directory()
        .find(node)
        .filter(to -> drafting.referral().consents().ruleOut(to, situation.now()))
        .isPresent();
  }

  private Draft correct(CorrectFact c) {
    CorrectionId id = new CorrectionId(drafting.freshId());
    FactCorrected corrected =
        new FactCorrected(id, c.corrects(), c.identity(), c.clues(), c.travelDocument());
    List<Telling> tellings =
        new Correction(corrected, drafting.referral(), drafting.situation())
            .tellings(c.to(), drafting.order().stamp());
    List<NodeId> to = tellings.stream().map(Telling::to).distinct().toList();
    return Draft.of(corrected, new CorrectionAddressed(id, to)).telling(tellings);
  }

  private Draft tell(AssistanceEvent event, Collection<NodeId> to) {
    return drafting.tell(event, to, Purposes.of(event));
  }

  private Draft ask(RequestMade asked, NodeId to) {
    return tell(asked, List.of(to)).and(Draft.of(new RequestAddressed(asked.requestId(), to)));
  }

  private AssessmentShared assessment(ShareAssessment c) {
    return new AssessmentShared(
        new AssessmentId(drafting.freshId()),
        c.side(),
        c.level(),
        c.risks(),
        c.needs(),
        validUntil(c));
  }

  private LocalDate validUntil(ShareAssessment c) {
    return c.validUntil() != null
        ? c.validUntil()
        : drafting.provisions().end(Term.ASSESSMENT_VALIDITY, drafting.today());
  }

  /** An agreement with the asked node's country goes before the profile's own limit. */
  private Instant dueBy(@Nullable Instant asked, AssistanceCommand command, NodeId to) {
    String measure = MeasureOf.command(command, drafting.referral());
    Instant now = drafting.situation().now();
    return asked != null
        ? asked
        : drafting.provisions().dueBy(measure, drafting.territory(to), drafting.isChild(), now);
  }

  /** After a return the intervals of the agreement or the profile go on, to the last of them. */
  private @Nullable LocalDate nextDueOn(RecordFollowUp c) {
    if (c.nextDueOn() != null) {
      return c.nextDueOn();
    }
    return new FollowUps(drafting.referral(), drafting.situation()).next(c.dueOn()).orElse(null);
  }

  private RequestMade verification(RequestVerification c) {
    return new RequestMade(
        new RequestId(drafting.freshId()),
        c.kind(),
        dueBy(c.dueBy(), c, c.to()),
        c.profile(),
        c.identity(),
        c.clues(),
        Guarded.withheld(),
        capacities(c),
        files().ofIdentity(c.attachments()),
        files().ofHome(c.attachments()));
  }

  private Attachments files() {
    return Attachments.of(drafting.referral().facts());
  }

  private static Guarded<List<String>> capacities(RequestVerification c) {
    boolean open = c.kind().equals(Rooms.KIND) && !c.capacities().isHeld();
    return open ? Guarded.of(Rooms.TRIAD) : c.capacities();
  }

  private RequestMade returnRequest(ProposeReturn c) {
    return new RequestMade(
        new RequestId(drafting.freshId()),
        "RETURN",
        dueBy(c.dueBy(), c, c.to()),
        c.profile(),
        Guarded.withheld(),
        Guarded.withheld(),
        c.preferredPlace(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld());
  }

  private RequestMade clearanceRequest(RequestClearance c) {
    return new RequestMade(
        new RequestId(drafting.freshId()),
        "CLEARANCE",
        dueBy(c.dueBy(), c, c.to()),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld());
  }

  private Draft add(AddData c) {
    DataAdded added =
        new DataAdded(
            c.requestId(),
            c.identity(),
            c.clues(),
            files().ofIdentity(c.attachments()),
            files().ofHome(c.attachments()));
    Referral referral = drafting.referral();
    String purpose =
        referral
            .requests()
            .find(c.requestId())
            .map(request -> Purposes.ofRequest(request.asked().kind()))
            .orElse(Purposes.VERIFICATION);
    return drafting.tell(added, referral.peers().addressees(c.requestId()), purpose);
  }

  private Draft answer(AnswerRequest c) {
    return drafting
        .referral()
        .requests()
        .find(c.requestId())
        .map(request -> answer(c, request))
        .orElse(Draft.nothing());
  }

  /** The own file keeps the reason that the officer gave; the peer reads what may be told. */
  private Draft answer(AnswerRequest c, Request request) {
    NodeId to = request.from();
    String reason =
        new SilentReason(drafting.referral(), drafting.situation())
            .told(c.outcome(), c.reason(), to);
    AnswerGiven told = answer(c, request, reason);
    return Draft.of(answer(c, request, c.reason()))
        .telling(List.of(new Telling(told, to, Purposes.of(told), drafting.order().stamp())));
  }

  private AnswerGiven answer(AnswerRequest c, Request request, @Nullable String reason) {
    return new AnswerGiven(
        c.requestId(),
        request.asked().kind(),
        c.outcome(),
        reason,
        c.moreDataNeeded(),
        c.travelDocument(),
        validUntil(c),
        c.capacities(),
        c.grounds(),
        files().ofIdentity(c.attachments()),
        files().ofHome(c.attachments()));
  }

  /** Told apart from the document, so that whoever may not read that can watch its end. */
  private static @Nullable LocalDate validUntil(AnswerRequest c) {
    return c.documentValidUntil() != null
        ? c.documentValidUntil()
        : c.travelDocument().held().map(TravelDocument::expiresOn).orElse(null);
  }

  private PlanShared plan(SharePlan c) {
    return new PlanShared(
        new PlanId(drafting.freshId()),
        c.kind(),
        c.receivingOrganisation(),
        c.contact(),
        c.alternate(),
        c.itinerary(),
        c.escort(),
        c.goals(),
        c.validUntil());
  }

  private FollowUpReported followUp(RecordFollowUp c) {
    return new FollowUpReported(
        new FollowUpId(drafting.freshId()),
        c.dueOn(),
        c.contactMade(),
        c.situation(),
        nextDueOn(c));
  }
}
