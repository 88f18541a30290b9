package org.echelon.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.codec.PublicValues;
import org.echelon.codec.UnreadableException;
import org.echelon.config.Deployment;
import org.echelon.processor.EventHeaders;
import org.echelon.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears one of the trial topics from now on and sends to the other at once. Both have one partition
 * and are not transactional: what is lost is asked again, what cannot be read is passed over.
 */
final class TrialTopics implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrialTopics.class);

  private final Deployment deployment;
  private final PublicValues values;
  private final KafkaConsumer<String, byte[]> reader;
  private final KafkaProducer<String, byte[]> producer;

  /**
   * @param values stay open
   */
  TrialTopics(Deployment deployment, PublicValues values, Topic heard) {
    this.deployment = deployment;
    this.values = values;
    reader =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                100),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> one = List.of(new TopicPartition(deployment.name(heard), 0));
    reader.assign(one);
    reader.seekToEnd(one);
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ProducerConfig.LINGER_MS_CONFIG,
                0),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Finds the end now, not with the first hearing: whatever is sent from here on is heard. */
  void settle() {
    reader.assignment().forEach(reader::position);
  }

  /** Hands over, one by one, what has come. */
  <T extends SpecificRecord> void hear(Duration wait, Class<T> kind, Consumer<T> heard) {
    for (ConsumerRecord<String, byte[]> record : reader.poll(wait)) {
      SpecificRecord read;
      try {
        read = values.read(record.topic(), record.value());
      } catch (UnreadableException poison) {
        LOG.warn(
            "passed over {} at offset {}: {}",
            record.topic(),
            record.offset(),
            poison.getMessage());
        continue;
      }
      if (kind.isInstance(read)) {
        heard.accept(kind.cast(read));
      }
    }
  }

  void send(Topic topic, String key, SpecificRecord record, Instant at) {
    String name = deployment.name(topic);
    producer.send(
        new ProducerRecord<>(
            name,
            0,
            key,
            values.write(name, record),
            EventHeaders.of("echelon-pricing", key, record, at)));
  }

  /** Ends a hearing; may be called from another thread. */
  void wakeUp() {
    reader.wakeup();
  }

  @Override
  public void close() {
    producer.close();
    reader.close();
  }
}
