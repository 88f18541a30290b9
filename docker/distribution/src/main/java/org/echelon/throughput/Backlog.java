package org.echelon.throughput;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.echelon.topic.SkuPartition;

/**
 * Records of the log of Plan as bytes, with the partition of each: shared ones are in all. Ticks
 * come after every {@value #EVENTS_PER_TICK} events, as at so many events a second.
 */
public final class Backlog {
  static final int EVENTS_PER_TICK = 5_000;

  private final int partitions;
  private final List<Entry> opening = new ArrayList<>();
  private final List<Entry> events = new ArrayList<>();

  /** A record of one partition. */
  record Entry(int partition, byte[] key, byte[] value) {}

  private Backlog(int partitions) {
    this.partitions = partitions;
  }

  /** All that a load says. */
  public static Backlog of(LoadSettings settings, int partitions) {
    EventLoad load = new EventLoad(settings);
    Backlog backlog = opening(load, partitions);
    for (int i = 1; i <= settings.events(); i++) {
      backlog.add(backlog.events, load.next());
      if (i % EVENTS_PER_TICK == 0) {
        backlog.add(backlog.events, load.tick());
      }
    }
    return backlog;
  }

  /** Nothing but what comes before the first event; the load goes on from there. */
  public static Backlog opening(EventLoad load, int partitions) {
    Backlog backlog = new Backlog(partitions);
    load.opening().forEach(event -> backlog.add(backlog.opening, event));
    return backlog;
  }

  /** What comes before the first event. */
  List<Entry> opening() {
    return opening;
  }

  /** Events and ticks. */
  List<Entry> events() {
    return events;
  }

  /** Mean bytes of an event. */
  public double meanBytes() {
    return events.stream().mapToInt(entry -> entry.value().length).average().orElse(0);
  }

  private void add(List<Entry> to, LoadEvent event) {
    to.addAll(entries(event, to.size(), partitions));
  }

  /** The records that an event is in the log: one, or one for each partition. */
  static List<Entry> entries(LoadEvent event, long offset, int partitions) {
    byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
    byte[] value = event.logged(offset);
    if (!event.kind().shared()) {
      return List.of(new Entry(SkuPartition.of(key, partitions), key, value));
    }
    List<Entry> all = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      all.add(new Entry(p, key, value));
    }
    return all;
  }
}
