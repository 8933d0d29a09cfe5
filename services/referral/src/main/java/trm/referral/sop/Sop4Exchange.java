package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import trm.referral.AssistanceCommand.AddData;
import trm.referral.AssistanceCommand.AnswerRequest;
import trm.referral.AssistanceCommand.CorrectFact;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.AssistanceCommand.ShareAssessment;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.AssessmentShared;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.AssistanceEvent.PlanShared;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.Clues;
import trm.referral.Command;
import trm.referral.HandoverEvent.Departed;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.Identity;
import trm.referral.Leg;
import trm.referral.Question;
import trm.referral.ReferralEvent;
import trm.referral.Unspoken;
import trm.referral.file.Days;
import trm.referral.file.FactList;
import trm.referral.file.FactList.Stated;
import trm.referral.file.Origin;
import trm.referral.file.Requests.Request;
import trm.referral.profile.Term;

/** SOP 4 between nodes: what a request may say, and who may answer it. */
final class Sop4Exchange {
  private static final List<String> SHELTER_FIELDS = List.of("org_Name", "org_ShippingStreet");

  private static final String NATIONALITY = "NATIONALITY_AND_IDENTITY";

  private Sop4Exchange() {}

  static final List<Rule<Question<? extends Command>>> REQUEST =
      List.of(
          rule(
              "SOP4-REQUEST-01",
              "A request says nothing of trafficking.",
              q -> requests(q).flatMap(Sop4Exchange::texts).noneMatch(Unspoken::isIn)),
          rule(
              "SOP4-REQUEST-02",
              "An answer is asked for by a time that lies ahead.",
              q -> requests(q).allMatch(r -> r.dueBy().isAfter(q.situation().now()))),
          rule(
              "SOP4-REQUEST-03",
              "While a reflection period runs, nobody is asked for a return, a way, the nationality, the residence or a document.",
              q -> requests(q).noneMatch(Sop4Exchange::isForReturn) || !isReflecting(q)));

  static final List<Rule<Question<? extends Command>>> SHELTER =
      List.of(
          rule(
              "SOP4-SHELTER-01",
              "No message names the shelter in which the person lives.",
              q ->
                  q.draft().events().stream()
                      .flatMap(Sop4Exchange::places)
                      .noneMatch(p -> isShelter(p, q))));

  static final List<Rule<Question<ShareAssessment>>> ASSESSMENT =
      List.of(
          rule(
              "SOP4-ASSESSMENT-01",
              "An assessment of risks and needs is valid today.",
              q -> assessed(q).noneMatch(a -> a.validUntil().isBefore(today(q)))),
          rule(
              "SOP4-ASSESSMENT-02",
              "An assessment of risks and needs is valid no longer than this country's law lets a decision rest on it.",
              q -> assessed(q).noneMatch(a -> isTooOld(a, q))));

  static final List<Rule<Question<AnswerRequest>>> ANSWER =
      List.of(
          rule(
              "SOP4-ANSWER-01",
              "The request was made by another node and waits for an answer.",
              q -> request(q).filter(r -> isOthers(r, q) && r.isOpen()).isPresent()),
          rule(
              "SOP4-ANSWER-02",
              "Who needs more data says which.",
              q -> !isMoreNeeded(q) || !q.command().moreDataNeeded().isEmpty()));

  static final List<Rule<Question<AddData>>> DATA =
      List.of(
          rule(
              "SOP4-DATA-01",
              "Data are added to a request of this node that waits for an answer.",
              q ->
                  q.referral()
                      .requests()
                      .find(q.command().requestId())
                      .filter(r -> !isOthers(r, q) && r.isOpen())
                      .isPresent()),
          rule(
              "SOP4-DATA-03",
              "Added data say nothing of trafficking.",
              q -> texts(q.command()).noneMatch(Unspoken::isIn)));

  static final List<Rule<Question<RequestVerification>>> VERIFICATION =
      List.of(
          rule(
              "SOP4-VERIFY-01",
              "A node that did not confirm the nationality is not asked again before the identity was corrected: longer-term help (SOP 3) comes next, not the same question.",
              q -> !isAboutNationality(q) || !isDenied(q)));

  static final List<Rule<Question<CorrectFact>>> CORRECTION =
      List.of(
          rule(
              "SOP4-CORRECT-01",
              "A correction says what is right in the place of what was wrong.",
              q ->
                  q.command().identity().isHeld()
                      || q.command().clues().isHeld()
                      || q.command().travelDocument().isHeld()),
          rule(
              "SOP4-CORRECT-02",
              "A correction says nothing of trafficking.",
              q -> texts(q.command()).noneMatch(Unspoken::isIn)));

  private static boolean isAboutNationality(Question<RequestVerification> q) {
    return q.command().kind().equals(NATIONALITY);
  }

  private static boolean isDenied(Question<RequestVerification> q) {
    FactList sinceCorrection = q.referral().care().facts().since(FactCorrected.class);
    return sinceCorrection.all(AnswerGiven.class).stream()
        .filter(answer -> answer.node().equals(q.command().to()))
        .map(Stated::event)
        .filter(answer -> answer.kind().equals(NATIONALITY))
        .reduce((earlier, later) -> later)
        .filter(answer -> answer.outcome().equals("NOT_CONFIRMED"))
        .isPresent();
  }

  private static Stream<AssessmentShared> assessed(Question<ShareAssessment> q) {
    return q.draft().first(AssessmentShared.class).stream();
  }

  private static boolean isTooOld(AssessmentShared assessed, Question<ShareAssessment> q) {
    return q.situation()
        .provisions()
        .isBeyond(Term.ASSESSMENT_VALIDITY, today(q), assessed.validUntil());
  }

  private static LocalDate today(Question<?> q) {
    return Days.of(q.situation().now());
  }

  /** Tracing a family and asking for help may serve a person who stays. */
  private static boolean isForReturn(RequestMade asked) {
    return asked.kind().equals("CLEARANCE") || Origin.isAskedOfHerOwnState(asked.kind());
  }

  private static boolean isReflecting(Question<?> q) {
    return q.referral().care().isReflecting(today(q));
  }

  private static Stream<RequestMade> requests(Question<?> q) {
    return q.draft().events().stream()
        .filter(RequestMade.class::isInstance)
        .map(RequestMade.class::cast);
  }

  private static Stream<String> texts(RequestMade asked) {
    Stream<String> clues = asked.clues().held().stream().flatMap(Clues::texts);
    Stream<String> identity = asked.identity().held().stream().flatMap(Sop4Exchange::texts);
    return Stream.concat(Stream.concat(clues, identity), asked.preferredPlace().held().stream());
  }

  private static Stream<String> texts(AddData added) {
    return Stream.concat(
        added.clues().held().stream().flatMap(Clues::texts),
        added.identity().held().stream().flatMap(Sop4Exchange::texts));
  }

  private static Stream<String> texts(CorrectFact corrected) {
    return Stream.concat(
        corrected.clues().held().stream().flatMap(Clues::texts),
        corrected.identity().held().stream().flatMap(Sop4Exchange::texts));
  }

  /** A name is written as the register has it, whatever it sounds like. */
  private static Stream<String> texts(Identity identity) {
    return Stream.of(
            identity.birthPlace(),
            identity.nationalityClaimed(),
            identity.documentType(),
            identity.documentNumber())
        .flatMap(Stream::ofNullable);
  }

  private static Stream<String> places(ReferralEvent event) {
    return switch (event) {
      case HandoverOffered offered -> offered.meetingPlace().held().stream();
      case Departed departed -> departed.itinerary().held().stream().flatMap(Sop4Exchange::places);
      case PlanShared plan -> plan.itinerary().held().stream().flatMap(Sop4Exchange::places);
      case ReferralEvent other -> Stream.empty();
    };
  }

  private static Stream<String> places(List<Leg> legs) {
    return legs.stream().flatMap(leg -> Stream.of(leg.from(), leg.to()));
  }

  private static boolean isShelter(String place, Question<?> q) {
    String lower = place.toLowerCase(Locale.ROOT);
    return SHELTER_FIELDS.stream()
        .flatMap(field -> q.referral().care().intake(field).stream())
        .filter(known -> !known.isBlank())
        .anyMatch(known -> lower.contains(known.toLowerCase(Locale.ROOT)));
  }

  private static Optional<Request> request(Question<AnswerRequest> q) {
    return q.referral().requests().find(q.command().requestId());
  }

  private static boolean isOthers(Request request, Question<?> q) {
    return !request.from().equals(q.referral().self());
  }

  private static boolean isMoreNeeded(Question<AnswerRequest> q) {
    return q.command().outcome().equals("MORE_DATA_NEEDED");
  }
}
