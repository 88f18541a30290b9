package org.echelon.console.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.echelon.embedded.EmbeddedKafka;
import org.junit.jupiter.api.Test;

class AbreastTest {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int DAYS = 20;
  private static final TopicPartition COMMANDS = new TopicPartition("commands", 0);
  private static final TopicPartition ANSWERS = new TopicPartition("answers", 0);

  private final Abreast abreast = new Abreast();
  private final Map<TopicPartition, Long> readTo = new HashMap<>();

  @Test
  void shouldReadNoTopicMoreThanARecordAheadOfTheOther() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.start();
        Consumer<byte[], byte[]> consumer = oneByOne(broker)) {
      fill(broker);
      consumer.assign(List.of(COMMANDS, ANSWERS));
      consumer.seekToBeginning(consumer.assignment());
      abreast.begin(consumer.endOffsets(consumer.assignment()), 0);

      while (abreast.past()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          TopicPartition partition = new TopicPartition(record.topic(), record.partition());
          abreast.read(partition, record.timestamp());
          readTo.put(partition, record.timestamp());
        }

        // when
        abreast.hold(consumer, 0);

        long apart = readTo.getOrDefault(ANSWERS, 0L) - readTo.getOrDefault(COMMANDS, 0L);
        assertThat(Math.abs(apart)).isLessThanOrEqualTo(DAY);
      }
      assertThat(readTo)
          .containsOnly(Map.entry(COMMANDS, DAYS * DAY), Map.entry(ANSWERS, DAYS * DAY));
      assertThat(consumer.paused()).isEmpty();
    }
  }

  @Test
  void shouldWaitNoLongerThanItsPatienceForATopicThatGivesNothing() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.start();
        Consumer<byte[], byte[]> consumer = oneByOne(broker)) {
      fill(broker);
      consumer.assign(List.of(COMMANDS, ANSWERS));
      consumer.seekToBeginning(consumer.assignment());
      abreast.begin(consumer.endOffsets(consumer.assignment()), 0);
      abreast.read(ANSWERS, DAY);
      abreast.hold(consumer, 0);
      assertThat(consumer.paused()).containsExactly(ANSWERS);

      // when
      abreast.hold(consumer, Abreast.PATIENCE_MILLIS + 1);

      assertThat(consumer.paused()).isEmpty();
      assertThat(abreast.past()).isFalse();
    }
  }

  private static Consumer<byte[], byte[]> oneByOne(EmbeddedKafka broker) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.bootstrapServers(),
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            1),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** A record a day in each topic, which no retention takes. */
  private static void fill(EmbeddedKafka broker) throws Exception {
    Map<String, Object> at = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(at);
        Producer<byte[], byte[]> producer =
            new KafkaProducer<>(at, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (TopicPartition partition : List.of(COMMANDS, ANSWERS)) {
        NewTopic topic = new NewTopic(partition.topic(), 1, (short) 1);
        admin.createTopics(List.of(topic.configs(Map.of("retention.ms", "-1")))).all().get();
        for (long day = 1; day <= DAYS; day++) {
          byte[] nothing = {};
          producer.send(new ProducerRecord<>(partition.topic(), 0, day * DAY, nothing, nothing));
        }
      }
      producer.flush();
    }
  }
}
