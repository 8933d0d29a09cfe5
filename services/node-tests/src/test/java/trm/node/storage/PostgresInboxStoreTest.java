package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import trm.evidence.ConversationId;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.exchange.contract.InboxStoreContract;
import trm.exchange.contract.Stores;
import trm.exchange.inbox.Ahead;
import trm.exchange.inbox.Turn;

/** What holds for every store of this kind, on PostgreSQL, and what two at a time see. */
final class PostgresInboxStoreTest extends InboxStoreContract {
  private static final NodeId SENDER = new NodeId("mo-destination");
  private static final ConversationId CONVERSATION = conversation(1);

  @Override
  protected Stores emptyStores() {
    return PostgresStores.empty();
  }

  @Test
  void letsASecondWorkWaitForTheConversationAndSeeWhatTheFirstCommitted() throws Exception {
    Stores stores = PostgresStores.empty();
    CompletableFuture<Long> second =
        stores
            .unitOfWork()
            .carryOut(
                _ -> {
                  stores.inbox().lock(CONVERSATION);
                  CompletableFuture<Long> waiting =
                      CompletableFuture.supplyAsync(() -> expectedUnderLock(stores));
                  PostgresStores.awaitWaitingLock();
                  assertThat(waiting).isNotDone();
                  stores.inbox().expect(CONVERSATION, 2);
                  return waiting;
                })
            .value();

    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(2);
  }

  @Test
  void doesNotLetAnotherConversationWait() {
    Stores stores = PostgresStores.empty();
    boolean done =
        stores
            .unitOfWork()
            .carryOut(
                _ -> {
                  stores.inbox().lock(conversation(2));
                  return CompletableFuture.supplyAsync(() -> expectedUnderLock(stores))
                          .orTimeout(10, TimeUnit.SECONDS)
                          .join()
                      == 1;
                })
            .value();
    assertThat(done).isTrue();
  }

  /**
   * Envelopes with photos would not fit the heap together: one at least, and no more than 16 MiB.
   */
  @Test
  void namesNoMoreTurnsAtOnceThanFitTheHeap() {
    Stores stores = PostgresStores.empty();
    int eight = 8 << 20;
    for (int number = 1; number <= 4; number++) {
      Instant at = Instant.parse("2026-03-02T12:00:00Z").plusSeconds(number);
      ConversationId conversation = conversation(number);
      byte[] envelope = new byte[number == 4 ? 1 : eight];
      stores
          .unitOfWork()
          .carryOut(
              _ -> {
                stores
                    .inbox()
                    .putAhead(conversation, 1, new Ahead.Parked(envelope, null, at, at, 0));
                return conversation;
              });
    }
    assertThat(stores.unitOfWork().carryOut(_ -> stores.inbox().parked(SENDER, 9)).value())
        .as("of those that came last")
        .hasSize(3);
    assertThat(turns(stores, 9)).containsExactly(conversation(1), conversation(2));
    assertThat(turns(stores, 1)).containsExactly(conversation(1));
    done(stores, 1);
    done(stores, 2);
    assertThat(turns(stores, 9)).containsExactly(conversation(3), conversation(4));
  }

  private static List<ConversationId> turns(Stores stores, int max) {
    return stores.unitOfWork().carryOut(_ -> stores.inbox().turns(max)).value().stream()
        .map(Turn::conversation)
        .toList();
  }

  private static void done(Stores stores, int number) {
    stores
        .unitOfWork()
        .carryOut(
            _ -> {
              stores.inbox().removeAhead(conversation(number), 1);
              return number;
            });
  }

  private static long expectedUnderLock(Stores stores) {
    return stores
        .unitOfWork()
        .carryOut(
            _ -> {
              stores.inbox().lock(CONVERSATION);
              return stores.inbox().expected(CONVERSATION);
            })
        .value();
  }

  private static ConversationId conversation(int number) {
    return new ConversationId(new Generation(SENDER, 1), new UUID(number, number));
  }
}
