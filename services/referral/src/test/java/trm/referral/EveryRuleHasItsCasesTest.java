package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import trm.referral.Decision.Agreed;
import trm.referral.Decision.Refused;
import trm.referral.RuleCases.RuleCase;
import trm.referral.sop.LawBook;
import trm.referral.sop.Rule;

/** Each rule has a situation in which it lets through and one in which it refuses. */
class EveryRuleHasItsCasesTest {
  @Test
  void noRuleIsWithoutCasesAndNoCaseWithoutRule() {
    List<String> rules = LawBook.rules().stream().map(Rule::id).sorted().toList();
    List<String> cases = RuleCases.all().stream().map(RuleCase::ruleId).sorted().toList();

    assertThat(cases).containsExactlyElementsOf(rules);
  }

  @Test
  void onlyTheEpochIsGuardedAtTwoDoorsByOneName() {
    List<String> rules = new ArrayList<>(LawBook.rules().stream().map(Rule::id).toList());
    rules.remove("EPOCH_STALE");

    assertThat(rules).doesNotHaveDuplicates();
  }

  @Test
  void everyRuleSaysItsSentence() {
    assertThat(LawBook.rules()).allSatisfy(rule -> assertThat(rule.sentence()).endsWith("."));
  }

  @TestFactory
  Stream<DynamicTest> letsTheGoodCaseThrough() {
    return RuleCases.all().stream()
        .map(c -> DynamicTest.dynamicTest(c.ruleId(), () -> assertAgreed(c)));
  }

  private static void assertAgreed(RuleCase c) {
    assertThat(c.passing()).isInstanceOf(Agreed.class);
  }

  @TestFactory
  Stream<DynamicTest> refusesTheBadCaseByName() {
    return RuleCases.all().stream()
        .map(c -> DynamicTest.dynamicTest(c.ruleId(), () -> assertRefused(c)));
  }

  private static void assertRefused(RuleCase c) {
    assertThat(c.failing())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.rules()).extracting("ruleId").contains(c.ruleId()));
  }

  @Test
  void everyRefusalThatWouldBetrayThePersonReadsAlikeToPeers() {
    Map<String, DisclosureClass> silent =
        LawBook.rules().stream()
            .filter(rule -> rule.betrays() != null)
            .collect(Collectors.toMap(Rule::id, Rule::betrays));
    List<RuleCase> cases =
        RuleCases.all().stream()
            .filter(c -> silent.containsKey(c.ruleId()))
            .sorted(Comparator.comparing(RuleCase::ruleId))
            .toList();

    assertThat(cases).hasSizeGreaterThanOrEqualTo(silent.size()).isNotEmpty();
    assertThat(cases)
        .allSatisfy(c -> assertThat(((Refused) c.failing()).toldToPeers()).isEqualTo("NOT_NOW"));
  }
}
