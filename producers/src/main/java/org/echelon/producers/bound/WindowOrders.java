package org.echelon.producers.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.echelon.pricing.bound.RentalBound;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.cost.ServiceMoments;
import org.jspecify.annotations.Nullable;

/**
 * What may be ordered of an item within a window, in weighted scenarios.
 *
 * <pre>
 * lines of the two days that a window touches: Poisson with mean l_1 + l_2
 * one line: each line drawn for the item, of either day;  more: so many different ones, by chance
 * </pre>
 *
 * <p>A line of the first day counts where it comes after the window has begun, one of the second
 * where it comes before it ends. What is drawn is the law of the world, so the least cost over the
 * scenarios is below the true one in expectation (Mak, Morton and Wood 1999). Rare numbers of lines
 * are left out, as though nobody ordered then, which is below the truth as well.
 */
final class WindowOrders {
  private static final int SINGLES = 120;
  private static final int TIMES = 150;
  private static final double RARE = 1e-4;

  private final List<Line> lines;
  private final long startMillis;
  private final Function<Line, ServiceMoments.Key> key;

  /** A line of each class, and the scenarios. */
  record Scenarios(List<Line> classes, RentalBound.Demand[] demands) {}

  /**
   * @param lines drawn for the item, of any day
   * @param startMillis when days begin
   * @param key what tells classes apart
   */
  WindowOrders(List<Line> lines, long startMillis, Function<Line, ServiceMoments.Key> key) {
    this.lines = lines;
    this.startMillis = startMillis;
    this.key = key;
  }

  /**
   * @param first mean number of lines on the day in which the window begins
   * @param second the same of the day in which it ends
   */
  Scenarios of(long fromMillis, double first, double second, Chance chance) {
    Map<ServiceMoments.Key, Integer> numbers = new LinkedHashMap<>();
    List<Line> classes = new ArrayList<>();
    List<RentalBound.Demand> demands = new ArrayList<>();
    double mean = first + second;
    PoissonDistribution law = mean > 0 ? new PoissonDistribution(mean) : null;
    int most = law == null ? 0 : law.inverseCumulativeProbability(1 - RARE);
    int least = law == null ? 0 : Math.max(1, law.inverseCumulativeProbability(RARE));
    for (int count = least; count <= Math.min(most, lines.size()) && law != null; count++) {
      double probability = law.probability(count);
      int scenarios =
          count == 1 ? Math.min(SINGLES, lines.size()) : (int) Math.ceil(TIMES * probability);
      for (int s = 0; s < scenarios; s++) {
        double weight = probability / scenarios;
        List<Line> chosen = new ArrayList<>();
        for (int i : different(count, count == 1 ? s : -1, chance)) {
          boolean early = chance.uniform() * mean < first;
          Line moved = within(lines.get(i), fromMillis, early);
          if (moved != null) {
            chosen.add(moved);
          }
        }
        if (!chosen.isEmpty()) {
          demands.add(demand(weight, chosen, numbers, classes));
        }
      }
    }
    return new Scenarios(classes, demands.toArray(RentalBound.Demand[]::new));
  }

  private int[] different(int count, int single, Chance chance) {
    if (single >= 0) {
      return new int[] {single};
    }
    int[] picked = new int[count];
    Arrays.fill(picked, -1);
    for (int i = 0; i < count; i++) {
      int next = (int) (chance.uniform() * lines.size());
      while (contains(picked, i, next)) {
        next = (next + 1) % lines.size();
      }
      picked[i] = next;
    }
    return picked;
  }

  private static boolean contains(int[] picked, int until, int number) {
    for (int i = 0; i < until; i++) {
      if (picked[i] == number) {
        return true;
      }
    }
    return false;
  }

  /** The line in the window, or null where its time of day falls out of it. */
  private @Nullable Line within(Line line, long fromMillis, boolean early) {
    long time = Math.floorMod(line.atMillis() - startMillis, Windows.DAY);
    long day = Math.floorDiv(fromMillis - startMillis, Windows.DAY) + (early ? 0 : 1);
    long at = startMillis + day * Windows.DAY + time;
    boolean inside = at > fromMillis && at <= fromMillis + Windows.DAY;
    return inside ? new Line(at, line.zone(), line.speed(), line.units()) : null;
  }

  private RentalBound.Demand demand(
      double weight,
      List<Line> chosen,
      Map<ServiceMoments.Key, Integer> numbers,
      List<Line> classes) {
    Map<Integer, Double> units = new LinkedHashMap<>();
    for (Line line : chosen) {
      int number = numbers.computeIfAbsent(key.apply(line), k -> numbers.size());
      if (number == classes.size()) {
        classes.add(line);
      }
      units.merge(number, (double) line.units(), Double::sum);
    }
    return new RentalBound.Demand(
        weight,
        units.keySet().stream().mapToInt(Integer::intValue).toArray(),
        units.values().stream().mapToDouble(Double::doubleValue).toArray());
  }
}
