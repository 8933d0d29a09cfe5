package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import trm.evidence.directory.Directory;
import trm.exchange.receipt.KeyRetirement;

class RetiredKeyTest extends Situation {
  private static final Duration RETENTION = Duration.ofDays(7);

  private static final Duration LAST_ARRIVAL = Directory.URGENT_GRACE.plus(RETENTION);

  @Test
  void mayBeDestroyedWhenTheMailboxHasDroppedWhatWasSealedToIt() {
    Instant validUntil = clock.instant();
    assertThat(retirement().mayDestroy(validUntil, validUntil.plus(LAST_ARRIVAL))).isFalse();
    assertThat(retirement().mayDestroy(validUntil, validUntil.plus(LAST_ARRIVAL).plusMillis(1)))
        .isTrue();
  }

  @Test
  void isKeptWhileAMessageSealedToItWaitsForItsReceiptOrItsTurn() {
    Instant validUntil = clock.instant();
    macao.says(mongolia, "first");
    macao.says(mongolia, "second");
    macao.sends();
    broker.mailbox(mongolia.self).removeFirst();
    mongolia.takes();
    Instant allGone = validUntil.plus(LAST_ARRIVAL).plusMillis(1);
    assertThat(retirement().mayDestroy(validUntil, allGone)).isFalse();

    pass(RETENTION.plusDays(1));
    settle();
    assertThat(mongolia.effects()).containsExactly("first", "second");
    assertThat(retirement().mayDestroy(validUntil, allGone)).isTrue();
  }

  private KeyRetirement retirement() {
    return new KeyRetirement(
        mongolia.unitOfWork, mongolia.inboxStore, mongolia.receipts, RETENTION);
  }
}
