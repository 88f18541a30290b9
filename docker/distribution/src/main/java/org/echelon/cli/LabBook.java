package org.echelon.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.lab.LabWords;
import org.echelon.producers.publish.Publisher;
import org.echelon.state.LabState;
import org.echelon.state.LabStatus;
import org.echelon.topic.Topic;

/** The labs of a deployment, as they are told to everybody. For one thread. */
final class LabBook implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Publisher publisher;
  private final PublicValues values;
  private final String topic;
  private final TopicPartition partition;
  private final Map<String, LabState> labs = new TreeMap<>();

  LabBook(Deployment deployment) {
    this.topic = deployment.name(Topic.LAB_STATE);
    this.partition = new TopicPartition(topic, 0);
    this.values = Upstreams.values(deployment);
    this.publisher = new Publisher(deployment, Upstreams.values(deployment));
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                deployment.bootstrap(),
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                30_000),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<PartitionInfo> there = consumer.partitionsFor(topic);
    if (there == null || there.isEmpty()) {
      close();
      throw new CommandFailure(
          CommandFailure.NOT_FOUND,
          topic + " is missing; ./echelon topics create makes what is missing");
    }
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
  }

  /** All labs by name, as they stand now. */
  Map<String, LabState> labs() {
    long end = consumer.endOffsets(List.of(partition)).values().iterator().next();
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        if (values.read(topic, record.value()) instanceof LabState state) {
          labs.put(state.getLab(), state);
        }
      }
    }
    return labs;
  }

  Optional<LabState> find(String lab) {
    return Optional.ofNullable(labs().get(lab));
  }

  /** The lab of a name. */
  LabState named(String lab) {
    return find(lab)
        .orElseThrow(
            () ->
                new CommandFailure(
                    CommandFailure.NOT_FOUND,
                    "there is no lab '" + lab + "'; known are " + labs.keySet()));
  }

  /** Tells everybody how a lab stands. */
  void write(LabState state) {
    publisher.send(Topic.LAB_STATE, state.getLab(), state, state.getChangedAt());
    publisher.flush();
  }

  /** Tells everybody that a lab has another status. */
  LabState write(LabState state, LabStatus status) {
    LabState next =
        LabState.newBuilder(state).setStatus(status).setChangedAt(Instant.now()).build();
    write(next);
    return next;
  }

  /** Whether a process runs it now, as far as anybody has heard. */
  static boolean alive(LabState state) {
    return LabWords.alive(state, Instant.now());
  }

  @Override
  public void close() {
    consumer.close();
    publisher.close();
    values.close();
  }
}
