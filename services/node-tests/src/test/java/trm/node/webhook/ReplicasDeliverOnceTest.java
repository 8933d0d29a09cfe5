package trm.node.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trm.node.keys.WebhookSecret;
import trm.node.webhook.Receiver.Got;
import trm.node.webhook.WebhookDesk.Made;

/** Several replicas, a crash, and a change of secret. */
final class ReplicasDeliverOnceTest {
  private static final int HAPPENED = 40;

  @Test
  void replicasSideBySideMakeEachDeliveryOnceAndInOrder() throws InterruptedException {
    try (WebhookNode node = WebhookNode.empty();
        Receiver first = Receiver.start();
        Receiver second = Receiver.start()) {
      node.subscribed(first.url());
      node.subscribed(second.url());
      List<String> happened = new ArrayList<>();
      for (int i = 0; i < HAPPENED; i++) {
        happened.add(node.happens().toString());
      }
      List<Thread> replicas = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        WebhookCourier courier = node.courier();
        replicas.add(Thread.ofPlatform().start(() -> run(courier, node, List.of(first, second))));
      }
      for (Thread replica : replicas) {
        replica.join();
      }
      assertThat(first.got()).extracting(Got::id).isEqualTo(happened);
      assertThat(second.got()).extracting(Got::id).isEqualTo(happened);
    }
  }

  /** Goes on for a while after everything has come: what is doubled comes late. */
  private static void run(WebhookCourier courier, WebhookNode node, List<Receiver> receivers) {
    long limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (receivers.stream().anyMatch(one -> one.got().size() < HAPPENED)
        && System.nanoTime() < limit) {
      courier.step(node.now);
    }
    for (int i = 0; i < 5; i++) {
      courier.step(node.now);
    }
  }

  @Test
  void whatACrashedReplicaHeldIsDeliveredWhenItsLeaseEnds() {
    try (WebhookNode node = WebhookNode.empty();
        Receiver receiver = Receiver.start()) {
      node.subscribed(receiver.url());
      String entry = node.happens().toString();
      node.claimAndCrash();
      node.deliver();
      assertThat(receiver.got()).isEmpty();

      Duration lease = WebhookNode.POLICY.answerLimit().multipliedBy(3);
      node.now = node.now.plus(lease).minusMillis(1);
      node.deliver();
      assertThat(receiver.got()).as("an answer may still be on its way").isEmpty();
      node.now = node.now.plusMillis(1);
      node.deliver();
      assertThat(receiver.got()).extracting(Got::id).containsExactly(entry);
    }
  }

  @Test
  void twoSecretsSignUntilTheOverlapEnds() {
    try (WebhookNode node = WebhookNode.empty();
        Receiver receiver = Receiver.start()) {
      Made made = node.subscribed(receiver.url());
      node.happens();
      node.deliver();
      WebhookSecret next =
          node.desk.rotate(WebhookNode.OF_SHELTER, made.webhook().id()).orElseThrow().secret();
      node.happens();
      node.deliver();
      node.passes(Duration.ofDays(1));
      node.happens();
      node.deliver();

      List<Got> got = receiver.got();
      assertThat(got.get(0).signatures()).isEqualTo(signature(made.secret(), got.get(0)));
      assertThat(got.get(1).signatures())
          .isEqualTo(signature(next, got.get(1)) + " " + signature(made.secret(), got.get(1)));
      assertThat(got.get(2).signatures()).isEqualTo(signature(next, got.get(2)));
      assertThat(node.secretsKept()).isEqualTo(2);
      node.forgetSecrets();
      assertThat(node.secretsKept()).as("what signs no more is destroyed").isEqualTo(1);
      node.happens();
      node.deliver();
      assertThat(receiver.got().get(3).signatures())
          .isEqualTo(signature(next, receiver.got().get(3)));
    }
  }

  @Test
  void whoeverLostTheAnswerOfARotationRotatesAgainAndTheReceiverStillVerifies() {
    try (WebhookNode node = WebhookNode.empty();
        Receiver receiver = Receiver.start()) {
      Made made = node.subscribed(receiver.url());
      for (int lost = 0; lost < 2; lost++) {
        node.desk.rotate(WebhookNode.OF_SHELTER, made.webhook().id());
      }
      node.happens();
      node.deliver();
      Got got = receiver.got().getFirst();
      assertThat(got.signatures().split(" ")).hasSize(3).contains(signature(made.secret(), got));
    }
  }

  private static String signature(WebhookSecret secret, Got got) {
    return secret.sign(
        got.id(),
        got.attemptedAt().getEpochSecond(),
        got.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
