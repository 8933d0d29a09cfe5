package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a log line could show of commands, facts and decisions. */
class NothingPersonalInTextTest {
  private static final List<String> PERSONAL =
      List.of("Zokhiomol", "Solongo", "1999", "well behind", "Gate 4", "Harbour House", "4711");

  @Test
  void commandsShowNothing() {
    List<Command> commands =
        List.of(
            Story.open(),
            Story.verification(Nodes.MN),
            Story.offer(true, Nodes.CN),
            Story.depart(CaseFixture.HANDOVER),
            Story.arrive(CaseFixture.HANDOVER, "4711"));

    assertThat(commands.toString()).doesNotContain(PERSONAL).contains(Guarded.PROTECTED);
  }

  @Test
  void factsAndDecisionsShowNothing() {
    CaseFixture referral = CaseFixture.aReferral().readyToReturn().confirmed().clearedForDays(9);
    Decision decision = referral.asks(Story.offer(false, Nodes.CN));

    assertThat(referral.offered().departed().referral().facts().toString())
        .doesNotContain(PERSONAL);
    assertThat(decision.toString()).doesNotContain(PERSONAL).contains(Guarded.PROTECTED);
  }

  @Test
  void personalRecordsShowNothingWithoutTheirGuard() {
    assertThat(Story.IDENTITY.toString() + Story.legs() + Story.ADULT)
        .doesNotContain(PERSONAL)
        .doesNotContain("25-29");
  }
}
