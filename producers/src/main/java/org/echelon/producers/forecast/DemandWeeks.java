package org.echelon.producers.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.producers.forecast.week.LearnedMix;
import org.echelon.reference.Speed;

/** What was asked of one SKU by week, and in which zones and speeds. */
final class DemandWeeks {
  /** A zone and speed in which demand comes. */
  record ClassKey(String zone, Speed speed) implements Comparable<ClassKey> {
    private static final Comparator<ClassKey> ORDER =
        Comparator.comparing(ClassKey::zone).thenComparing(ClassKey::speed);

    @Override
    public int compareTo(ClassKey other) {
      return ORDER.compare(this, other);
    }
  }

  private static final int DAYS = 7;

  private final TreeMap<LocalDate, Double> units = new TreeMap<>();
  private final TreeMap<ClassKey, Double> byClass = new TreeMap<>();

  /** Adds what was asked in the week that begins on a Monday; negative when a line is lowered. */
  void add(LocalDate monday, ClassKey demand, double asked) {
    units.merge(monday, asked, Double::sum);
    byClass.merge(demand, asked, Double::sum);
  }

  /** The first week with demand. */
  LocalDate firstWeekOn() {
    return units.firstKey();
  }

  /** Whether anything was asked before a Monday. */
  boolean before(LocalDate monday) {
    return units.firstKey().isBefore(monday);
  }

  /** What all weeks before a Monday teach. */
  LearnedMix learned(LocalDate monday) {
    LearnedMix mix = new LearnedMix();
    long weeks = ChronoUnit.DAYS.between(units.firstKey(), monday) / DAYS;
    for (long w = 0; w < weeks; w++) {
      mix.see(Math.max(0, units.getOrDefault(units.firstKey().plusDays(w * DAYS), 0.0)));
    }
    return mix;
  }

  /** Share of each class in all demand; they sum to one. */
  Map<ClassKey, Double> shares() {
    double total = byClass.values().stream().mapToDouble(asked -> Math.max(0, asked)).sum();
    TreeMap<ClassKey, Double> shares = new TreeMap<>();
    byClass.forEach(
        (demand, asked) -> {
          if (asked > 0) {
            shares.put(demand, asked / total);
          }
        });
    return shares;
  }
}
