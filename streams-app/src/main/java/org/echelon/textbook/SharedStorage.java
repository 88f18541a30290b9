package org.echelon.textbook;

import java.util.List;
import org.echelon.demand.ContinuousLaw;
import org.echelon.demand.Require;

/**
 * Newsvendors that share one store.
 *
 * <pre>
 * min sum over i of  h_i E[(S_i - D_i)^+] + p_i E[(D_i - S_i)^+]    s.t.  sum v_i S_i &lt;= V,  S_i &gt;= 0
 * at price w per volume:  S_i(w) = quantile of (p_i - w v_i) / (h_i + p_i), 0 if that is not positive
 * </pre>
 *
 * <p>The problem is convex, so the least price at which the levels fit is optimal, and no price
 * above the largest p_i / v_i is ever needed. The price is found by bisection to the last bit. A
 * level can still jump between neighbouring prices, where a margin vanishes in a thin tail: then
 * the volume left over is filled along the line between both answers, all of whose points are
 * optimal, and {@link Plan#lowerBound} equals the cost. Whole-unit demand is not filled, its levels
 * stay whole: the bound remains valid and the plan feasible. O(n) per bisection step. Source:
 * Hadley and Whitin (1963), section 6-4.
 *
 * @param items what is stored
 * @param capacity V, volume
 */
public record SharedStorage(List<Item> items, double capacity) {

  /**
   * A newsvendor and its volume.
   *
   * @param volume v, volume per unit
   */
  public record Item(Newsvendor newsvendor, double volume) {

    public Item {
      Require.positive("volume", volume);
    }

    boolean divisible() {
      return newsvendor.demand() instanceof ContinuousLaw;
    }

    /** The price at and above which the item is not stocked, $ per volume. */
    double ceiling() {
      return newsvendor.shortageCost() / volume;
    }

    double level(double price) {
      double margin = newsvendor.shortageCost() - price * volume;
      if (margin <= 0) {
        return 0;
      }
      double total = newsvendor.holdingCost() + newsvendor.shortageCost();
      return Math.max(0, newsvendor.demand().level(margin / total));
    }
  }

  /**
   * Levels within the capacity.
   *
   * @param price w, $ per volume
   * @param levels S by item, units
   * @param cost $ of the levels
   * @param lowerBound $ no feasible plan can cost less
   */
  public record Plan(double price, double[] levels, double cost, double lowerBound) {}

  public SharedStorage {
    Require.notNegative("capacity", capacity);
    items = List.copyOf(items);
  }

  /** Volume that the items take when it has a price. */
  public double volume(double price) {
    return items.stream().mapToDouble(item -> item.volume() * item.level(price)).sum();
  }

  /** The least price at which all fits, and the levels at it. */
  public Plan optimum() {
    if (volume(0) <= capacity) {
      return plan(0);
    }
    double low = 0;
    double high = items.stream().mapToDouble(Item::ceiling).max().orElse(0);
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        return filled(plan(low), plan(high));
      }
      if (volume(middle) <= capacity) {
        high = middle;
      } else {
        low = middle;
      }
    }
  }

  /** The levels at a price, with the bound that the price proves. */
  public Plan plan(double price) {
    double[] levels = items.stream().mapToDouble(item -> item.level(price)).toArray();
    double cost = cost(levels);
    return new Plan(price, levels, cost, cost + price * (volume(price) - capacity));
  }

  private Plan filled(Plan over, Plan within) {
    double jump = 0;
    for (int i = 0; i < items.size(); i++) {
      jump += items.get(i).divisible() ? volume(over, i) - volume(within, i) : 0;
    }
    double left = capacity - volume(within.price());
    double share = jump > 0 ? Math.min(1, left / jump) : 0;
    double[] levels = within.levels().clone();
    for (int i = 0; i < levels.length; i++) {
      levels[i] += items.get(i).divisible() ? share * (over.levels()[i] - levels[i]) : 0;
    }
    return new Plan(within.price(), levels, cost(levels), within.lowerBound());
  }

  private double volume(Plan plan, int i) {
    return items.get(i).volume() * plan.levels()[i];
  }

  private double cost(double[] levels) {
    double cost = 0;
    for (int i = 0; i < levels.length; i++) {
      cost += items.get(i).newsvendor().cost(levels[i]);
    }
    return cost;
  }
}
