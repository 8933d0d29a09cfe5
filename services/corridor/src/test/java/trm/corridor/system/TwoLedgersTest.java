package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import trm.evidence.MessageId;

/** That the comparison of two nodes' books finds a lost, a doubled and a forgotten message. */
class TwoLedgersTest {
  private final MessageId first = new MessageId(new UUID(1, 1));
  private final MessageId second = new MessageId(new UUID(2, 2));
  private final List<MessageId> both = List.of(first, second);

  @Test
  void findsNothingWhereEachMessageHadOneEffect() {
    assertThat(new TwoLedgers(ledger("ACKNOWLEDGED"), both, both, both).differences()).isEmpty();
  }

  @Test
  void findsALostMessage() {
    assertThat(new TwoLedgers(ledger("ACKNOWLEDGED"), both, List.of(first), both).differences())
        .containsExactly(second + " was taken in 0 times");
  }

  @Test
  void findsADoubledMessage() {
    List<MessageId> twice = List.of(first, second, second);
    assertThat(new TwoLedgers(ledger("ACKNOWLEDGED"), both, twice, both).differences())
        .containsExactly(second + " was taken in 2 times");
  }

  @Test
  void findsAMessageThatNobodyPosted() {
    Map<MessageId, String> ledger = Map.of(first, "ACKNOWLEDGED");
    assertThat(new TwoLedgers(ledger, List.of(first), both, List.of(first)).differences())
        .containsExactly(
            second + " is not there in the sender's ledger",
            second + " was posted 0 times",
            second + " was receipted 0 times");
  }

  @Test
  void findsAMessageThatIsStillOpenAndItsMissingReceipt() {
    assertThat(new TwoLedgers(ledger("SENT"), both, both, List.of(first)).differences())
        .containsExactly(
            second + " is SENT in the sender's ledger", second + " was receipted 0 times");
  }

  @Test
  void findsMessagesThatOvertook() {
    List<MessageId> turned = both.reversed();
    assertThat(new TwoLedgers(ledger("ACKNOWLEDGED"), both, turned, both).differences())
        .containsExactly("taken in another order than posted");
    assertThat(new TwoLedgers(ledger("ACKNOWLEDGED"), both, turned, both).lostOrDoubled())
        .isEmpty();
  }

  private Map<MessageId, String> ledger(String stateOfTheSecond) {
    Map<MessageId, String> ledger = new LinkedHashMap<>();
    ledger.put(first, "ACKNOWLEDGED");
    ledger.put(second, stateOfTheSecond);
    return ledger;
  }
}
