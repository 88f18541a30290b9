package org.echelon.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.echelon.config.Deployment;
import org.echelon.embedded.EmbeddedStack;
import org.echelon.processor.plan.Rival;
import org.echelon.processor.plan.ShortLog;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicSetup;
import org.echelon.valuation.SkuValuation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A lab goes on from its place in the log of Plan, and from no other. */
class ShadowPlaceTest {
  private static final String LAB = "fair";
  private static final long LIMIT_NANOS = 90_000_000_000L;

  @TempDir private Path stateDir;
  private Deployment deployment;
  private Admin admin;
  private TopicPartition log;

  @BeforeEach
  void write(TestInfo test) throws Exception {
    String prefix = test.getDisplayName().replaceAll("\\W", "").toLowerCase(Locale.ROOT) + ".";
    EmbeddedStack stack = EmbeddedStack.shared();
    deployment =
        new Deployment(
            stack.bootstrapServers(), stack.registryUrl(), prefix, 1, 1, 1, 50, 5, stateDir);
    new SchemaSetup(deployment.registryUrl(), prefix).registerAll();
    Map<String, Object> broker = Map.of("bootstrap.servers", deployment.bootstrap());
    admin = Admin.create(broker);
    new TopicSetup(admin, prefix, deployment::partitionsOf).createMissing((short) 1);
    log = new TopicPartition(deployment.name(Topic.SKU_LOG), 0);
    try (var producer =
        new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
      ShortLog.asked()
          .forEach(
              entry ->
                  producer.send(
                      new ProducerRecord<>(log.topic(), 0, entry.key.getBytes(), entry.value)));
    }
  }

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void shouldSayWhetherTheLogStillHasWhatALabHasNotRead() throws Exception {
    assertThat(lost()).hasValueSatisfying(why -> assertThat(why).contains("forgotten"));
    standAt(2);
    assertThat(lost()).isEmpty();

    deleteBefore(2);
    assertThat(lost()).as("the next one is the first that is kept").isEmpty();
    deleteBefore(3);

    assertThat(lost()).contains(log + " is kept from record 3 on, and it stands at record 2");
    standAt(1_000);
    assertThat(lost()).hasValueSatisfying(why -> assertThat(why).contains("ends at record"));
  }

  @Test
  void shouldEndWhereRecordsAreGoneThatItHasNotRead() throws Exception {
    standAt(1);
    deleteBefore(3);

    try (Shadow shadow = Shadow.start(deployment, new Rival(LAB, SkuValuation::new, true))) {
      long until = System.nanoTime() + LIMIT_NANOS;
      while (!shadow.ended() && System.nanoTime() < until) {
        Thread.sleep(50);
      }
      assertThat(shadow.ended()).isTrue();
    }
  }

  private Optional<String> lost() throws InterruptedException {
    return Shadow.lostPlace(admin, deployment, LAB);
  }

  private void standAt(long record) throws Exception {
    String group = deployment.applicationId(Shadow.app(LAB));
    admin.alterConsumerGroupOffsets(group, Map.of(log, new OffsetAndMetadata(record))).all().get();
  }

  private void deleteBefore(long record) throws Exception {
    admin.deleteRecords(Map.of(log, RecordsToDelete.beforeOffset(record))).all().get();
  }
}
