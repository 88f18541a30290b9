package org.echelon.inventory;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Units that pickers did not find at a node. They are held until a count settles them, or word of
 * units found (they are back) or lost (they are gone) after they were missed. What is settled is a
 * function of what is known, minute by minute, so the order in which it became known is none of it.
 */
public final class MissingUnits {
  /** Facts older than a week are refused, so entries older than this stay as they are. */
  private static final long MINUTES_KEPT = 8 * 24 * 60;

  private static final int MISSED = 0;
  private static final int FOUND = 1;
  private static final int LOST = 2;

  private long carried;
  private final NavigableMap<Long, long[]> minutes = new TreeMap<>();

  /**
   * What has become of missing units.
   *
   * @param found units that were found again
   * @param lost units that were given up as lost
   * @param open units that are still held as missing
   */
  record Settled(long found, long lost, long open) {

    /** What that adds to the buckets beyond the documents of missing, found and lost units. */
    Contribution at(int node) {
      return new Contribution()
          .add(node, Bucket.HELD, -(found + lost))
          .add(node, Bucket.ON_HAND, lost)
          .add(Flow.CORRECTIONS, -found);
    }
  }

  /** Units missing from before the first minute told. */
  public long carried() {
    return carried;
  }

  /** Missed, found and lost units by minute since 1970; not to be changed. */
  public SortedMap<Long, long[]> minutes() {
    return Collections.unmodifiableSortedMap(minutes);
  }

  /** Puts back what was stored. */
  public void restore(long units, SortedMap<Long, long[]> byMinute) {
    carried = units;
    minutes.clear();
    minutes.putAll(byMinute);
  }

  /** What has become of the missing units. */
  Settled settled() {
    if (minutes.isEmpty()) {
      return new Settled(0, 0, carried);
    }
    long open = carried;
    long found = 0;
    long lost = 0;
    for (long[] told : minutes.values()) {
      open += Math.max(0, told[MISSED]);
      long back = Math.min(open, Math.max(0, told[FOUND]));
      open -= back;
      long gone = Math.min(open, Math.max(0, told[LOST]));
      open -= gone;
      found += back;
      lost += gone;
    }
    return new Settled(found, lost, open);
  }

  /** Takes in what moved in a minute. */
  void add(long minute, Movement moved) {
    long[] told = minutes.computeIfAbsent(minute, m -> new long[3]);
    told[MISSED] += moved.missing();
    told[FOUND] += moved.found();
    told[LOST] += moved.lost();
    if (told[MISSED] == 0 && told[FOUND] == 0 && told[LOST] == 0) {
      minutes.remove(minute);
    }
  }

  /** More units are missing from before: a count that settled them is taken back. */
  void carry(long units) {
    carried += units;
  }

  /** Takes out what was told of later minutes. */
  SortedMap<Long, long[]> takeAfter(long minute) {
    SortedMap<Long, long[]> tail = minutes.tailMap(minute, false);
    SortedMap<Long, long[]> later = new TreeMap<>(tail);
    tail.clear();
    return later;
  }

  /** Puts in what was told of later minutes. */
  void put(SortedMap<Long, long[]> later) {
    minutes.putAll(later);
  }

  /** Begins anew: a count has settled everything. */
  void clear() {
    restore(0, new TreeMap<>());
  }

  /** Joins what no fact can change any more to what is carried; settles nothing anew. */
  void settleOld() {
    long oldest = minutes.isEmpty() ? 0 : minutes.lastKey() - MINUTES_KEPT;
    if (!minutes.isEmpty() && minutes.firstKey() < oldest) {
      SortedMap<Long, long[]> later = takeAfter(oldest - 1);
      restore(settled().open(), later);
    }
  }

  MissingUnits copy() {
    MissingUnits copy = new MissingUnits();
    copy.carried = carried;
    for (Map.Entry<Long, long[]> told : minutes.entrySet()) {
      copy.minutes.put(told.getKey(), told.getValue().clone());
    }
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MissingUnits that
        && carried == that.carried
        && minutes.size() == that.minutes.size()
        && (minutes.isEmpty() || text().equals(that.text()));
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  private String text() {
    StringBuilder text = new StringBuilder().append(carried);
    minutes.forEach(
        (minute, told) -> text.append(' ').append(minute).append(Arrays.toString(told)));
    return text.toString();
  }
}
