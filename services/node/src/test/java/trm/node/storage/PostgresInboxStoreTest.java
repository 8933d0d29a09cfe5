package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import trm.evidence.ConversationId;
import trm.evidence.Generation;
import trm.evidence.NodeId;
import trm.exchange.contract.InboxStoreContract;
import trm.exchange.contract.Stores;

/** What holds for every store of this kind, on PostgreSQL, and what two at a time see. */
final class PostgresInboxStoreTest extends InboxStoreContract {
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
    return new ConversationId(
        new Generation(new NodeId("mo-destination"), 1), new UUID(number, number));
  }
}
