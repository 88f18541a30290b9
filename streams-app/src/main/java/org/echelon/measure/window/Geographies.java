package org.echelon.measure.window;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The maps in force over time. A fact is counted by the map of its instant, and always by the same
 * one: a new map begins at the present, or just after the last instant that was counted if that
 * lies ahead. So what is counted can be taken back exactly, also after regions have changed.
 */
public final class Geographies {
  /** Longer than any window with a fact of its first instant is open. */
  private static final long KEPT = 16 * 24 * 3_600_000L;

  private final NavigableMap<Long, Geography> from = new TreeMap<>();
  private long counted = Long.MIN_VALUE;

  /** Puts back a map and the instant from which it rules. */
  public void restore(long at, Geography geography) {
    from.put(at, geography);
  }

  /** Puts back the last instant counted. */
  public void restoreCounted(long at) {
    counted = Math.max(counted, at);
  }

  /** The last instant counted. */
  public long counted() {
    return counted;
  }

  /** The newest map. */
  public Geography newest() {
    return from.lastEntry().getValue();
  }

  /** The map by which a fact of an instant is counted. */
  Geography at(long instant) {
    counted = Math.max(counted, instant);
    var entry = from.floorEntry(instant);
    return entry == null ? from.firstEntry().getValue() : entry.getValue();
  }

  /** Takes the map in force at an instant; the instant from which it counts if it is a new one. */
  public Optional<Long> follow(Geography geography, long now) {
    if (!from.isEmpty() && from.lastEntry().getValue().equals(geography)) {
      return Optional.empty();
    }
    long at = Math.max(now, counted == Long.MIN_VALUE ? now : counted + 1);
    from.put(at, geography);
    return Optional.of(at);
  }

  /** Forgets the maps that count for no open window; the instants from which they ruled. */
  public List<Long> forget(long now) {
    List<Long> gone = new ArrayList<>();
    Long needed = from.floorKey(now - KEPT);
    if (needed != null) {
      gone.addAll(from.headMap(needed, false).keySet());
      gone.forEach(from::remove);
    }
    return gone;
  }
}
