package org.echelon.producers.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.network.NodeKind;
import org.jspecify.annotations.Nullable;

/** Currency by virtual day, kind of node and part; what belongs to no node has no kind. */
public final class CostTable {
  private static final int PARTS = CostPart.values().length;
  private static final int KINDS = NodeKind.values().length + 1;
  private static final String NO_NODE = "CUSTOMER";

  /** One row a day: parts side by side for each kind, those of no node last. */
  private final List<double[]> days = new ArrayList<>();

  void add(int day, @Nullable NodeKind kind, CostPart part, double amount) {
    while (days.size() <= day) {
      days.add(new double[KINDS * PARTS]);
    }
    int row = kind == null ? KINDS - 1 : kind.ordinal();
    days.get(day)[row * PARTS + part.ordinal()] += amount;
  }

  /** Days with a row. */
  public int days() {
    return days.size();
  }

  /** Currency of all parts of the days {@code from} to before {@code until}. */
  public double total(int from, int until) {
    double sum = 0;
    for (int day = from; day < Math.min(until, days.size()); day++) {
      sum += Arrays.stream(days.get(day)).sum();
    }
    return sum;
  }

  /** Currency by part. */
  public Map<CostPart, Double> byPart(int from, int until) {
    Map<CostPart, Double> sums = new EnumMap<>(CostPart.class);
    for (CostPart part : CostPart.values()) {
      double sum = 0;
      for (int kind = 0; kind < KINDS; kind++) {
        sum += sum(from, until, kind * PARTS + part.ordinal());
      }
      sums.put(part, sum);
    }
    return sums;
  }

  /** Currency by kind of node, {@code CUSTOMER} for what belongs to none, and by part. */
  public Map<String, Map<CostPart, Double>> byKind(int from, int until) {
    Map<String, Map<CostPart, Double>> kinds = new TreeMap<>();
    for (int kind = 0; kind < KINDS; kind++) {
      Map<CostPart, Double> parts = new EnumMap<>(CostPart.class);
      for (CostPart part : CostPart.values()) {
        double sum = sum(from, until, kind * PARTS + part.ordinal());
        if (sum != 0) {
          parts.put(part, sum);
        }
      }
      if (!parts.isEmpty()) {
        kinds.put(kind < KINDS - 1 ? NodeKind.values()[kind].name() : NO_NODE, parts);
      }
    }
    return kinds;
  }

  /** Currency of all parts, day by day. */
  public List<Double> byDay(int from, int until) {
    List<Double> totals = new ArrayList<>();
    for (int day = from; day < until; day++) {
      totals.add(total(day, day + 1));
    }
    return totals;
  }

  private double sum(int from, int until, int column) {
    double sum = 0;
    for (int day = from; day < Math.min(until, days.size()); day++) {
      sum += days.get(day)[column];
    }
    return sum;
  }
}
