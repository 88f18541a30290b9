package org.echelon.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a client of one broker does in these tests: makes a topic, writes and reads strings. */
record Records(String bootstrapServers) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  void createTopic(String topic) throws Exception {
    createTopic(topic, 1);
  }

  void createTopic(String topic, int replicas) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(Set.of(new NewTopic(topic, 1, (short) replicas))).all().get();
    }
  }

  KafkaProducer<String, String> transactionalProducer(String transactionalId) {
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "transactional.id", transactionalId,
                "max.request.size", 9 * 1024 * 1024),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  void write(String topic, String value) {
    try (KafkaProducer<String, String> producer = transactionalProducer("writer-of-" + topic)) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, "key", value));
      producer.commitTransaction();
    }
  }

  /** Reads committed records until the count is there, as a member of a group of its own. */
  List<String> read(String topic, int count) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "reader-of-" + topic,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (values.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
