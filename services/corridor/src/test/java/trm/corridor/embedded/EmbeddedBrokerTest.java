package trm.corridor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker with the topics and ACLs that the repository deploys, beside a realm for nodes. */
class EmbeddedBrokerTest {
  private static final MailboxPlan PLAN = MailboxPlan.read(Path.of("../../deploy/kafka"));
  private static final String ORIGINS_MAILBOX = PLAN.mailbox("mn-origin");
  private static final Duration AN_HOUR = Duration.ofHours(1);

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static PretendRealm realm;
  private static PretendRealm anotherRealm;
  private static String refusalBeforeTheRealm;

  /** The realm is there only once the broker serves and has refused somebody. */
  @BeforeAll
  static void start() {
    StateFolder state = new StateFolder(folder);
    Ports ports = new Ports(state.file("ports.properties"), 20_000);
    int realmPort = ports.of("realm");
    broker =
        new EmbeddedBroker(
            state, ports, new FederationRealm(PretendRealm.issuer(realmPort), state));
    broker.start();
    broker.apply(PLAN);
    anotherRealm = PretendRealm.start(ports.of("another-realm"));
    refusalBeforeTheRealm = refusal(anotherRealm.token("mn-origin", "kafka", AN_HOUR)).toString();
    realm = PretendRealm.start(realmPort);
    new Patience(AN_HOUR.dividedBy(60)).until("the realm's keys are read", () -> isLetIn());
  }

  private static boolean isLetIn() {
    try (Admin admin = Admin.create(broker.clientSettings("mn-origin"))) {
      return !answer(admin.listTopics().names()).isEmpty();
    } catch (SaslAuthenticationException e) {
      return false;
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
    realm.close();
    anotherRealm.close();
  }

  @Test
  void refusesEverybodyUntilItHasReadTheRealmsKeys() {
    assertThat(refusalBeforeTheRealm)
        .contains("SaslAuthenticationException", "temporarily_unavailable");
  }

  @Test
  void refusesATokenForAnotherAudience() {
    assertRefused(realm.token("mn-origin", "mn-origin", AN_HOUR));
  }

  @Test
  void refusesATokenOfAnotherRealm() {
    assertRefused(anotherRealm.token("mn-origin", "kafka", AN_HOUR));
  }

  @Test
  void refusesATokenThatHasExpired() {
    assertRefused(realm.token("mn-origin", "kafka", AN_HOUR.negated()));
  }

  @Test
  void givesNoRightToAClientThatIsNoMember() {
    Map<String, Object> settings =
        broker.clientSettings(fileOf(realm.token("x", "kafka", AN_HOUR)));
    try (Admin admin = Admin.create(settings)) {
      assertThat(answer(admin.listTopics().names())).isEmpty();
    }
  }

  @Test
  void aMemberWritesToAPeersMailboxAndItsOwnerReads() throws Exception {
    write("mo-destination", ORIGINS_MAILBOX, "to Mongolia");
    assertThat(read("mn-origin", "mn-origin", ORIGINS_MAILBOX)).contains("to Mongolia");
  }

  @Test
  void refusesAMemberThatReadsAnothersMailbox() {
    assertThatThrownBy(() -> read("cn-transit", "cn-transit", ORIGINS_MAILBOX))
        .isInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  void refusesAMemberThatUsesAnothersGroup() {
    assertThatThrownBy(() -> read("cn-transit", "mn-origin", PLAN.mailbox("cn-transit")))
        .isInstanceOf(GroupAuthorizationException.class);
  }

  @Test
  void refusesAMemberThatWritesToItsOwnMailbox() {
    assertThatThrownBy(() -> write("mn-origin", ORIGINS_MAILBOX, "to myself"))
        .hasRootCauseInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  void knowsNoPasswords() {
    Map<String, Object> settings = new HashMap<>(broker.launcherSettings());
    settings.put("bootstrap.servers", broker.bootstrap("mn-origin"));
    try (Admin admin = Admin.create(settings)) {
      assertThatThrownBy(() -> answer(admin.listTopics().names()))
          .isInstanceOf(UnsupportedSaslMechanismException.class);
    }
  }

  @Test
  void refusesAConnectionThatDoesNotSayWhoItIs() {
    Map<String, Object> settings = broker.clientSettings("mn-origin");
    settings.put("security.protocol", "SSL");
    settings.put("default.api.timeout.ms", 4_000);
    settings.put("request.timeout.ms", 2_000);
    try (Admin admin = Admin.create(settings)) {
      assertThatThrownBy(() -> admin.listTopics().names().get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void makesNoTopicThatDeployDoesNotName() {
    assertThatThrownBy(() -> write("mn-origin", "trm.mailbox.nobody.v1", "to nobody"))
        .hasRootCauseInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  void keepsTheSettingsOfDeployWhenAppliedTwice() throws Exception {
    broker.apply(PLAN);
    ConfigResource mailbox = new ConfigResource(ConfigResource.Type.TOPIC, ORIGINS_MAILBOX);
    try (Admin admin = Admin.create(broker.launcherSettings())) {
      Config settings =
          admin
              .describeConfigs(List.of(mailbox))
              .all()
              .get(30, TimeUnit.SECONDS)
              .getOrDefault(mailbox, new Config(List.of()));
      assertThat(settings.entries())
          .extracting(ConfigEntry::name, ConfigEntry::value)
          .contains(tuple("max.message.bytes", "6291456"), tuple("retention.ms", "2592000000"));
    }
  }

  @Test
  void keepsWhatItHasWhenStoppedAndStarted() throws Exception {
    write("mn-origin", PLAN.mailbox("mo-destination"), "before the stop");
    broker.stop();
    broker.start();
    assertThat(read("mo-destination", "mo-destination", PLAN.mailbox("mo-destination")))
        .contains("before the stop");
  }

  @Test
  void takesAnEnvelopeOfTheLargestSizeClass() throws Exception {
    String largest = "e".repeat(6_000_000);
    write("mo-destination", PLAN.mailbox("cn-transit"), largest);
    assertThat(read("cn-transit", "cn-transit", PLAN.mailbox("cn-transit"))).contains(largest);
  }

  private static void write(String member, String topic, String text) throws Exception {
    Map<String, Object> settings = new HashMap<>(broker.clientSettings(member));
    settings.put("max.request.size", 6_291_456);
    settings.put("max.block.ms", 20_000);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic, new byte[] {7}, text.getBytes(StandardCharsets.UTF_8)))
          .get(30, TimeUnit.SECONDS);
      producer.close(Duration.ofSeconds(5));
    }
  }

  private static List<String> read(String member, String group, String topic) {
    Map<String, Object> settings = new HashMap<>(broker.clientSettings(member));
    settings.put("group.id", group);
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", "false");
    List<String> texts = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      new Patience(Duration.ofSeconds(40))
          .until(
              "a record is read",
              () -> {
                consumer
                    .poll(Duration.ofMillis(200))
                    .forEach(r -> texts.add(new String(r.value(), StandardCharsets.UTF_8)));
                return !texts.isEmpty();
              });
    }
    return texts;
  }

  private static void assertRefused(String token) {
    assertThat(refusal(token)).isInstanceOf(SaslAuthenticationException.class);
  }

  private static Throwable refusal(String token) {
    try (Admin admin = Admin.create(broker.clientSettings(fileOf(token)))) {
      return catchThrowable(() -> answer(admin.listTopics().names()));
    }
  }

  private static Path fileOf(String token) {
    try {
      return Files.writeString(Files.createTempFile(folder, "token", ".jwt"), token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException known) {
        throw known;
      }
      throw new AssertionError(e);
    } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
