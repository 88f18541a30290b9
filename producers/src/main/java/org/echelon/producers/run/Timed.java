package org.echelon.producers.run;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.codec.RefusedHeaders;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.state.Position;
import org.echelon.topic.Topic;

/** Hands on what was read from the broker, and measures by the wall clock how long it took. */
final class Timed implements Results.Handler {
  private final Observed observed;
  private final LoopLatencies latencies;
  private final LiveChanges changes;

  Timed(Observed observed, LoopLatencies latencies, LiveChanges changes) {
    this.observed = observed;
    this.latencies = latencies;
    this.changes = changes;
  }

  @Override
  public void published(Topic topic, String key, SpecificRecord record) {
    observed.published(topic, key, record);
    long now = System.nanoTime();
    changes.published(record, now);
    if (record instanceof TransferCommand command) {
      latencies.transfer(command.getCommandId(), now);
      latencies.command(command.getChange(), command.getIssuedAt(), now);
    } else if (record instanceof PurchaseCommand command) {
      latencies.command(command.getChange(), command.getIssuedAt(), now);
    } else if (record instanceof AssignmentCommand command) {
      latencies.assignment(command, now);
    } else if (record instanceof Position position) {
      latencies.position(position.getSku(), now);
    }
  }

  @Override
  public void refused(ConsumerRecord<String, byte[]> record) {
    observed.refused(RefusedHeaders.read(record.headers(), "reason").orElse("UNKNOWN"));
  }
}
