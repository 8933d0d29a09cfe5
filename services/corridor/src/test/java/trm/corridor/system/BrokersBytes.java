package trm.corridor.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import trm.corridor.embedded.Brokers;

/**
 * All that whoever runs the brokers can read: every record of every topic, by the rights of their
 * administrator, and every byte that they wrote to a disk.
 */
final class BrokersBytes {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private final Brokers brokers;
  private final Path folder;

  BrokersBytes(RunningCorridor corridor) {
    this(corridor.parts().broker(), corridor.folder());
  }

  /**
   * @param folder below which they store
   */
  BrokersBytes(Brokers brokers, Path folder) {
    this.brokers = brokers;
    this.folder = folder;
  }

  /** Every record of every topic, of those that Kafka keeps for itself too, oldest first. */
  List<ConsumerRecord<byte[], byte[]>> records() {
    Map<String, Object> settings = new HashMap<>(brokers.launcherSettings());
    settings.put("enable.auto.commit", "false");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          topics().stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  /** In which topic which text can be read, whether in a key, a value or a header. */
  Map<String, Set<String>> tracesInTopics(Traces traces) {
    Map<String, Set<String>> found = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> read : records()) {
      Set<String> texts = new TreeSet<>();
      parts(read).forEach(part -> texts.addAll(traces.in(part)));
      if (!texts.isEmpty()) {
        found.computeIfAbsent(read.topic(), _ -> new TreeSet<>()).addAll(texts);
      }
    }
    return found;
  }

  private static Stream<byte[]> parts(ConsumerRecord<byte[], byte[]> read) {
    List<byte[]> parts = new ArrayList<>();
    for (Header header : read.headers()) {
      parts.add(header.key().getBytes(StandardCharsets.UTF_8));
      parts.add(header.value());
    }
    parts.add(read.key());
    parts.add(read.value());
    return parts.stream().filter(Objects::nonNull);
  }

  /**
   * In which folder below the brokers' own, such as {@code trm.mailbox.cn-transit.v1-0}, which text
   * can be read.
   */
  Map<String, Set<String>> tracesOnDisk(Traces traces) {
    Map<String, Set<String>> found = new TreeMap<>();
    for (Path file : filesOfTheBrokers()) {
      Set<String> texts = traces.in(written(file));
      if (!texts.isEmpty()) {
        String folder = String.valueOf(file.resolveSibling(".").normalize().getFileName());
        found.computeIfAbsent(folder, _ -> new TreeSet<>()).addAll(texts);
      }
    }
    return found;
  }

  List<Path> filesOfTheBrokers() {
    return Stream.of("kafka", "kafka-cluster")
        .map(folder::resolve)
        .filter(Files::exists)
        .flatMap(BrokersBytes::below)
        .toList();
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Without the mebibytes of zeros with which Kafka makes the file of an index. A few stay, since a
   * text in wide characters may end with one.
   */
  private static byte[] written(Path file) {
    try {
      byte[] all = Files.readAllBytes(file);
      int length = all.length;
      while (length > 0 && all[length - 1] == 0) {
        length--;
      }
      return Arrays.copyOf(all, Math.min(all.length, length + 8));
    } catch (NoSuchFileException deletedMeanwhile) {
      return new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a record to a topic that is made for it, as only the administrator can. */
  void plant(ProducerRecord<byte[], byte[]> planted) {
    Map<String, Object> settings = brokers.launcherSettings();
    try (Admin admin = Admin.create(settings);
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      if (!topics().contains(planted.topic())) {
        answer(admin.createTopics(List.of(new NewTopic(planted.topic(), 1, (short) 1))).all());
      }
      var _ = producer.send(planted);
      producer.flush();
    }
  }

  private Set<String> topics() {
    try (Admin admin = Admin.create(brokers.launcherSettings())) {
      return answer(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    }
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The brokers gave no answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the brokers.", e);
    }
  }
}
