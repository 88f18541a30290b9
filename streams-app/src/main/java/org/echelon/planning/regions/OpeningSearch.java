package org.echelon.planning.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which building to open from which year on, so that all years together cost least.
 *
 * <pre>
 * min over opening years o_s in { lead_s, .., Y - 1, never } of
 *     sum_y discount^y ( running(y, { s : o_s <= y }) + sum over s open in y of fixed_s )
 * exact   best(y, S) = cost(y, S) + min over T in S, S \ T openable in y, of best(y - 1, T)
 * search  from no building and from all as early as can be: while it falls, the building and year
 *         that save most, then the two buildings whose years are best changed together
 * </pre>
 *
 * <p>A building that is open stays open. Exact up to {@value #EXACT_SITES} sites, O(years 3^sites)
 * and a running cost for each year and set; beyond it a heuristic, O(moves sites² years²), which a
 * test holds against the exact one. Source: model, section 17.
 */
public final class OpeningSearch {
  /** The most sites for which all sets are looked at. */
  public static final int EXACT_SITES = 6;

  private final List<Site> sites;
  private final int years;
  private final double discount;
  private final RunningCost running;
  private final Map<BitSet, double[]> known = new HashMap<>();

  /**
   * A building that may be opened.
   *
   * @param fixedPerYear currency, for each year in which it is open
   * @param leadYears first year, from 0, in which it can be open
   */
  public record Site(double fixedPerYear, int leadYears) {}

  /** What running the network in a year costs with some of the sites open. */
  public interface RunningCost {

    /** Currency a year, without the fixed costs of sites. */
    double of(int year, BitSet open);
  }

  /**
   * A plan.
   *
   * @param opens by site the first year in which it is open, the number of years for never
   * @param cost of all years, discounted
   */
  public record Plan(List<Integer> opens, double cost) {

    /** The sites that are open in a year. */
    public BitSet open(int year) {
      BitSet open = new BitSet();
      for (int s = 0; s < opens.size(); s++) {
        open.set(s, opens.get(s) <= year);
      }
      return open;
    }
  }

  /**
   * @param discount what a cost a year later counts, above 0 and at most 1
   */
  public OpeningSearch(List<Site> sites, int years, double discount, RunningCost running) {
    if (years < 1 || !(discount > 0 && discount <= 1)) {
      throw new IllegalArgumentException("there is a year or more, and a discount in 0 to 1");
    }
    this.sites = List.copyOf(sites);
    this.years = years;
    this.discount = discount;
    this.running = running;
  }

  /** The best plan: the exact one where sites are few. */
  public Plan plan() {
    return sites.size() <= EXACT_SITES ? exact() : searched();
  }

  /** The best plan of all. */
  Plan exact() {
    int sets = 1 << sites.size();
    double[][] best = new double[years][sets];
    int[][] before = new int[years][sets];
    for (int y = 0; y < years; y++) {
      Arrays.fill(best[y], Double.POSITIVE_INFINITY);
      for (int set = 0; set < sets; set++) {
        for (int opened = set; ; opened = (opened - 1) & set) {
          double earlier =
              y == 0 ? (set == opened ? 0 : Double.POSITIVE_INFINITY) : best[y - 1][set ^ opened];
          if (openable(opened, y) && earlier < best[y][set]) {
            best[y][set] = earlier;
            before[y][set] = set ^ opened;
          }
          if (opened == 0) {
            break;
          }
        }
        if (best[y][set] < Double.POSITIVE_INFINITY) {
          best[y][set] += yearly(y, BitSet.valueOf(new long[] {set}));
        }
      }
    }
    int last = 0;
    for (int set = 0; set < sets; set++) {
      last = best[years - 1][set] < best[years - 1][last] ? set : last;
    }
    return traced(best[years - 1][last], last, before);
  }

  private boolean openable(int opened, int year) {
    for (int s = 0; s < sites.size(); s++) {
      if ((opened >> s & 1) == 1 && sites.get(s).leadYears() > year) {
        return false;
      }
    }
    return true;
  }

  private Plan traced(double cost, int last, int[][] before) {
    Integer[] opens = new Integer[sites.size()];
    Arrays.fill(opens, years);
    int set = last;
    for (int y = years - 1; y >= 0; y--) {
      for (int s = 0; s < opens.length; s++) {
        opens[s] = (set >> s & 1) == 1 ? y : opens[s];
      }
      set = before[y][set];
    }
    return new Plan(List.of(opens), cost);
  }

  /** A good plan. */
  Plan searched() {
    List<Integer> never = new ArrayList<>();
    List<Integer> early = new ArrayList<>();
    for (Site site : sites) {
      never.add(years);
      early.add(Math.min(years, site.leadYears()));
    }
    Plan one = improved(never);
    Plan other = improved(early);
    return one.cost() <= other.cost() ? one : other;
  }

  private Plan improved(List<Integer> start) {
    Plan plan = new Plan(List.copyOf(start), cost(start));
    while (true) {
      Plan next = best(plan, 1);
      if (next == plan) {
        next = best(plan, 2);
      }
      if (next == plan) {
        return plan;
      }
      plan = next;
    }
  }

  /** The best change of one or two sites, or the plan itself. */
  private Plan best(Plan plan, int changed) {
    Plan best = plan;
    for (int a = 0; a < sites.size(); a++) {
      for (int b = changed == 1 ? a : a + 1; b < (changed == 1 ? a + 1 : sites.size()); b++) {
        for (int first = sites.get(a).leadYears(); first <= years; first++) {
          for (int second = changed == 1 ? first : sites.get(b).leadYears();
              second <= (changed == 1 ? first : years);
              second++) {
            List<Integer> opens = new ArrayList<>(plan.opens());
            opens.set(b, second);
            opens.set(a, first);
            double cost = cost(opens);
            if (cost < best.cost() * (1 - 1e-12)) {
              best = new Plan(List.copyOf(opens), cost);
            }
          }
        }
      }
    }
    return best;
  }

  /** What all years cost with the sites open as planned. */
  public double cost(List<Integer> opens) {
    Plan plan = new Plan(opens, 0);
    double sum = 0;
    for (int y = 0; y < years; y++) {
      sum += yearly(y, plan.open(y));
    }
    return sum;
  }

  private double yearly(int year, BitSet open) {
    double[] byYear = known.get(open);
    if (byYear == null) {
      byYear = new double[years];
      Arrays.fill(byYear, Double.NaN);
      known.put((BitSet) open.clone(), byYear);
    }
    if (Double.isNaN(byYear[year])) {
      double fixed = open.stream().mapToDouble(s -> sites.get(s).fixedPerYear()).sum();
      byYear[year] = Math.pow(discount, year) * (running.of(year, (BitSet) open.clone()) + fixed);
    }
    return byYear[year];
  }
}
