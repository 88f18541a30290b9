package org.echelon.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.echelon.config.Deployment;
import org.echelon.topic.Topic;

/** The records of a topic as bytes. */
final class RawLog {
  private RawLog() {}

  /** All records that are there now, partition by partition in order of offset. */
  static List<ConsumerRecord<byte[], byte[]>> read(Deployment deployment, Topic topic) {
    return read(deployment, topic, "read_committed");
  }

  /** The same, with what was written in transactions that were aborted. */
  static List<ConsumerRecord<byte[], byte[]>> readUncommitted(Deployment deployment, Topic topic) {
    return read(deployment, topic, "read_uncommitted");
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      Deployment deployment, Topic topic, String isolation) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(deployment, isolation)) {
      for (TopicPartition partition : partitions(deployment, topic)) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
          consumer.poll(Duration.ofMillis(20)).forEach(records::add);
        }
      }
    }
    return records;
  }

  static KafkaConsumer<byte[], byte[]> consumer(Deployment deployment, String isolation) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            (Object) deployment.bootstrap(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            isolation,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            5),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  static List<TopicPartition> partitions(Deployment deployment, Topic topic) {
    return IntStream.range(0, deployment.partitionsOf(topic))
        .mapToObj(p -> new TopicPartition(deployment.name(topic), p))
        .toList();
  }
}
