package org.echelon.valuation;

import org.echelon.demand.DemandProfile;
import org.echelon.demand.DemandTail;

/**
 * What given levels of one SKU cost a day when its demand is routed at given prices, evaluated
 * alike for every plan so that plans can be compared:
 *
 * <pre>
 * f_n = E[min(k_n, D_n)] / E[D_n],  D_n over the protection time from all classes that reach n
 * reach of class c at the i-th node of its list = rate_c prod_{i' < i} (1 - f)
 * cost = sum_c ( sum_i reach f (service + acquisition) + rest l ) + sum_n H_n (k_n - kappa E[min])
 * </pre>
 *
 * (model, section 3). The fixed point in f is found by sweeps over the nodes, one after another,
 * from zero. Streams count as independent and spread as {@link DemandSpread} has a part of the
 * demand spread, lead times and the error of the mean included: as it is planned for. Stock of
 * nodes that only fill others is left out, as its worth shows in time only.
 *
 * <p>O(classes nodes²) a sweep, {@value #SWEEPS} at most, and the tails of the levels. The sweeps
 * end when no f moves by more than 1e-9, or as they stand. The fixed point is exact where a node's
 * demand depends on no other's stock; else the streams' independence is an approximation without a
 * bound, the same for all plans compared.
 */
public final class OverflowCost {
  private static final int SWEEPS = 12;
  private static final double SETTLED = 1e-9;

  private final PreferenceLists lists = new PreferenceLists();
  private final DemandSpread spread = new DemandSpread();
  private double[] tails = new double[64];

  /** By class and node, what serving costs in earnest. */
  private double[][] paid = {};

  private double[] met = new double[0];

  /**
   * Cost and use of a plan.
   *
   * @param perDay currency a day without prices
   * @param flowPerDay by node, units served from it
   * @param cube by node, dm³ that its stock fills on average
   * @param held by node, currency a day that its stock is charged, part of the cost
   */
  public record Cost(double perDay, double[] flowPerDay, double[] cube, double[] held) {}

  /**
   * Evaluates levels.
   *
   * @param routing the prices that the preference lists are built with
   * @param levelUnits by node ordinal
   */
  public Cost of(
      NetworkTerms terms,
      ItemTerms item,
      DemandProfile demand,
      PriceView routing,
      int[] levelUnits) {
    fill(terms, item, demand, routing, levelUnits);
    met = new double[terms.span];
    double[] sold = new double[terms.span];
    spread.read(demand);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double moved = 0;
      for (int n = 0; n < terms.span; n++) {
        double before = met[n];
        Turn turn = terms.turn(n, item);
        double rate = reach(n);
        double mean = rate * turn.protectionDays();
        sold[n] = sold(mean, mean > 0 ? spread.variance(rate, turn) : 0, levelUnits[n]);
        met[n] = mean > 0 ? sold[n] / mean : 0;
        moved = Math.max(moved, Math.abs(met[n] - before));
      }
      if (moved < SETTLED) {
        break;
      }
    }
    return cost(terms, item, sold, levelUnits);
  }

  /** Takes what nodes serve. */
  public interface Served {

    /** So many units a day of a class come from a node, more than none. */
    void units(int serviceClass, int node, double perDay);
  }

  /** Tells what the levels last evaluated serve, class by class, each node once. */
  public void served(Served to) {
    for (int c = 0; c < lists.count; c++) {
      double rest = lists.rate[c];
      for (int i = 0; i < lists.length[c]; i++) {
        int n = lists.node[lists.first(c) + i];
        double units = rest * met[n];
        if (units > 0) {
          to.units(c, n, units);
        }
        rest -= units;
      }
    }
  }

  /** f of the levels last evaluated, the share of the demand reaching a node that it meets. */
  public double availability(int node) {
    return met[node];
  }

  private void fill(
      NetworkTerms terms,
      ItemTerms item,
      DemandProfile demand,
      PriceView routing,
      int[] levelUnits) {
    long seed = Affinity.seed(item.sku());
    double[] rates = demand.classRatePerDay();
    lists.clear(terms.span, terms.service.classes());
    for (int c = 0; c < Math.min(rates.length, terms.service.classes()); c++) {
      lists.begin(rates[c]);
      int[] able = terms.service.nodes(c);
      for (int i = 0; i < able.length; i++) {
        int n = able[i];
        double cost =
            terms.service.cost(c, i, item.unitCube())
                + terms.acquisitionCost(n, item.unitCube())
                + routing.composite(n, terms.feeder[n])
                + Affinity.of(seed, n);
        if (levelUnits[n] > 0 && cost < item.lostSaleValue()) {
          lists.add(n, cost);
        }
      }
      lists.end();
    }
    if (paid.length < lists.count || paid[0].length != terms.span) {
      paid = new double[lists.count][terms.span];
    }
    for (int c = 0; c < lists.count; c++) {
      int[] able = terms.service.nodes(c);
      for (int i = 0; i < able.length; i++) {
        paid[c][able[i]] =
            terms.service.cost(c, i, item.unitCube())
                + terms.acquisitionCost(able[i], item.unitCube());
      }
    }
  }

  /** Demand that the nodes before one leave to it, units a day. */
  private double reach(int node) {
    double sum = 0;
    for (int c = 0; c < lists.count; c++) {
      int place = lists.place[node * lists.classes + c];
      double rest = place < 0 ? 0 : lists.rate[c];
      for (int i = 0; i < place; i++) {
        rest *= 1 - met[lists.node[lists.first(c) + i]];
      }
      sum += rest;
    }
    return sum;
  }

  private double sold(double mean, double variance, int units) {
    if (!(mean > 0) || units == 0) {
      return 0;
    }
    if (tails.length < units) {
      tails = new double[2 * units];
    }
    int filled = DemandTail.fill(mean, variance, 1, 1e-12, units, tails);
    double sum = 0;
    for (int k = 0; k < filled; k++) {
      sum += tails[k];
    }
    return sum;
  }

  private Cost cost(NetworkTerms terms, ItemTerms item, double[] sold, int[] levelUnits) {
    double[] flow = new double[terms.span];
    double[] cube = new double[terms.span];
    double[] held = new double[terms.span];
    double cost = 0;
    for (int c = 0; c < lists.count; c++) {
      double rest = lists.rate[c];
      for (int i = 0; i < lists.length[c]; i++) {
        int n = lists.node[lists.first(c) + i];
        double served = rest * met[n];
        flow[n] += served;
        cost += served * paid[c][n];
        rest -= served;
      }
      cost += rest * item.lostSaleValue();
    }
    for (int n = 0; n < terms.span; n++) {
      if (levelUnits[n] > 0 && terms.children[n].length == 0) {
        Turn turn = terms.turn(n, item);
        double mean = met[n] > 0 ? sold[n] / met[n] : 0;
        double stock = levelUnits[n] - turn.kappaAt(turn.turnDays(mean)) * sold[n];
        held[n] = terms.holdingPerUnitDay(n, item) * stock;
        cost += held[n];
        cube[n] = item.unitCube() * stock;
      }
    }
    return new Cost(cost, flow, cube, held);
  }
}
