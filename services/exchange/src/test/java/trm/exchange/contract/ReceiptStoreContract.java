package trm.exchange.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.exchange.contract.Invented.LATER;
import static trm.exchange.contract.Invented.NOW;
import static trm.exchange.contract.Invented.PEER;
import static trm.exchange.contract.Invented.digest;
import static trm.exchange.contract.Invented.messageId;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trm.exchange.receipt.GivenReceipt;
import trm.exchange.receipt.OwedReceipt;
import trm.exchange.receipt.ReceiptStore;

/** The contract of {@link ReceiptStore}. */
public abstract class ReceiptStoreContract extends StoreContract {

  @Test
  void owesUntilTheTextIsMade() {
    OwedReceipt first = owe(1, NOW);
    OwedReceipt second = owe(2, LATER);
    assertThat(inWork(() -> receipts().unmade(9))).containsExactly(first, second);
    assertThat(inWork(() -> receipts().unmade(1))).containsExactly(first);
    assertThat(inWork(() -> receipts().oldestUnmade())).contains(NOW);

    doInWork(() -> receipts().made(List.of(new GivenReceipt(first, "text 1"))));

    assertThat(inWork(() -> receipts().unmade(9))).containsExactly(second);
    assertThat(inWork(() -> receipts().oldestUnmade())).contains(LATER);
    assertThat(inWork(() -> receipts().toPost(9)))
        .containsExactly(new GivenReceipt(first, "text 1"));
  }

  @Test
  void postsOnceWhatIsMade() {
    OwedReceipt owed = owe(1, NOW);
    assertThat(inWork(() -> receipts().toPost(9))).isEmpty();
    doInWork(() -> receipts().made(List.of(new GivenReceipt(owed, "text"))));
    assertThat(inWork(() -> receipts().toPost(9))).containsExactly(new GivenReceipt(owed, "text"));

    doInWork(() -> receipts().posted(List.of(owed.envelope())));

    assertThat(inWork(() -> receipts().toPost(9))).isEmpty();
  }

  @Test
  void postsTheSameTextAgainWhenAsked() {
    OwedReceipt owed = owe(1, NOW);
    doInWork(() -> receipts().postAgain(owed.envelope()));
    assertThat(inWork(() -> receipts().toPost(9))).isEmpty();
    doInWork(() -> receipts().made(List.of(new GivenReceipt(owed, "text"))));
    doInWork(() -> receipts().posted(List.of(owed.envelope())));

    doInWork(() -> receipts().postAgain(owed.envelope()));
    doInWork(() -> receipts().postAgain(digest("unknown")));

    assertThat(inWork(() -> receipts().toPost(9))).containsExactly(new GivenReceipt(owed, "text"));
  }

  @Test
  void keepsTheFirstReceiptOfAPeer() {
    doInWork(() -> receipts().hold(messageId(1), PEER, "first", NOW));
    doInWork(() -> receipts().hold(messageId(1), PEER, "second", LATER));

    assertThat(inWork(() -> receipts().held(messageId(1)))).contains("first");
    assertThat(inWork(() -> receipts().held(messageId(2)))).isEmpty();
  }

  @Test
  void owesAndKeepsManyInTheirOrder() {
    OwedReceipt first = owed(1, NOW);
    OwedReceipt second = owed(2, LATER);
    doInWork(() -> receipts().owe(List.of(first, second)));
    doInWork(() -> receipts().owe(List.of()));
    doInWork(() -> receipts().hold(messageId(1), PEER, "first", NOW));
    doInWork(
        () -> receipts().hold(Map.of(messageId(1), "late", messageId(2), "second"), PEER, LATER));

    assertThat(inWork(() -> receipts().unmade(9))).containsExactly(first, second);
    assertThat(inWork(() -> receipts().held(messageId(1)))).contains("first");
    assertThat(inWork(() -> receipts().held(messageId(2)))).contains("second");
  }

  private ReceiptStore receipts() {
    return stores().receipts();
  }

  private OwedReceipt owe(int number, Instant at) {
    OwedReceipt owed = owed(number, at);
    doInWork(() -> receipts().owe(owed));
    return owed;
  }

  private static OwedReceipt owed(int number, Instant at) {
    return new OwedReceipt(
        digest("envelope " + number),
        digest("leaf " + number),
        messageId(number),
        PEER,
        number == 1 ? "NOT_NOW" : null,
        at);
  }
}
