package org.echelon.planning;

import java.util.Arrays;

/** The best plan of a small supply by trying all: the plain twin of {@link SkuFlow}. */
final class Enumeration {
  private final SkuSupply supply;
  private final long[] free;
  private final long[] level;
  private double cost;
  private double best = Double.NEGATIVE_INFINITY;

  private Enumeration(SkuSupply supply) {
    this.supply = supply;
    this.free = supply.stock().free().clone();
    this.level = supply.stock().position().clone();
  }

  /** The largest gain of any plan. */
  static double gain(SkuSupply supply) {
    Enumeration all = new Enumeration(supply);
    all.move(0);
    return all.best;
  }

  /** How many plans there are, about. */
  static double size(SkuSupply supply) {
    Enumeration all = new Enumeration(supply);
    double plans = 1;
    for (TransferArc arc : supply.transfers()) {
      plans *= 1 + all.free[arc.from()] / (double) supply.packUnits();
    }
    for (BuyArc arc : supply.buys()) {
      plans *= 1 + all.most(arc) / (double) arc.terms().multipleUnits();
    }
    return plans;
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
      double gain = -cost;
      for (int n = 0; n < level.length; n++) {
        gain += supply.value(n, level[n]);
      }
      best = Math.max(best, gain);
      return;
    }
    buy(a + 1);
    BuyArc arc = supply.buys().get(a);
    VendorTerms terms = arc.terms();
    for (long units = 1; units <= most(arc); units++) {
      if (units >= terms.minUnits() && units % terms.multipleUnits() == 0) {
        level[arc.to()] += units;
        cost += arc.cost(units);
        buy(a + 1);
        level[arc.to()] -= units;
        cost -= arc.cost(units);
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
    long threshold =
        Arrays.stream(new long[] {arc.lastThreshold(), arc.terms().multipleUnits()})
            .max()
            .orElse(1);
    return Math.max(units, 0) + threshold;
  }
}
