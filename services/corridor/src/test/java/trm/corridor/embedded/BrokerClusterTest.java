package trm.corridor.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What three real brokers keep when they are killed or have no room, for a member that sends as a
 * node does: one record after the other, each until it is confirmed.
 */
@Tag("fire")
class BrokerClusterTest {
  private static final MailboxPlan PLAN = MailboxPlan.read(Path.of("../../deploy/kafka"));
  private static final String MAILBOX = PLAN.mailbox("cn-transit");
  private static final TopicPartition PARTITION = new TopicPartition(MAILBOX, 0);

  @TempDir private static Path folder;
  private static BrokerCluster cluster;
  private static PretendRealm realm;

  /** What was confirmed, in the order in which it was. */
  private static final List<String> CONFIRMED = new ArrayList<>();

  @BeforeAll
  static void start() {
    StateFolder state = new StateFolder(folder);
    Ports ports = new Ports(state.file("ports.properties"), 21_000);
    realm = PretendRealm.start(ports.of("realm"));
    cluster =
        new BrokerCluster(
            state, ports, new FederationRealm(PretendRealm.issuer(ports.of("realm")), state));
    cluster.start();
    cluster.apply(PLAN);
    cluster.start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
    realm.close();
  }

  @AfterEach
  void everythingConfirmedIsThereInOrder() {
    cluster.start();
    assertThat(new LinkedHashSet<>(mailbox())).containsSubsequence(CONFIRMED);
  }

  @Test
  void eachIsKilledInItsTurnAndTheOthersConfirm() {
    for (int broker = 1; broker <= BrokerCluster.SIZE; broker++) {
      sendUntilConfirmed("before broker " + broker);
      cluster.kill(broker);
      sendUntilConfirmed("without broker " + broker);
      sendUntilConfirmed("still without broker " + broker);
      cluster.start(broker);
    }
  }

  /** What one broker alone has could be lost with it. */
  @Test
  void oneThatIsLeftAloneConfirmsNothing() {
    sendUntilConfirmed("before two are killed");
    cluster.kill(2);
    cluster.kill(3);
    assertThat(isConfirmed("to one alone")).isFalse();
    cluster.start();
    sendUntilConfirmed("after two are back");
  }

  @Test
  void oneWhoseDiskIsFullStopsNobody() {
    SmallDisk.assumePossible();
    cluster.kill(2);
    try (SmallDisk disk = SmallDisk.under(cluster.data(2), 16, () -> cluster.kill(2))) {
      cluster.start(2);
      sendUntilConfirmed("before the disk is full");
      disk.fill();
      for (int i = 0; i < 5; i++) {
        sendUntilConfirmed("while the disk is full, " + i);
      }
      disk.makeRoom();
      // An operator starts it anew, whether it ended by itself or not.
      cluster.kill(2);
      cluster.start(2);
      sendUntilConfirmed("after there is room again");
    }
  }

  private static void sendUntilConfirmed(String text) {
    new Patience(Duration.ofMinutes(3)).until(text + " is confirmed", () -> isConfirmed(text));
    CONFIRMED.add(text);
  }

  private static boolean isConfirmed(String text) {
    Map<String, Object> settings = new HashMap<>(cluster.clientSettings("mo-destination"));
    settings.put("acks", "all");
    settings.put("max.block.ms", 4000);
    settings.put("request.timeout.ms", 4000);
    settings.put("delivery.timeout.ms", 8000);
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      byte[] envelope = text.getBytes(StandardCharsets.UTF_8);
      producer
          .send(new ProducerRecord<>(MAILBOX, PARTITION.partition(), null, envelope))
          .get(15, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException notConfirmed) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      producer.close(Duration.ofSeconds(1));
    }
  }

  private static List<String> mailbox() {
    Map<String, Object> settings = new HashMap<>(cluster.clientSettings("cn-transit"));
    settings.put("enable.auto.commit", "false");
    List<String> texts = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
      while (consumer.position(PARTITION) < end) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> texts.add(new String(record.value(), StandardCharsets.UTF_8)));
      }
    }
    return texts;
  }
}
