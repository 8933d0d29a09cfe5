package trm.corridor.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.corridor.sim.World.CHINA;
import static trm.corridor.sim.World.MACAO;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import trm.evidence.NodeId;

/** Each invariant is seen to fail: one that cannot would prove nothing. */
@Execution(ExecutionMode.CONCURRENT)
class SabotagedNodeTest {
  private static final int SEEDS = 80;
  private final Contract contract = new Contract();

  @Test
  void aNodeThatLetsGoWhenThePersonLeavesIsFoundOut() {
    finds(Invariant.DUTY, MACAO, Lies.lettingGoAtDeparture());
  }

  @Test
  void aNodeThatTakesAuthorityBeforeThePersonArrivesIsFoundOut() {
    finds(Invariant.AUTHORITY, CHINA, Lies.claimingAuthority());
  }

  @Test
  void aNodeThatForgetsWhatItHasReceivedIsFoundOut() {
    finds(Invariant.EFFECT_ONCE, CHINA, Lies.forgettingMail());
  }

  @Test
  void aSenderThatTakesSentForReceivedIsFoundOut() {
    finds(Invariant.ACKNOWLEDGED_IS_JOURNALLED, MACAO, Lies.takingSentForReceived());
  }

  @Test
  void aNodeThatForgetsAHoldIsFoundOut() {
    finds(Invariant.ONWARD_GATED, MACAO, Lies.forgettingHolds());
  }

  @Test
  void aSenderThatDoesNotNumberItsMessagesIsFoundOut() {
    finds(Invariant.ORDER_KEPT, MACAO, Lies.notNumbering());
  }

  @Test
  void aNodeThatRewritesItsJournalIsFoundOut() {
    finds(Invariant.JOURNAL_VERIFIES, CHINA, Lies.writingIntoLeaves("x"));
  }

  @Test
  void aNodeThatWritesANameIntoItsJournalIsFoundOut() {
    finds(Invariant.PERSONAL_IN_BODIES_ONLY, MACAO, Lies.writingIntoLeaves("Solongo"));
  }

  @Test
  void aNodeThatSendsNothingDoesNotComeToRest() {
    finds(Invariant.COMES_TO_REST, CHINA, Lies.sendingNothing());
  }

  @Test
  void aNodeThatFailsOnAMessageIsFoundOut() {
    finds(Invariant.NO_ALARM, CHINA, Lies.failingOnNewCases());
  }

  @Test
  void aNodeThatDoesNotSeeThatAnotherWasRestoredIsFoundOut() {
    finds(Invariant.RESTORE_IS_TOLD, MACAO, Lies.blindToRestores());
  }

  @Test
  void aNodeThatTakesANoForAYesIsFoundOut() {
    finds(Invariant.TOMORROW_IS_ANSWERED, MACAO, Lies.takingNoForYes());
  }

  @Test
  void aNodeThatKeepsNoEvidenceOfTwoFacesIsFoundOut() {
    finds(Invariant.TWO_FACES_ARE_FOUND, MACAO, Lies.keepingNoEvidence());
  }

  @Test
  void aCountryThatLeavesWhileMailIsUnderWayIsFoundOut() {
    finds(Invariant.COMES_TO_REST, CHINA, Sabotage.ofLeaving());
  }

  private void finds(Invariant invariant, NodeId node, Sabotage sabotage) {
    Stream<Invariant> broken =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> Simulation.run(contract, Script.of(seed, node, sabotage)))
            .flatMap(run -> run.violations().stream())
            .map(Violation::invariant);
    assertThat(broken.anyMatch(invariant::equals))
        .as("one of %d seeds finds %s broken", SEEDS, invariant)
        .isTrue();
  }
}
