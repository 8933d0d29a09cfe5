package trm.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trm.node.NodeUnderTest;
import trm.node.NodeUnderTest.Reply;
import trm.node.OneNode;
import trm.node.TestRealm;

/**
 * The realm takes every connection and says nothing, as behind a network that drops what is sent.
 * Whoever is told so is told within a time that is stated, however many ask.
 */
@OneNode(alone = true)
final class SilentRealmTest {
  private static final int MANY = 12;

  /** What a caller waits at most, and some seconds for a machine that has other things to do. */
  private static final Duration STATED = Duration.ofSeconds(8 + 6);

  private final NodeUnderTest node;
  private final TestRealm realm;
  private final String coordinator;
  private final String operator;

  SilentRealmTest(NodeUnderTest node, TestRealm realm) {
    this.node = node;
    this.realm = realm;
    this.coordinator = realm.token("marta", "mo-coordination", "national-coordinator");
    this.operator = realm.token("vera", "mo-operations", "operator");
    assertThat(ledger().status()).isEqualTo(200);
  }

  @AfterEach
  void speak() {
    realm.speakAgain();
  }

  private Reply ledger() {
    return node.get(operator, "/api/v1/messages");
  }

  @Test
  void whoeverWaitsForAPermissionIsToldInTimeAndNobodyWaitsForTheOthers() {
    realm.fallSilent();
    long begin = System.nanoTime();
    List<Reply> refused = atOnce(coordinator);
    assertThat(since(begin)).isLessThan(STATED);
    assertThat(refused).extracting(Reply::code).containsOnly("PERMISSION_UNKNOWN");
    assertThat(refused).allSatisfy(r -> assertThat(r.headers()).containsKey("retry-after"));
    realm.speakAgain();
    assertThat(node.get(coordinator, "/api/v1/cases").status()).isEqualTo(200);

    // It has been asked before now, so that something else of it is waited for.
    realm.fallSilent();
    begin = System.nanoTime();
    assertThat(atOnce(coordinator)).extracting(Reply::code).containsOnly("PERMISSION_UNKNOWN");
    assertThat(since(begin)).isLessThan(STATED);
  }

  @Test
  void strangersUnderInventedKeysHoldNobodyUp() {
    realm.fallSilent();
    String stranger = realm.tokenOfANewKey("otto", "mo-elsewhere", "national-coordinator");
    long begin = System.nanoTime();
    List<Reply> refused = atOnce(stranger);
    assertThat(ledger().status()).isEqualTo(200);
    assertThat(since(begin)).isLessThan(STATED);
    assertThat(refused).extracting(Reply::code).containsOnly("IDENTITY_AWAY");
  }

  private List<Reply> atOnce(String token) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return IntStream.range(0, MANY)
          .mapToObj(
              _ -> CompletableFuture.supplyAsync(() -> node.get(token, "/api/v1/cases"), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
