package org.echelon.measure;

import java.util.Arrays;
import org.echelon.planning.BuyArc;
import org.echelon.planning.SkuSupply;
import org.echelon.planning.SupplyPlan;
import org.echelon.planning.TransferArc;
import org.echelon.planning.VendorTerms;

/**
 * The best plan of a small supply by trying all: the plain twin of {@link
 * org.echelon.planning.SkuFlow}. Values and costs are written out from margins and terms; nothing
 * of the product's arithmetic is asked.
 *
 * <p>O(plans). Exact.
 */
public final class PlanEnumeration {
  private final SkuSupply supply;
  private final long[] free;
  private final long[] level;
  private double cost;
  private double best = Double.NEGATIVE_INFINITY;

  private PlanEnumeration(SkuSupply supply) {
    this.supply = supply;
    this.free = supply.stock().free().clone();
    this.level = supply.stock().position().clone();
  }

  /** The largest gain of any plan. */
  public static double gain(SkuSupply supply) {
    PlanEnumeration all = new PlanEnumeration(supply);
    all.move(0);
    return all.best;
  }

  /**
   * What a plan gains.
   *
   * @throws IllegalArgumentException if it cannot be carried out
   */
  public static double gain(SkuSupply supply, SupplyPlan plan) {
    PlanEnumeration state = new PlanEnumeration(supply);
    for (int a = 0; a < plan.moved().length; a++) {
      check(plan.moved()[a] >= 0 && plan.moved()[a] % supply.packUnits() == 0, "moves no packs");
      state.step(supply.transfers().get(a), plan.moved()[a]);
    }
    for (int n = 0; n < state.free.length; n++) {
      check(state.free[n] >= Math.min(0, supply.stock().free()[n]), "moves more than is there");
    }
    for (int a = 0; a < plan.bought().length; a++) {
      BuyArc arc = supply.buys().get(a);
      long units = plan.bought()[a];
      check(units == 0 || sold(arc.terms(), units), "buys what is not sold");
      state.level[arc.to()] += units;
      state.cost += cost(arc, units);
    }
    check(Arrays.equals(plan.levels(), state.level), "ends in other levels");
    return state.gain();
  }

  /** How many plans there are, about. */
  public static double size(SkuSupply supply) {
    PlanEnumeration all = new PlanEnumeration(supply);
    double plans = 1;
    for (TransferArc arc : supply.transfers()) {
      plans *= 1 + all.free[arc.from()] / (double) supply.packUnits();
    }
    for (BuyArc arc : supply.buys()) {
      plans *= 1 + all.most(arc) / (double) arc.terms().multipleUnits();
    }
    return plans;
  }

  private static void check(boolean fine, String wrong) {
    if (!fine) {
      throw new IllegalArgumentException("the plan " + wrong);
    }
  }

  private static boolean sold(VendorTerms terms, long units) {
    return units > 0 && units >= terms.minUnits() && units % terms.multipleUnits() == 0;
  }

  /** q (c(q) (1 + beta) + a), c(q) being that of the last break reached. */
  private static double cost(BuyArc arc, long units) {
    double each = arc.terms().unitCost();
    for (VendorTerms.PriceBreak step : arc.terms().breaks()) {
      if (step.fromUnits() <= units) {
        each = step.unitCost();
      }
    }
    return units * (each * (1 + arc.budgetPrice()) + arc.addedPerUnit());
  }

  /** Margins of the units added to each node, less those of the units taken off, less costs. */
  private double gain() {
    double gain = -cost;
    for (int n = 0; n < level.length; n++) {
      long start = supply.stock().position()[n];
      for (long unit = start; unit < level[n]; unit++) {
        gain += supply.margins().next(n, unit);
      }
      for (long unit = level[n]; unit < start; unit++) {
        gain -= supply.margins().next(n, unit);
      }
    }
    return gain;
  }

  private void move(int a) {
    if (a == supply.transfers().size()) {
      buy(0);
      return;
    }
    TransferArc arc = supply.transfers().get(a);
    long pack = supply.packUnits();
    long most = free[arc.from()] / pack * pack;
    for (long units = 0; units <= most; units += pack) {
      step(arc, units);
      move(a + 1);
      step(arc, -units);
    }
  }

  private void step(TransferArc arc, long units) {
    free[arc.from()] -= units;
    level[arc.from()] -= units;
    level[arc.to()] += units;
    cost += units * arc.costPerUnit();
  }

  private void buy(int a) {
    if (a == supply.buys().size()) {
      best = Math.max(best, gain());
      return;
    }
    buy(a + 1);
    BuyArc arc = supply.buys().get(a);
    for (long units = 1; units <= most(arc); units++) {
      if (sold(arc.terms(), units)) {
        level[arc.to()] += units;
        cost += cost(arc, units);
        buy(a + 1);
        level[arc.to()] -= units;
        cost -= cost(arc, units);
      }
    }
  }

  /** Beyond all that a margin above zero asks for, and all thresholds, nothing is worth buying. */
  private long most(BuyArc arc) {
    int n = arc.to();
    long start = supply.stock().position()[n] - supply.stock().free()[n];
    long units = 0;
    while (supply.margins().next(n, start + units) > 0) {
      units++;
    }
    long multiple = arc.terms().multipleUnits();
    long threshold = Math.max(arc.terms().minUnits(), multiple);
    for (VendorTerms.PriceBreak step : arc.terms().breaks()) {
      threshold = Math.max(threshold, step.fromUnits());
    }
    return units + threshold + multiple;
  }
}
