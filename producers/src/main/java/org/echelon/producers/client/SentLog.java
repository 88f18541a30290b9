package org.echelon.producers.client;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where everything that was sent is stored, and what it was sent for: a mark of the sender. */
public final class SentLog {
  private final Map<TopicPartition, Column> columns = new TreeMap<>(SentLog::compare);
  private @Nullable Throwable failure;
  private long size;

  private static final class Column {
    private long[] offsets = new long[16];
    private long[] marks = new long[16];
    private int size;

    void add(long offset, long mark) {
      if (size == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * size);
        marks = Arrays.copyOf(marks, 2 * size);
      }
      offsets[size] = offset;
      marks[size++] = mark;
    }
  }

  /** Notes a record, or that it was not stored; called from the thread of the producer. */
  public synchronized void note(Stored stored, @Nullable Throwable failed, long mark) {
    if (failed != null) {
      failure = failure == null ? failed : failure;
    } else {
      columns.computeIfAbsent(stored.partition(), p -> new Column()).add(stored.offset(), mark);
      size++;
    }
  }

  /** How many records are stored. */
  public synchronized long size() {
    return size;
  }

  /**
   * Does nothing when all were stored.
   *
   * @throws IllegalStateException when the broker did not take one
   */
  public synchronized void requireStored() {
    if (failure != null) {
      throw new IllegalStateException("the broker did not take a record", failure);
    }
  }

  /** The offset after the last record of each partition. */
  public synchronized Map<TopicPartition, Long> ends() {
    Map<TopicPartition, Long> ends = new TreeMap<>(SentLog::compare);
    columns.forEach((partition, c) -> ends.put(partition, c.offsets[c.size - 1] + 1));
    return ends;
  }

  /** The mark of what is stored at an offset; empty where somebody else has written. */
  public synchronized OptionalLong mark(TopicPartition partition, long offset) {
    Column column = columns.get(partition);
    if (column == null) {
      return OptionalLong.empty();
    }
    int at = Arrays.binarySearch(column.offsets, 0, column.size, offset);
    return at < 0 ? OptionalLong.empty() : OptionalLong.of(column.marks[at]);
  }

  private static int compare(TopicPartition a, TopicPartition b) {
    int byName = a.topic().compareTo(b.topic());
    return byName != 0 ? byName : Integer.compare(a.partition(), b.partition());
  }
}
