package trm.node.storage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.node.casework.CaseAnswer;
import trm.node.wire.UnknownCode;
import trm.referral.BrokenRule;
import trm.referral.CaseReference;
import trm.referral.DisclosureClass;

/** A kept answer as bytes, before they are encrypted. */
record AnswerJson(
    long epoch,
    long turn,
    @Nullable String created,
    List<String> messages,
    List<Rule> rules,
    @Nullable List<UnknownCode> codes,
    @Nullable String entry,
    @Nullable List<String> earlierCases,
    @Nullable List<CaseAnswer.LeftOut> leftOut) {
  private static final JsonMapper JSON = JsonMapper.shared();

  record Rule(String ruleId, String sentence, @Nullable DisclosureClass basisClass) {}

  static byte[] write(CaseAnswer.Kept answer) {
    AnswerJson json =
        switch (answer) {
          case CaseAnswer.Done done ->
              new AnswerJson(
                  done.epoch(),
                  done.turn(),
                  done.created(),
                  done.messages().stream().map(MessageId::toString).toList(),
                  List.of(),
                  null,
                  done.entry().toString(),
                  done.earlierCases().stream().map(CaseReference::value).toList(),
                  done.leftOut());
          case CaseAnswer.Refused refused ->
              new AnswerJson(
                  0,
                  0,
                  null,
                  List.of(),
                  refused.rules().stream()
                      .map(rule -> new Rule(rule.ruleId(), rule.sentence(), rule.basisClass()))
                      .toList(),
                  null,
                  refused.entry().toString(),
                  null,
                  null);
          case CaseAnswer.UnknownCodes unlisted ->
              new AnswerJson(0, 0, null, List.of(), List.of(), unlisted.codes(), null, null, null);
        };
    return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
  }

  static CaseAnswer.Kept read(byte[] bytes, CaseReference caseReference) {
    AnswerJson json = JSON.readValue(bytes, AnswerJson.class);
    if (json.codes() != null) {
      return new CaseAnswer.UnknownCodes(caseReference, json.codes());
    }
    Digest entry = Digest.parse(Objects.requireNonNull(json.entry()));
    if (!json.rules().isEmpty()) {
      return new CaseAnswer.Refused(
          caseReference,
          json.rules().stream()
              .map(rule -> new BrokenRule(rule.ruleId(), rule.sentence(), rule.basisClass()))
              .toList(),
          entry);
    }
    return new CaseAnswer.Done(
        caseReference,
        json.epoch(),
        json.turn(),
        json.created() == null ? "" : json.created(),
        json.messages().stream().map(MessageId::of).toList(),
        entry,
        json.earlier(),
        json.leftOut() == null ? List.of() : json.leftOut());
  }

  /** An answer that an earlier release kept names none. */
  private List<CaseReference> earlier() {
    return earlierCases == null
        ? List.of()
        : earlierCases.stream().map(CaseReference::new).toList();
  }
}
