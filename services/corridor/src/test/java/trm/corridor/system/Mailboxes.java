package trm.corridor.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The mailboxes on the broker, as their owners may read and other members may write them. */
final class Mailboxes {
  private static final int LARGEST_BYTES = 6_291_456;
  private final RunningCorridor corridor;

  Mailboxes(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  /** One record of a mailbox. */
  @SuppressWarnings("ArrayRecordComponent") // Bytes as they stand on the broker, never compared.
  record Mail(int partition, byte[] envelope, List<String> headers) {}

  /** Writes a record as that member; without a value when none is given. */
  void write(String as, String owner, int partition, byte @Nullable [] value) {
    Map<String, Object> settings = new HashMap<>(corridor.parts().broker().clientSettings(as));
    settings.put("max.request.size", 2 * LARGEST_BYTES);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic(owner), partition, new byte[] {7}, value))
          .get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("The broker took no record.", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("The broker gave no answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while writing to a mailbox.", e);
    }
  }

  /** All that the mailbox holds now, read by its owner beside its service, and left there. */
  List<Mail> read(String owner) {
    return read(owner, KafkaConsumer::seekToBeginning);
  }

  /** What the owner's service has not acknowledged, so that the broker would give it again. */
  List<Mail> unacknowledged(String owner) {
    return read(owner, Mailboxes::seekToAcknowledged);
  }

  private List<Mail> read(
      String owner, BiConsumer<KafkaConsumer<byte[], byte[]>, List<TopicPartition>> from) {
    Map<String, Object> settings = new HashMap<>(corridor.parts().broker().clientSettings(owner));
    settings.put("enable.auto.commit", "false");
    settings.put("group.id", owner);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic(owner)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      from.accept(consumer, partitions);
      return readTo(ends, consumer);
    }
  }

  private static void seekToAcknowledged(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> next = consumer.committed(Set.copyOf(partitions));
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata known = next.get(partition);
      consumer.seek(partition, known == null ? 0 : known.offset());
    }
  }

  private static List<Mail> readTo(
      Map<TopicPartition, Long> ends, KafkaConsumer<byte[], byte[]> consumer) {
    List<Mail> mail = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer
          .poll(Duration.ofMillis(200))
          .forEach(
              read -> {
                if (read.value() != null) {
                  mail.add(new Mail(read.partition(), read.value(), headers(read)));
                }
              });
    }
    return mail;
  }

  /** The names of the headers that came with it. */
  static List<String> headers(ConsumerRecord<?, ?> record) {
    return Arrays.stream(record.headers().toArray()).map(Header::key).toList();
  }

  private String topic(String owner) {
    return corridor.parts().mailboxes().mailbox(owner);
  }
}
