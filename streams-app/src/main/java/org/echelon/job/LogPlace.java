package org.echelon.job;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.echelon.config.Deployment;
import org.echelon.topic.BrokerTopics;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Where an application of its own stands in the log of Plan. */
final class LogPlace {
  private final Admin admin;
  private final Deployment deployment;
  private final String group;

  LogPlace(Admin admin, Deployment deployment, String app) {
    this.admin = admin;
    this.deployment = deployment;
    this.group = deployment.applicationId(app);
  }

  /** Why it cannot go on without a hole: records that it has not read are gone; empty if it can. */
  Optional<String> lost() throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> places =
        BrokerTopics.await(
            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group));
    Map<TopicPartition, ListOffsetsResultInfo> first = offsets(OffsetSpec.earliest());
    Map<TopicPartition, ListOffsetsResultInfo> end = offsets(OffsetSpec.latest());
    for (int p = 0; p < deployment.partitions(); p++) {
      TopicPartition log = log(p);
      Optional<String> gone =
          gone(
              log,
              places.get(log),
              Objects.requireNonNull(first.get(log)).offset(),
              Objects.requireNonNull(end.get(log)).offset());
      if (gone.isPresent()) {
        return gone;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> gone(
      TopicPartition log, @Nullable OffsetAndMetadata place, long first, long end) {
    if (place == null) {
      return Optional.of("its place in " + log + " has been forgotten");
    }
    if (place.offset() < first) {
      return Optional.of(
          String.format(
              "%s is kept from record %,d on, and it stands at record %,d",
              log, first, place.offset()));
    }
    return place.offset() > end
        ? Optional.of(
            String.format("%s ends at record %,d, before its place %,d", log, end, place.offset()))
        : Optional.empty();
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(OffsetSpec which)
      throws InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int p = 0; p < deployment.partitions(); p++) {
      asked.put(log(p), which);
    }
    return BrokerTopics.await(admin.listOffsets(asked).all());
  }

  private TopicPartition log(int partition) {
    return new TopicPartition(deployment.name(Topic.SKU_LOG), partition);
  }
}
