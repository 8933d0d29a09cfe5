package trm.exchange.situation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import trm.exchange.receipt.KeyRetirement;

class RetiredKeyTest extends Situation {
  private static final Duration RETENTION = Duration.ofDays(7);

  @Test
  void mayBeDestroyedWhenTheMailboxHasDroppedWhatWasSealedToIt() {
    Instant lastSealedAt = clock.instant();
    assertThat(retirement().mayDestroy(lastSealedAt, lastSealedAt.plus(RETENTION))).isFalse();
    assertThat(retirement().mayDestroy(lastSealedAt, lastSealedAt.plus(RETENTION).plusMillis(1)))
        .isTrue();
  }

  @Test
  void isKeptWhileAMessageSealedToItWaitsForItsReceiptOrItsTurn() {
    Instant lastSealedAt = clock.instant();
    macao.says(mongolia, "first");
    macao.says(mongolia, "second");
    macao.sends();
    broker.mailbox(mongolia.self).removeFirst();
    mongolia.takes();
    pass(RETENTION.plusDays(1));
    assertThat(retirement().mayDestroy(lastSealedAt, clock.instant())).isFalse();

    settle();
    assertThat(mongolia.effects()).containsExactly("first", "second");
    assertThat(retirement().mayDestroy(lastSealedAt, clock.instant())).isTrue();
  }

  private KeyRetirement retirement() {
    return new KeyRetirement(
        mongolia.unitOfWork, mongolia.inboxStore, mongolia.receipts, RETENTION);
  }
}
