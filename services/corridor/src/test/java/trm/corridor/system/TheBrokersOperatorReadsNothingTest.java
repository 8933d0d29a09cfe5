package trm.corridor.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.EmbeddedPostgresServer;
import trm.schema.EventCatalogue;
import trm.schema.EventType;
import trm.wire.SealedEnvelope;

/**
 * What whoever runs the region's brokers can see after the demo's story: sender, recipient, size
 * class and time of each message, and nothing of whom it is about.
 */
@ExtendWith(CorridorExtension.class)
class TheBrokersOperatorReadsNothingTest {
  /** Only the operator reads it; what stands there shows that the search would find her. */
  private static final String PLANTED = "planted-by-a-test";

  private static final Set<Integer> SIZE_CLASSES =
      Set.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096);

  private final RunningCorridor corridor;
  private final BrokersBytes brokers;

  TheBrokersOperatorReadsNothingTest(RunningCorridor corridor, PlayedStory played) {
    assertThat(played.told()).isNotEmpty();
    this.corridor = corridor;
    this.brokers = new BrokersBytes(corridor);
  }

  @Test
  void findsHerInNoTopicAndOnNoDiskOfTheBrokers() {
    Set<String> cases = caseReferences();
    assertThat(cases).as("the story's case among them").isNotEmpty();
    Traces traces =
        new Traces(
            Stream.<Collection<String>>of(HerWords.ALL, HerWords.BIRTH, cases, namesOfEvents())
                .flatMap(Collection::stream)
                .toList());
    String aCase = cases.iterator().next();
    plantInEachPartOfARecord(aCase);
    Set<String> planted = Set.of("Солонго", "Invented School No. 3", HerWords.DOCUMENT, aCase);
    assertThat(brokers.tracesInTopics(traces)).isEqualTo(Map.of(PLANTED, planted));
    assertThat(brokers.tracesOnDisk(traces)).isEqualTo(Map.of(PLANTED + "-0", planted));
  }

  private void plantInEachPartOfARecord(String aCase) {
    ProducerRecord<byte[], byte[]> planted =
        new ProducerRecord<>(
            PLANTED,
            0,
            HerWords.DOCUMENT.getBytes(UTF_8),
            Base64.getEncoder().encode(("{\"name\":\"Солонго\"} and " + aCase).getBytes(UTF_8)));
    planted.headers().add(new RecordHeader("place", "Invented School No. 3".getBytes(UTF_16LE)));
    brokers.plant(planted);
  }

  /** That is all: what else there is to see is which member wrote, as whom the broker knew it. */
  @Test
  void seesOfEachMessageItsRecipientItsSizeClassAndItsTime() {
    assertThat(SealedEnvelope.getClassSchema().getFields())
        .extracting(Schema.Field::name)
        .containsExactly("messageId", "jwe");
    Map<String, byte[]> mail = firstCopiesOfTheNodesMail();
    assertThat(mail).hasSizeGreaterThan(20);
    mail.forEach(this::assertSealed);
  }

  private void assertSealed(String message, byte[] envelope) {
    SealedEnvelope outside = Postbox.outside(envelope);
    assertThat(Postbox.enveloped(outside)).as(message).isEqualTo(envelope);
    String[] jwe = US_ASCII.decode(outside.getJwe().duplicate()).toString().split("\\.", -1);
    assertThat(jwe).as(message).hasSize(5);
    JsonNode header = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(jwe[0]));
    assertThat(header.propertyNames()).as(message).containsExactly("alg", "enc", "kid", "epk");
    assertThat(jwe[1]).as("%s: no encrypted key", message).isEmpty();
    int size = Base64.getUrlDecoder().decode(jwe[3]).length;
    assertThat(size % 1024).as("%s: %d bytes", message, size).isZero();
    assertThat(SIZE_CLASSES).as("%s: %d bytes", message, size).contains(size / 1024);
  }

  /** Whatever another test wrote to a mailbox beside the nodes came after their own. */
  private Map<String, byte[]> firstCopiesOfTheNodesMail() {
    Set<String> sent = ofAllNodes("select message_id from outbox where event_type <> ''");
    Map<String, byte[]> first = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> read : mailboxes()) {
      if (read.value() != null) {
        idOf(read.value())
            .filter(sent::contains)
            .ifPresent(id -> first.putIfAbsent(id, read.value()));
      }
    }
    return first;
  }

  private static Optional<String> idOf(byte[] envelope) {
    try {
      return Optional.of(Postbox.outside(envelope).getMessageId());
    } catch (trm.schema.UnreadableRecordException hostile) {
      return Optional.empty();
    }
  }

  @Test
  void aRecordHasNoHeaderAndAKeyThatIsSharedByMany() {
    for (ConsumerRecord<byte[], byte[]> read : mailboxes()) {
      String where = read.topic() + " at " + read.offset();
      assertThat(read.headers()).as(where).isEmpty();
      assertThat(read.key()).as(where).hasSize(1);
      assertThat(read.timestampType()).as(where).isEqualTo(TimestampType.LOG_APPEND_TIME);
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> mailboxes() {
    List<ConsumerRecord<byte[], byte[]>> mail =
        brokers.records().stream().filter(r -> r.topic().startsWith("trm.mailbox.")).toList();
    Map<String, Integer> count = new TreeMap<>();
    mail.forEach(read -> count.merge(read.topic(), 1, Integer::sum));
    assertThat(count.keySet())
        .as("mailboxes with mail")
        .contains(
            "trm.mailbox.cn-transit.v1",
            "trm.mailbox.mn-origin.v1",
            "trm.mailbox.mo-destination.v1");
    return mail;
  }

  /** Long ones: a short one stands in random characters by chance. */
  private static List<String> namesOfEvents() {
    List<String> names =
        new EventCatalogue()
            .events().stream().map(EventType::name).filter(n -> n.length() > 11).toList();
    assertThat(names).contains("HandoverOffered");
    return names;
  }

  private Set<String> caseReferences() {
    return ofAllNodes("select distinct case_reference from outbox where case_reference <> ''");
  }

  private Set<String> ofAllNodes(String query) {
    Set<String> all = new TreeSet<>();
    for (CorridorNode node : corridor.parts().nodes()) {
      try (Connection owner = node.database().connect(EmbeddedPostgresServer.OWNER);
          Statement statement = owner.createStatement();
          ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          all.add(rows.getString(1));
        }
      } catch (SQLException e) {
        throw new IllegalStateException("The books of " + node.id() + " cannot be read.", e);
      }
    }
    return all;
  }
}
