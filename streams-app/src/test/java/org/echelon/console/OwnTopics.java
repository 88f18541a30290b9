package org.echelon.console;

import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.embedded.EmbeddedStack;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicSetup;

/**
 * All topics of a deployment of its own on the shared broker, to publish on what a console reads.
 */
record OwnTopics(Deployment deployment, RegistryValues values, Producer<String, byte[]> producer)
    implements AutoCloseable {

  static OwnTopics open(String prefix, Path state) throws Exception {
    EmbeddedStack stack = EmbeddedStack.shared();
    Deployment deployment =
        new Deployment(
            stack.bootstrapServers(), stack.registryUrl(), prefix, 2, 1, 1, 20, 5, state);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", deployment.bootstrap()))) {
      new TopicSetup(admin, deployment.prefix(), deployment::partitionsOf).createMissing((short) 1);
    }
    new SchemaSetup(deployment.registryUrl(), deployment.prefix()).registerAll();
    return new OwnTopics(
        deployment,
        new RegistryValues(deployment.registryUrl(), deployment.prefix()),
        new KafkaProducer<>(
            Map.of("bootstrap.servers", deployment.bootstrap()),
            new StringSerializer(),
            new ByteArraySerializer()));
  }

  void publish(Topic topic, String key, SpecificRecord record) {
    String name = deployment.name(topic);
    producer.send(new ProducerRecord<>(name, key, values.write(name, record)));
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
    values.close();
  }
}
