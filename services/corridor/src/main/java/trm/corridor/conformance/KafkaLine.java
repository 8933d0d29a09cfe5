package trm.corridor.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import trm.corridor.embedded.CorridorFault;
import trm.evidence.NodeId;

/**
 * The real mailboxes. The own one is read beside its owner's service, from where it ends now, and
 * nothing in it is acknowledged.
 */
final class KafkaLine implements Line {
  /** One key for all, so that what is sent is read in that order. */
  private static final byte[] KEY = {7};

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String mailbox;

  /**
   * @param settings of a Kafka client of the member
   */
  KafkaLine(Map<String, ?> settings, NodeId self, NodeId node) {
    this.mailbox = topic(node);
    permit("urls", settings.get("sasl.oauthbearer.token.endpoint.url"));
    permit("files", settings.get("sasl.oauthbearer.assertion.private.key.file"));
    Map<String, Object> reading = new HashMap<>(settings);
    reading.put("enable.auto.commit", "false");
    reading.put("group.id", self.value());
    try {
      this.producer =
          new KafkaProducer<>(
              new HashMap<>(settings), new ByteArraySerializer(), new ByteArraySerializer());
      this.consumer =
          new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      List<TopicPartition> own =
          consumer.partitionsFor(topic(self), LIMIT).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(own);
      consumer.seekToEnd(own);
      own.forEach(consumer::position);
    } catch (KafkaException e) {
      throw new CorridorFault("The broker does not let this member in: " + e.getMessage(), e);
    }
  }

  /** Kafka opens no address and no file for tokens but those that the process permits. */
  private static void permit(String kind, @Nullable Object named) {
    if (named != null) {
      String property = "org.apache.kafka.sasl.oauthbearer.allowed." + kind;
      String before = System.getProperty(property, "");
      System.setProperty(property, before.isEmpty() ? named.toString() : before + "," + named);
    }
  }

  private static String topic(NodeId node) {
    return "trm.mailbox." + node.value() + ".v1";
  }

  @Override
  public void send(byte @Nullable [] envelope) {
    try {
      producer
          .send(new ProducerRecord<>(mailbox, KEY, envelope))
          .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new CorridorFault("The broker took nothing for " + mailbox + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CorridorFault("Interrupted while a node was checked.", e);
    }
  }

  @Override
  public List<byte[]> take(Duration atMost) {
    List<byte[]> mail = new ArrayList<>();
    consumer
        .poll(atMost)
        .forEach(
            read -> {
              if (read.value() != null) {
                mail.add(read.value());
              }
            });
    return mail;
  }

  @Override
  public void close() {
    producer.close(LIMIT);
    consumer.close();
  }
}
