package trm.node.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.exchange.UnitOfWork;
import trm.exchange.receipt.JournalStore;
import trm.node.casework.CaseAnswer;
import trm.node.wire.UnknownCode;
import trm.referral.BrokenRule;
import trm.referral.CaseReference;
import trm.schema.LanguageWish;

/** Turns what became of an order into an answer to its caller. */
final class Answers {
  private final JsonMapper json;
  private final ProblemAnswers problems;
  private final UnitOfWork unitOfWork;
  private final JournalStore journal;

  Answers(JsonMapper json, ProblemAnswers problems, UnitOfWork unitOfWork, JournalStore journal) {
    this.json = json;
    this.problems = problems;
    this.unitOfWork = unitOfWork;
    this.journal = journal;
  }

  ResponseEntity<String> of(CaseAnswer answer, LanguageWish wish) {
    return switch (answer) {
      case CaseAnswer.Done done -> done(done);
      case CaseAnswer.Refused refused -> problems.answer(refused(refused.rules()), wish);
      case CaseAnswer.UnknownCodes(_, List<UnknownCode> codes) ->
          problems.answer(unlisted(codes), wish);
      case CaseAnswer.UnknownCase() -> problems.answer(Problem.of(ApiError.UNKNOWN_CASE), wish);
      case CaseAnswer.Changed changed -> changed(changed, wish);
      case CaseAnswer.KeyReused() ->
          problems.answer(Problem.of(ApiError.IDEMPOTENCY_KEY_REUSED), wish);
    };
  }

  /**
   * What a command did.
   *
   * @param journalIndex where it stands in the node's journal; null when the node has been restored
   *     since
   * @param created the id of what it made: a consent, a request, a hold, a handover
   * @param earlierCases of the caller's own organisation that may be about the same person
   * @param leftOut what a receiver does not get of what was written, since nothing allows it, or
   *     the receiver reads an earlier release
   */
  record CommandDone(
      @JsonProperty("case") String caseReference,
      long epoch,
      long turn,
      @Nullable Long journalIndex,
      @Nullable String created,
      List<String> messageIds,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> earlierCases,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LeftOut> leftOut) {}

  /** Fields that an event to a receiver goes without. */
  record LeftOut(String to, String event, List<String> fields) {}

  private ResponseEntity<String> done(CaseAnswer.Done done) {
    CommandDone body =
        new CommandDone(
            done.caseReference().value(),
            done.epoch(),
            done.turn(),
            indexOf(done.entry()),
            done.created(),
            done.messages().stream().map(MessageId::toString).toList(),
            done.earlierCases().stream().map(CaseReference::value).toList(),
            done.leftOut().stream()
                .map(left -> new LeftOut(left.to(), left.event(), left.fields()))
                .toList());
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.writeValueAsString(body));
  }

  /**
   * Both are shown, as far as they say nothing of the person: whoever wants more loads the case.
   */
  private ResponseEntity<String> changed(CaseAnswer.Changed changed, LanguageWish wish) {
    Conflict conflict =
        new Conflict(
            changed.line().version(),
            CaseViews.standing(changed.line()),
            changed.since().stream().map(CaseViews::step).toList());
    return problems.answer(
        Problem.of(ApiError.CASE_CHANGED), "case", json.valueToTree(conflict), wish);
  }

  /**
   * How a case differs from the caller's screen.
   *
   * @param version what the next If-Match names
   * @param since what was recorded after the version of the screen
   */
  record Conflict(long version, CaseViews.Standing stored, List<CaseViews.Step> since) {}

  /** Empty when the node has been restored since and goes on in another generation. */
  private @Nullable Long indexOf(Digest entry) {
    OptionalLong index = unitOfWork.carryOut(_ -> journal.indexOf(entry)).value();
    return index.isPresent() ? index.getAsLong() : null;
  }

  private static Problem refused(List<BrokenRule> rules) {
    List<Problem.Rule> told =
        rules.stream().map(rule -> new Problem.Rule(rule.ruleId(), rule.sentence())).toList();
    return Problem.ofRules(errorOf(rules), told);
  }

  private static Problem unlisted(List<UnknownCode> codes) {
    return Problem.ofFields(
        ApiError.UNKNOWN_CODE,
        codes.stream().map(code -> new Problem.Field(code.field(), code.sentence())).toList());
  }

  private static ApiError errorOf(List<BrokenRule> rules) {
    List<String> ids = rules.stream().map(BrokenRule::ruleId).toList();
    if (ids.contains("EPOCH_STALE")) {
      return ApiError.EPOCH_STALE;
    }
    return ids.contains("TURN_STALE") ? ApiError.TURN_STALE : ApiError.RULES_BROKEN;
  }
}
