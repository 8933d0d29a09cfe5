package trm.node.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trm.exchange.inbox.Verdict;
import trm.node.keys.SecureFreshness;
import trm.node.wire.FactStoreCodec;
import trm.referral.BrokenRule;
import trm.referral.Decision;
import trm.referral.DisclosureClass;
import trm.referral.sop.LawBook;

/**
 * A peer that is refused learns nothing from the answer's bytes, its length or its size on the
 * broker but that it is not now: whichever rule said no, and whatever else did.
 *
 * <p>Silent rules stand before the own node's commands alone: none of them stands before a peer's
 * message today, so that no peer is refused by one. What is compared here is the machinery that
 * keeps such a refusal silent, with every silent rule that the book has, for the day on which one
 * does. Reasons that an officer chooses are another matter: {@code ReasonsThatMayBeToldTest}.
 */
class SilentReasonsReadAlikeTest {
  private static final BrokenRule LOUD =
      new BrokenRule("SOP4-ANSWER-03", "The answer names a request that this node made.", null);

  private final RefusingNode node = new RefusingNode();
  private final Entries entries = new Entries(new FactStoreCodec(), new SecureFreshness());

  @Test
  void everySilentReasonCrossesInTheSameBytes() {
    List<Decision.Refused> reasons = reasons().toList();
    assertThat(reasons).hasSizeGreaterThan(20);
    RefusingNode.Answer one = node.to(verdict(reasons.getFirst()));
    assertThat(one.toldCode()).isEqualTo("NOT_NOW");
    assertThat(reasons).allSatisfy(reason -> assertThat(node.to(verdict(reason))).isEqualTo(one));
  }

  /** The comparison sees a difference where there is one. */
  @Test
  void aReasonThatBetraysNothingReadsOtherwise() {
    RefusingNode.Answer told = node.to(verdict(new Decision.Refused(List.of(LOUD))));
    assertThat(told.toldCode()).isEqualTo("SOP4-ANSWER-03");
    assertThat(told.body()).isNotEqualTo(node.to(verdict(reasons().findFirst().get())).body());
  }

  @Test
  void theBookHasReasonsOfProceedingsAndOfAsylum() {
    assertThat(silentRules().map(BrokenRule::basisClass).collect(Collectors.toSet()))
        .contains(DisclosureClass.H, DisclosureClass.I);
  }

  /**
   * Every silent rule of the book, one of each silent class, and each beside one that may be told.
   */
  private static Stream<Decision.Refused> reasons() {
    return Stream.concat(silentRules(), oneOfEachSilentClass())
        .flatMap(rule -> Stream.of(List.of(rule), List.of(LOUD, rule), List.of(rule, LOUD)))
        .map(Decision.Refused::new);
  }

  private static Stream<BrokenRule> silentRules() {
    return LawBook.rules().stream()
        .filter(rule -> rule.betrays() != null && rule.betrays().isSilent())
        .map(rule -> new BrokenRule(rule.id(), rule.sentence(), rule.betrays()));
  }

  private static Stream<BrokenRule> oneOfEachSilentClass() {
    return Arrays.stream(DisclosureClass.values())
        .filter(DisclosureClass::isSilent)
        .map(c -> new BrokenRule("INVENTED-" + c, "An invented sentence. ".repeat(40), c));
  }

  /** As the mail room says it: the code for the peer, the rules for the own journal. */
  private Verdict.Refused verdict(Decision.Refused refused) {
    return new Verdict.Refused(
        refused.toldToPeers(), entries.ofRules("RequestMade", refused.rules()));
  }
}
