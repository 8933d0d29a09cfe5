package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import trm.referral.AssistanceCommand.AnswerRequest;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.Identity;
import trm.referral.Question;
import trm.referral.TravelDocument;
import trm.referral.file.Days;

/** SOP 4: what a consular desk is asked to verify, on which ground it answers, what it issues. */
final class VerificationLaw {
  private static final Set<String> KINDS =
      Set.of("NATIONALITY_AND_IDENTITY", "PERMANENT_RESIDENCE", "DOCUMENT_GENUINE");

  private static final Set<String> OF_YES =
      Set.of(
          "REGISTER_ENTRY", "KNOWN_AT_HOME", "INTERVIEW", "DOCUMENT_EXAMINED", "PHOTO_RECOGNISED");
  private static final Set<String> OF_NO =
      Set.of(
          "NO_REGISTER_ENTRY",
          "UNKNOWN_AT_HOME",
          "ENTRY_OF_ANOTHER",
          "DOCUMENT_NOT_ISSUED",
          "DOCUMENT_ALTERED");
  private static final Set<String> OF_NEITHER =
      Set.of("SEVERAL_ENTRIES", "REGISTER_INCOMPLETE", "PLACE_NOT_FOUND", "NOT_READABLE");

  private VerificationLaw() {}

  static final List<Rule<Question<RequestVerification>>> REQUEST =
      List.of(
          rule(
              "SOP4-VERIFY-02",
              "Whoever asks whether a document is genuine names its kind and number, or sends a scan of it.",
              q -> !q.command().kind().equals("DOCUMENT_GENUINE") || isDocumentNamed(q)));

  static final List<Rule<Question<AnswerRequest>>> ANSWER =
      List.of(
          rule(
              "SOP4-ANSWER-05",
              "A verification is confirmed, not confirmed or inconclusive on a coded ground, and each ground is one of that outcome.",
              VerificationLaw::isGrounded),
          rule(
              "SOP4-ANSWER-06",
              "A travel document that is issued is told with its dates: valid today, ending no earlier than it was issued, and no other last day told beside it.",
              VerificationLaw::isWellIssued));

  /** Whether each ground is one on which this can be found; none is a ground of anything else. */
  static boolean areOf(String outcome, List<String> grounds) {
    return of(outcome).containsAll(grounds);
  }

  private static Set<String> of(String outcome) {
    return switch (outcome) {
      case "CONFIRMED" -> OF_YES;
      case "NOT_CONFIRMED" -> OF_NO;
      case "INCONCLUSIVE" -> OF_NEITHER;
      default -> Set.of();
    };
  }

  private static boolean isGrounded(Question<AnswerRequest> q) {
    AnswerRequest answer = q.command();
    boolean isNeeded = KINDS.contains(kind(q)) && !of(answer.outcome()).isEmpty();
    return areOf(answer.outcome(), answer.grounds()) && (!isNeeded || !answer.grounds().isEmpty());
  }

  private static boolean isDocumentNamed(Question<RequestVerification> q) {
    boolean scanned =
        q.draft().first(RequestMade.class).stream()
            .flatMap(RequestMade::files)
            .anyMatch(file -> file.kind().equals("DOCUMENT_SCAN"));
    return scanned || q.command().identity().held().filter(VerificationLaw::isNumbered).isPresent();
  }

  private static boolean isNumbered(Identity identity) {
    return identity.documentType() != null && identity.documentNumber() != null;
  }

  private static boolean isWellIssued(Question<AnswerRequest> q) {
    Optional<TravelDocument> document = q.command().travelDocument().held();
    boolean isOwed = kind(q).equals("TRAVEL_DOCUMENT") && q.command().outcome().equals("CONFIRMED");
    return document.map(issued -> isSound(issued, q)).orElse(!isOwed);
  }

  private static boolean isSound(TravelDocument issued, Question<AnswerRequest> q) {
    LocalDate today = Days.of(q.situation().now());
    boolean told =
        q.draft().first(AnswerGiven.class).stream()
            .map(AnswerGiven::documentValidUntil)
            .allMatch(until -> Objects.equals(until, issued.expiresOn()));
    return told
        && !issued.expiresOn().isBefore(today)
        && !issued.expiresOn().isBefore(issued.issuedOn());
  }

  private static String kind(Question<AnswerRequest> q) {
    return q.referral()
        .requests()
        .find(q.command().requestId())
        .map(request -> request.asked().kind())
        .orElse("");
  }
}
