package org.echelon.throughput;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Follows the committed offsets of a contender by the wall clock. */
public final class Watch {
  private static final long PAUSE_MILLIS = 10;
  private static final double WARM_UP = 0.25;

  private final Admin admin;
  private final LongSupplier processCpuNanos;
  private final BooleanSupplier stopped;

  /**
   * What was done between two looks at the committed offsets.
   *
   * @param threadCpuMillis of the contender's own threads
   * @param processCpuMillis of the whole process, broker and compiler included
   * @param threadBytes that the contender's own threads have allocated
   */
  public record Stretch(
      long records,
      double seconds,
      double threadCpuMillis,
      double processCpuMillis,
      double threadBytes) {

    /** Records a second by the wall clock. */
    public double perSecond() {
      return records / seconds;
    }

    /** CPU of the contender's own threads for a record. */
    public double threadMicros() {
      return 1e3 * threadCpuMillis / records;
    }

    /** Thousands of bytes that the contender's own threads allocate for a record. */
    public double threadKilobytes() {
      return threadBytes / 1e3 / records;
    }

    /** CPU of the process for a record. */
    public double processMicros() {
      return 1e3 * processCpuMillis / records;
    }
  }

  /** What a contender's own threads have used since they began. */
  public interface Use {

    /** CPU time. */
    long cpuMillis();

    /** Bytes allocated, whether or not they are held still. */
    long bytes();
  }

  /**
   * @param admin closed by the caller
   * @param processCpuNanos CPU time of this process so far
   * @param stopped whether to give up
   */
  public Watch(Admin admin, LongSupplier processCpuNanos, BooleanSupplier stopped) {
    this.admin = admin;
    this.processCpuNanos = processCpuNanos;
    this.stopped = stopped;
  }

  /** Waits until a contender has committed up to some offsets. */
  void await(Contender contender, Map<TopicPartition, Long> ends, Duration limit)
      throws InterruptedException {
    long all = total(Map.of(), ends);
    long until = System.nanoTime() + limit.toNanos();
    for (long done = 0; done < all; done = committed(contender.id(), Map.of(), ends)) {
      pause(contender, done, all, until);
    }
  }

  /**
   * Measures a contender from the commit that ends the first quarter of its backlog to its last. A
   * backlog that is done by then is measured from the look before, which makes it seem slower than
   * it is.
   *
   * @param threads its threads
   */
  public Stretch measure(Contender contender, Use threads, Duration limit)
      throws InterruptedException {
    Map<TopicPartition, Long> from = contender.from();
    Map<TopicPartition, Long> to = contender.to();
    long all = total(from, to);
    long warm = (long) Math.ceil(WARM_UP * all);
    long until = System.nanoTime() + limit.toNanos();
    Look start = look(0, threads);
    Look now = start;
    while (now.done() < all) {
      if (start.done() < warm) {
        start = now;
      }
      pause(contender, now.done(), all, until);
      now = look(committed(contender.id(), from, to), threads);
    }
    return now.since(start);
  }

  private Look look(long done, Use threads) {
    return new Look(
        done, System.nanoTime(), threads.cpuMillis(), processCpuNanos.getAsLong(), threads.bytes());
  }

  /** What a look at a contender showed. */
  private record Look(
      long done, long nanos, long threadCpuMillis, long processCpuNanos, long threadBytes) {
    Stretch since(Look start) {
      return new Stretch(
          done - start.done,
          (nanos - start.nanos) / 1e9,
          threadCpuMillis - start.threadCpuMillis,
          (processCpuNanos - start.processCpuNanos) / 1e6,
          threadBytes - start.threadBytes);
    }
  }

  private void pause(Contender contender, long done, long wanted, long until)
      throws InterruptedException {
    contender.check();
    if (stopped.getAsBoolean()) {
      throw new IllegalStateException("stopped before the end");
    }
    if (System.nanoTime() > until) {
      throw new IllegalStateException(
          contender.id() + " has done " + done + " of " + wanted + " and takes too long");
    }
    Thread.sleep(PAUSE_MILLIS);
  }

  private long committed(String group, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to)
      throws InterruptedException {
    try {
      Map<TopicPartition, OffsetAndMetadata> offsets =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      long done = 0;
      for (Map.Entry<TopicPartition, Long> end : to.entrySet()) {
        OffsetAndMetadata at = offsets.get(end.getKey());
        long start = from.getOrDefault(end.getKey(), 0L);
        done += at == null ? 0 : Math.max(0, Math.min(at.offset(), end.getValue()) - start);
      }
      return done;
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot read what " + group + " has committed", e.getCause());
    }
  }

  private static long total(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    return to.entrySet().stream()
        .mapToLong(end -> end.getValue() - from.getOrDefault(end.getKey(), 0L))
        .sum();
  }
}
