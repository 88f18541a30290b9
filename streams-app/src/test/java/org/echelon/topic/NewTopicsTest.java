package org.echelon.topic;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.echelon.embedded.EmbeddedStack;
import org.junit.jupiter.api.Test;

class NewTopicsTest {
  private static final int PARTITIONS = 400;

  @Test
  void shouldReturnWhenEveryPartitionTakesARecord() throws Exception {
    String bootstrap = EmbeddedStack.shared().bootstrapServers();
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
        KafkaProducer<byte[], byte[]> producer = withoutPatience(bootstrap)) {
      NewTopics.create(admin, List.of(new NewTopic("many", PARTITIONS, (short) 1)));

      List<Future<?>> sent = new ArrayList<>();
      for (int partition = 0; partition < PARTITIONS; partition++) {
        sent.add(producer.send(new ProducerRecord<>("many", partition, new byte[1], new byte[1])));
      }

      for (Future<?> each : sent) {
        assertThatCode(each::get).doesNotThrowAnyException();
      }
      admin.deleteTopics(List.of("many")).all().get();
    }
  }

  private static KafkaProducer<byte[], byte[]> withoutPatience(String bootstrap) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            false,
            ProducerConfig.RETRIES_CONFIG,
            0),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
