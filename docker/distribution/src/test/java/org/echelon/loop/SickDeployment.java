package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.echelon.config.Deployment;
import org.echelon.embedded.Cluster;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicSetup;

/**
 * A deployment without applications whose topics, schemas, rights and groups are wrong; more and
 * more records wait for Plan.
 */
final class SickDeployment implements AutoCloseable {
  static final int PARTITIONS = 2;
  static final int GATES = 2;

  /** Above what counts as many. */
  private static final int WAITING = 2_000;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Deployment deployment;
  private final KafkaProducer<byte[], byte[]> feed;
  private final ScheduledExecutorService feeding = Executors.newSingleThreadScheduledExecutor();

  private SickDeployment(Deployment deployment) {
    this.deployment = deployment;
    this.feed =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", (Object) deployment.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  static SickDeployment make(Cluster cluster, String prefix, Path stateDir) throws Exception {
    Deployment deployment =
        new Deployment(
            cluster.bootstrapServers(),
            cluster.registryUrl(),
            prefix,
            PARTITIONS,
            GATES,
            1,
            50,
            5,
            stateDir);
    SickDeployment sick = new SickDeployment(deployment);
    try (Admin admin = LoopDeployment.admin(deployment)) {
      sick.topics(admin);
      sick.schemas();
      SickWords.tell(deployment);
      sick.waiting(admin);
      sick.rights(admin);
    }
    return sick;
  }

  Deployment deployment() {
    return deployment;
  }

  /** One is missing, one split otherwise, two kept otherwise, one is not ours. */
  private void topics(Admin admin) throws Exception {
    NewTopic log =
        new NewTopic(deployment.name(Topic.SKU_LOG), 3, (short) 1)
            .configs(
                Map.of(
                    TopicConfig.RETENTION_MS_CONFIG, "604800000",
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "8454144"));
    NewTopic foreign = new NewTopic(deployment.prefix() + "evt.order.v0", 1, (short) 1);
    admin.createTopics(List.of(log, foreign)).all().get();
    List<Topic> others = new ArrayList<>(Arrays.asList(Topic.values()));
    others.removeAll(List.of(Topic.SKU_LOG, Topic.MEASURE));
    new TopicSetup(admin, deployment.prefix(), deployment::partitionsOf).create((short) 1, others);
    set(admin, Topic.ORDER, TopicConfig.CLEANUP_POLICY_CONFIG, "compact");
    set(admin, Topic.RECEIPT, TopicConfig.RETENTION_MS_CONFIG, "3600000");
  }

  private void set(Admin admin, Topic topic, String setting, String value) throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, deployment.name(topic)),
                List.of(
                    new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }

  /** One is missing, one is another, one has no rule. */
  private void schemas() throws Exception {
    for (Topic topic : Topic.values()) {
      if (topic.record().isEmpty() || topic == Topic.MANIFEST) {
        continue;
      }
      String subject = deployment.name(topic) + "-value";
      String schema =
          topic == Topic.AUDIT
              ? "{\"type\":\"record\",\"name\":\"Other\",\"fields\":[]}"
              : SpecificData.get().getSchema(topic.record().get()).toString();
      registry("POST", "/subjects/" + subject + "/versions", Map.of("schema", schema));
      if (topic != Topic.RECEIPT) {
        registry("PUT", "/config/" + subject, Map.of("compatibility", SchemaSetup.COMPATIBILITY));
      }
    }
  }

  private void registry(String method, String path, Map<String, String> body) throws Exception {
    String url = deployment.registryUrl().replace("/apis/registry/v3", "/apis/ccompat/v7");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(new ObjectMapper().writeValueAsString(body)))
            .build();
    assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  /** Plan has read once, nobody reads now, and more comes all the time. */
  private void waiting(Admin admin) throws Exception {
    TopicPartition log = new TopicPartition(deployment.name(Topic.SKU_LOG), 0);
    admin
        .alterConsumerGroupOffsets(
            deployment.applicationId("plan"), Map.of(log, new OffsetAndMetadata(0)))
        .all()
        .get();
    for (int i = 0; i < WAITING; i++) {
      feed();
    }
    feed.flush();
    feeding.scheduleAtFixedRate(this::feed, 0, 20, TimeUnit.MILLISECONDS);
  }

  private void feed() {
    feed.send(
        new ProducerRecord<>(deployment.name(Topic.SKU_LOG), 0, new byte[] {1}, new byte[] {1}));
  }

  /** One topic is hidden, one may not be written. */
  private void rights(Admin admin) throws Exception {
    admin
        .createAcls(
            List.of(
                rule(Topic.LAB_DECISION, AclOperation.DESCRIBE, AclPermissionType.DENY),
                rule(Topic.TRANSFER, AclOperation.READ, AclPermissionType.ALLOW),
                rule(Topic.TRANSFER, AclOperation.DESCRIBE_CONFIGS, AclPermissionType.ALLOW)))
        .all()
        .get();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (described(admin, Topic.LAB_DECISION) && System.nanoTime() < until) {
      Thread.sleep(20);
    }
  }

  private boolean described(Admin admin, Topic topic) throws InterruptedException {
    try {
      var unused = admin.describeTopics(List.of(deployment.name(topic))).allTopicNames().get();
      return true;
    } catch (ExecutionException hidden) {
      return false;
    }
  }

  private AclBinding rule(Topic topic, AclOperation operation, AclPermissionType kind) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, deployment.name(topic), PatternType.LITERAL),
        new AccessControlEntry("User:ANONYMOUS", "*", operation, kind));
  }

  @Override
  public void close() {
    feeding.shutdownNow();
    feed.close();
  }
}
