package trm.node.api;

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
      case CaseAnswer.KeyReused() ->
          problems.answer(Problem.of(ApiError.IDEMPOTENCY_KEY_REUSED), wish);
    };
  }

  private ResponseEntity<String> done(CaseAnswer.Done done) {
    var body = json.createObjectNode();
    body.put("case", done.caseReference().value());
    body.put("epoch", done.epoch());
    body.put("turn", done.turn());
    body.put("journalIndex", indexOf(done.entry()));
    body.put("created", done.created());
    var ids = body.putArray("messageIds");
    done.messages().stream().map(MessageId::toString).forEach(ids::add);
    if (!done.earlierCases().isEmpty()) {
      var earlier = body.putArray("earlierCases");
      done.earlierCases().stream().map(CaseReference::value).forEach(earlier::add);
    }
    for (CaseAnswer.LeftOut left : done.leftOut()) {
      var entry =
          body.withArray("leftOut").addObject().put("to", left.to()).put("event", left.event());
      left.fields().forEach(entry.putArray("fields")::add);
    }
    return ResponseEntity.accepted().contentType(MediaType.APPLICATION_JSON).body(body.toString());
  }

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
