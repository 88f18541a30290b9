package org.echelon.loop;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.topic.Topic;

/** Writes to the topics of a deployment by hand, as if at another time. */
final class Hand implements AutoCloseable {
  private final Deployment deployment;
  private final RegistryValues values;
  private final KafkaProducer<String, byte[]> producer;

  Hand(Deployment deployment) {
    this.deployment = deployment;
    this.values = LoopDeployment.values(deployment);
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", (Object) deployment.bootstrap()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Writes a record that bears a time. */
  void tell(Topic topic, String key, SpecificRecord record, Instant writtenAt) {
    raw(topic, key, values.write(deployment.name(topic), record), writtenAt, Map.of());
  }

  /** Writes bytes as they are. */
  void raw(Topic topic, String key, byte[] value, Instant writtenAt, Map<String, String> headers) {
    RecordHeaders all = new RecordHeaders();
    headers.forEach((name, text) -> all.add(name, text.getBytes(StandardCharsets.UTF_8)));
    producer.send(
        new ProducerRecord<>(
            deployment.name(topic), null, writtenAt.toEpochMilli(), key, value, all));
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
    values.close();
  }
}
