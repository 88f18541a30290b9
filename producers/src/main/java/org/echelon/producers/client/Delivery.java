package org.echelon.producers.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RefusedHeaders;
import org.echelon.producers.client.Taken.RefusedLater;
import org.echelon.producers.publish.IntakeOffsets;
import org.echelon.state.Outcomes;
import org.echelon.state.SourceOutcomes;
import org.echelon.state.Task;
import org.echelon.topic.Topic;

/**
 * Follows what was sent until all of it is applied, found known, or refused. Opened before sending,
 * because it tells by the difference.
 */
public final class Delivery implements AutoCloseable {
  private static final long PAUSE_MILLIS = 20;
  private static final String PLAN = "plan";

  /** Every task reports at every tick, so its last report is among the newest. */
  private static final long NEWEST_REPORTS = 5_000;

  private final String prefix;
  private final PublicValues values;
  private final String source;
  private final Admin admin;
  private final IntakeOffsets intake;
  private final TopicReader tasks;
  private final TopicReader refused;
  private final Map<String, Task> reports = new HashMap<>();
  private final long[] before;
  private final List<ConsumerRecord<String, byte[]>> refusedRecords = new ArrayList<>();

  /** It was not all taken in time. */
  public static final class LateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LateException(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * @param source of the records that will be sent
   * @param values not closed with this
   */
  public Delivery(String bootstrap, String prefix, PublicValues values, String source) {
    this.prefix = prefix;
    this.values = values;
    this.source = source;
    this.admin = Admin.create(Map.of("bootstrap.servers", (Object) bootstrap));
    this.intake = new IntakeOffsets(admin, prefix.substring(0, prefix.length() - 1) + "-intake");
    this.tasks = new TopicReader(bootstrap);
    this.refused = new TopicReader(bootstrap);
    tasks.follow(tasks.partitions(Topic.TASK.name(prefix)), NEWEST_REPORTS);
    refused.follow(refused.partitions(Topic.REFUSED.name(prefix)), 0);
    this.before = counts();
  }

  /**
   * Waits until something has become of everything sent.
   *
   * @throws LateException when it takes longer, naming what is waited for
   */
  public Taken await(SentLog sent, Duration limit) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    Map<TopicPartition, Long> ends = sent.ends();
    await("intake has not read everything yet", limit, until, () -> intake.reached(ends));
    List<TopicPartition> logs = tasks.partitions(Topic.SKU_LOG.name(prefix));
    Map<TopicPartition, Long> logEnds = tasks.ends(logs);
    await("plan has not booked everything yet", limit, until, () -> reached(logEnds));
    long[] after = counts();
    return new Taken(
        after[0] - before[0],
        after[1] - before[1],
        after[2] - before[2],
        after[3] - before[3],
        refusals(sent));
  }

  /** Whether each Plan task has reported from beyond the end that its log had. */
  private boolean reached(Map<TopicPartition, Long> logEnds) {
    counts();
    return logEnds.entrySet().stream()
        .allMatch(
            end -> {
              Task report = reports.get(PLAN + "/" + end.getKey().partition());
              return end.getValue() == 0
                  || (report != null && report.getOffset() >= end.getValue());
            });
  }

  /** Applied, duplicate, stale and history of our source so far. */
  private long[] counts() {
    tasks.drain(
        record -> {
          if (values.read(record.topic(), record.value()) instanceof Task task) {
            reports.put(record.key(), task);
          }
        });
    long[] sum = new long[4];
    for (Task task : reports.values()) {
      for (SourceOutcomes of : task.getSources()) {
        if (task.getApp().equals(PLAN) && of.getSource().equals(source)) {
          Outcomes one = of.getOutcomes();
          sum[0] += one.getApplied();
          sum[1] += one.getDuplicate();
          sum[2] += one.getStale();
          sum[3] += one.getHistory();
        }
      }
    }
    return sum;
  }

  private List<RefusedLater> refusals(SentLog sent) {
    refused.drain(refusedRecords::add);
    List<RefusedLater> ours = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : refusedRecords) {
      String topic = header(record, "topic");
      int partition = Integer.parseInt(header(record, "partition"));
      long offset = Long.parseLong(header(record, "offset"));
      OptionalLong mark = sent.mark(new TopicPartition(topic, partition), offset);
      if (mark.isPresent()) {
        ours.add(new RefusedLater(mark.getAsLong(), complaint(record)));
      }
    }
    return ours;
  }

  private static Complaint complaint(ConsumerRecord<String, byte[]> record) {
    return new Complaint(
        header(record, "reason"),
        header(record, "field"),
        header(record, "value"),
        "was refused",
        Check.sentence(header(record, "cure")));
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return RefusedHeaders.read(record.headers(), name).orElse("");
  }

  private static void await(String what, Duration limit, long until, BooleanSupplier condition)
      throws InterruptedException {
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new LateException(
            what
                + " after "
                + limit.toSeconds()
                + " s. Are ./echelon streams or ./echelon demo running, and their clock?"
                + " What was sent is not lost");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  @Override
  public void close() {
    admin.close();
    tasks.close();
    refused.close();
  }
}
