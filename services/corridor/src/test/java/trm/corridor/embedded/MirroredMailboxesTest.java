package trm.corridor.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three countries with a broker each and the MirrorMaker of one of them, by the files that are
 * deployed: what is written to that country's mailbox abroad comes home as it is, and nobody has a
 * right too many.
 */
class MirroredMailboxesTest {
  private static final Path DEPLOY = Path.of("../../deploy").toAbsolutePath().normalize();
  private static final MailboxPlan PLAN = MailboxPlan.read(DEPLOY.resolve("kafka"));
  private static final Map<String, String> HOMES =
      Map.of("mn-origin", "mn", "mn-hearth", "mn", "cn-transit", "cn", "mo-destination", "mo");
  private static final String MAILBOX = PLAN.mailbox("cn-transit");
  private static final Duration SOON = Duration.ofMinutes(2);

  /** The largest envelope that the protocol knows. */
  private static final int LARGEST_BYTES = 5_593_428;

  @TempDir private static Path folder;
  private static StateFolder state;
  private static PretendRealm realm;
  private static FederationRealm federation;
  private static CountryBrokers brokers;

  @BeforeAll
  static void start() {
    state = new StateFolder(folder);
    Ports ports = new Ports(state.file("ports.properties"), 22_000);
    realm = PretendRealm.start(ports.of("realm"));
    federation = new FederationRealm(PretendRealm.issuer(ports.of("realm")), state);
    MirrorPlan plan = MirrorPlan.read(DEPLOY.resolve("mirror"), PLAN, HOMES);
    Path libraries = Path.of("../mirror/target/lib").toAbsolutePath().normalize();
    brokers =
        new CountryBrokers(
            state, ports, federation, plan, HOMES, DEPLOY.resolve("mirror"), libraries);
    brokers.start();
    brokers.apply(PLAN);
    brokers.mirror("cn").start();
  }

  @AfterAll
  static void stop() {
    brokers.close();
    realm.close();
  }

  @Test
  void whatIsWrittenAbroadComesHomeAsItIs() {
    byte[] large = new byte[LARGEST_BYTES];
    Arrays.fill(large, (byte) 'x');
    write("mo-destination", 0, "from the destination".getBytes(UTF_8));
    write("mo-destination", 3, large);
    write("mn-hearth", 3, "from the origin's other node".getBytes(UTF_8));
    await("all have come", () -> home().size() >= 3);
    List<ConsumerRecord<byte[], byte[]>> all = home();
    assertThat(all).allSatisfy(read -> assertThat(read.headers()).isEmpty());
    assertThat(all).allSatisfy(read -> assertThat(read.key()).containsExactly(7));
    assertThat(all)
        .extracting(read -> read.partition() + " " + read.value().length)
        .contains("0 20", "3 " + LARGEST_BYTES, "3 28");
    assertThat(read("mirror-mn", "mo", PLAN.mailbox("mn-origin"))).isEmpty();
  }

  @Test
  void aBorderThatIsCutHoldsMailBackAndItsOrderStays() {
    sentFromTheDestination("before");
    brokers.border("mo").cut();
    List<String> meanwhile = List.of("first", "second", "third");
    meanwhile.forEach(text -> write("mo-destination", 1, text.getBytes(UTF_8)));
    sent("mn-origin", "another country's");
    assertThat(texts()).doesNotContainAnyElementsOf(meanwhile);
    brokers.border("mo").mend();
    await("what was held back has come", () -> texts().containsAll(meanwhile));
    assertThat(texts()).containsSubsequence("before", "first", "second", "third");
  }

  /** It wrote down how far it was some time ago, and brings again what came since. */
  @Test
  @Tag("fire")
  void oneThatIsKilledBringsTwiceAndLosesNothing() {
    List<String> wanted = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 10; i++) {
        String text = "round %d letter %d".formatted(round, i);
        wanted.add(text);
        sentIf(i == 0, text);
      }
      brokers.mirror("cn").kill();
      brokers.mirror("cn").start();
    }
    sentFromTheDestination("the last");
    List<String> came = texts().stream().filter(text -> text.startsWith("round")).toList();
    assertThat(new LinkedHashSet<>(came)).containsExactlyElementsOf(wanted);
    assertThat(came).as("some came twice").hasSizeGreaterThan(wanted.size());
  }

  private static void sentIf(boolean wait, String text) {
    if (wait) {
      sentFromTheDestination(text);
    } else {
      write("mo-destination", 1, text.getBytes(UTF_8));
    }
  }

  @Test
  void aNodeHasNoRightAbroadAndAMirrorReadsThereOnlyWhatIsItsOwn() {
    assertRefused("cn-transit", "mo", PLAN.mailbox("cn-transit"));
    assertRefused("mirror-cn", "mo", PLAN.mailbox("mn-origin"));
    assertRefused("mirror-cn", "cn", PLAN.mailbox("cn-transit"));
    assertThatThrownBy(() -> write("mirror-cn", "mo", MAILBOX, 0, new byte[1]))
        .hasCauseInstanceOf(AuthorizationException.class);
    assertThatThrownBy(
            () -> write("cn-transit", "mo", PLAN.mailbox("mo-destination"), 0, new byte[1]))
        .hasCauseInstanceOf(AuthorizationException.class);
  }

  private static void assertRefused(String client, String country, String topic) {
    assertThatThrownBy(() -> read(client, country, topic))
        .as("%s reads %s in %s", client, topic, country)
        .isInstanceOf(TopicAuthorizationException.class);
  }

  private static void sentFromTheDestination(String text) {
    sent("mo-destination", text);
  }

  private static void sent(String from, String text) {
    write(from, 1, text.getBytes(UTF_8));
    await(text + " has come", () -> texts().contains(text));
  }

  private static List<String> texts() {
    return home().stream()
        .filter(read -> read.value().length < 100)
        .map(read -> new String(read.value(), UTF_8))
        .toList();
  }

  private static void await(String what, BooleanSupplier so) {
    new Patience(SOON)
        .until(
            what,
            () -> {
              assertThat(brokers.mirror("cn").isAlive()).as("the mirror runs").isTrue();
              return so.getAsBoolean();
            });
  }

  private static List<ConsumerRecord<byte[], byte[]>> home() {
    return read("cn-transit", "cn", MAILBOX);
  }

  private static void write(String node, int partition, byte[] value) {
    write(node, String.valueOf(HOMES.get(node)), MAILBOX, partition, value);
  }

  private static void write(
      String client, String country, String topic, int partition, byte[] value) {
    Map<String, Object> settings = new HashMap<>(brokers.cluster(country).clientSettings(client));
    settings.put("acks", "all");
    settings.put("max.request.size", 7_340_032);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic, partition, new byte[] {7}, value))
          .get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The broker took no record.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while writing.", e);
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      String client, String country, String topic) {
    Map<String, Object> settings = new HashMap<>(brokers.cluster(country).clientSettings(client));
    settings.put("enable.auto.commit", "false");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (int partition = 0; partition < 4; partition++) {
        partitions.add(new TopicPartition(topic, partition));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }
}
