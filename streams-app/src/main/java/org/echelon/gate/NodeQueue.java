package org.echelon.gate;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Units that wait to leave a node, by the partition of Plan that told them, and what everybody was
 * told last.
 *
 * @param toldPerDay outbound capacity in units a day, 0 for no limit
 */
public record NodeQueue(SortedMap<Integer, Long> parts, long toldUnits, double toldPerDay) {
  private static final double MOVED = 0.05;

  /** A node that lets nothing out is as busy as can be with anything that waits. */
  private static final double LEAST_PER_DAY = 0.001;

  /** Nothing waits, and nobody was told anything. */
  public static final NodeQueue NONE = new NodeQueue(new TreeMap<>(), 0, 0);

  public NodeQueue {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /** A partition has told its part. */
  public NodeQueue with(int partition, long units) {
    SortedMap<Integer, Long> all = new TreeMap<>(parts);
    all.put(partition, units);
    return new NodeQueue(all, toldUnits, toldPerDay);
  }

  /** Units over all partitions that there are. */
  public long openUnits(int partitions) {
    return parts.headMap(partitions).values().stream().mapToLong(Long::longValue).sum();
  }

  /** The capacity as it is told: 0 for no limit, and a little for none at all. */
  public static double perDay(double outboundUnitsPerDay) {
    return Double.isInfinite(outboundUnitsPerDay)
        ? 0
        : Math.max(LEAST_PER_DAY, outboundUnitsPerDay);
  }

  /** Whether the units moved by more than 5%, or the capacity at all, since they were told. */
  public boolean moved(int partitions, double perDay) {
    boolean limited = perDay > 0 || toldPerDay > 0;
    return limited
        && (perDay != toldPerDay
            || Math.abs(openUnits(partitions) - toldUnits) > MOVED * toldUnits);
  }

  /** Everybody has been told. */
  public NodeQueue told(int partitions, double perDay) {
    return new NodeQueue(parts, openUnits(partitions), perDay);
  }
}
