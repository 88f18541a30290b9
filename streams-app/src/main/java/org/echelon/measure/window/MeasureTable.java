package org.echelon.measure.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds what the tasks have counted, each a part of its own: the way in which every reader comes to
 * a figure. Numerators and denominators are added, ratios never.
 */
public final class MeasureTable {
  private final SortedMap<Key, double[]> sums = new TreeMap<>();
  private final List<String> by;

  /** What is added to one line: a measure in its unit, a window, and the dimensions asked for. */
  public record Key(String name, String unit, long start, List<String> values)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = name.compareTo(other.name);
      order = order != 0 ? order : unit.compareTo(other.unit);
      order = order != 0 ? order : Long.compare(start, other.start);
      order = order != 0 ? order : values.toString().compareTo(other.values.toString());
      return order;
    }
  }

  /**
   * A line of the table.
   *
   * @param values those of the dimensions asked for, in their order; "" where a measure has none
   * @param closed whether all that was added is closed
   */
  public record Line(
      String name,
      String unit,
      long start,
      List<String> values,
      double numerator,
      double denominator,
      boolean closed) {

    /** The figure; NaN where nothing was counted. */
    public double ratio() {
      return numerator / denominator;
    }
  }

  /**
   * @param by dimensions that are told apart; over all others is added
   */
  public MeasureTable(List<String> by) {
    this.by = List.copyOf(by);
  }

  /** Adds the newest record of each key; those of windows of several lengths do not go together. */
  public MeasureTable addAll(Collection<MeasureValue> values) {
    values.forEach(value -> add(value, value.start()));
    return this;
  }

  /** As {@link #addAll}, over all windows together. */
  public MeasureTable addAllWindows(Collection<MeasureValue> values) {
    values.forEach(value -> add(value, 0));
    return this;
  }

  private void add(MeasureValue value, long start) {
    List<String> place =
        by.stream().map(name -> value.dimensions().getOrDefault(name, "")).toList();
    double[] sum =
        sums.computeIfAbsent(
            new Key(value.name(), value.unit(), start, place), key -> new double[] {0, 0, 1});
    sum[0] += value.numerator();
    sum[1] += value.denominator();
    sum[2] = Math.min(sum[2], value.closed() ? 1 : 0);
  }

  /** The lines in order of name, window and dimensions. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Map.Entry<Key, double[]> entry : sums.entrySet()) {
      Key key = entry.getKey();
      double[] sum = entry.getValue();
      lines.add(
          new Line(key.name(), key.unit(), key.start(), key.values(), sum[0], sum[1], sum[2] == 1));
    }
    return lines;
  }
}
