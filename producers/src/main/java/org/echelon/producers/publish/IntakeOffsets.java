package org.echelon.producers.publish;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the intake of a deployment has committed what was written to its topics. */
public final class IntakeOffsets {
  private final Admin admin;
  private final String intake;

  /**
   * @param admin closed by the caller
   * @param intake application id of the intake, the name of its consumer group
   */
  public IntakeOffsets(Admin admin, String intake) {
    this.admin = admin;
    this.intake = intake;
  }

  /** Whether intake has committed everything up to the given offsets. */
  public boolean reached(Map<TopicPartition, Long> ends) {
    try {
      Map<TopicPartition, OffsetAndMetadata> offsets =
          admin.listConsumerGroupOffsets(intake).partitionsToOffsetAndMetadata().get();
      return ends.entrySet().stream()
          .allMatch(
              end -> {
                OffsetAndMetadata at = offsets.get(end.getKey());
                return at != null && at.offset() >= end.getValue();
              });
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot read what intake has committed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
