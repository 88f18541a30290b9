package org.echelon.throughput;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.echelon.config.Deployment;
import org.echelon.topic.Topic;

/** Tells a Plan of a load straight through its log; nothing is kept, however large the load is. */
public final class LogFeed implements AutoCloseable {
  /** A task tells how far it is with a tick. */
  private static final int EVENTS_PER_TICK = 20_000;

  private final EventLoad load;
  private final int partitions;
  private final LogWriter writer;

  public LogFeed(Deployment deployment, EventLoad load) {
    this.load = load;
    this.partitions = deployment.partitions();
    this.writer = new LogWriter(deployment.bootstrap(), deployment.name(Topic.SKU_LOG));
  }

  /** Tells everything there is before the first event, and ticks in between. */
  public void open() {
    int[] sent = {0};
    load.open(
        event -> {
          send(event);
          if (++sent[0] % EVENTS_PER_TICK == 0) {
            send(load.tick());
          }
        });
  }

  /** Tells one event. */
  public void send(LoadEvent event) {
    writer.send(Backlog.entries(event, 0, partitions));
  }

  /** The offset after the last record of each partition, once all are stored. */
  public Map<TopicPartition, Long> flush() {
    return writer.ends();
  }

  @Override
  public void close() {
    writer.close();
  }
}
