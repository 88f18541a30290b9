package org.echelon.experiment;

import java.util.HashMap;
import java.util.Map;

/** What an experiment counts, by SKU and block: sums over the days that count. */
public final class Panel {
  private final Lab lab;
  private final int beforeDays;
  private final Map<String, double[]> sums = new HashMap<>();

  /**
   * @param beforeDays days before the first one that are known; their mean may narrow the interval
   */
  public Panel(Lab lab, int beforeDays) {
    this.lab = lab;
    this.beforeDays = beforeDays;
  }

  /** Adds an amount of a day, counted from the first day of the lab on. */
  public void add(String sku, int day, double amount) {
    int at = day >= -beforeDays && day < 0 ? lab.blocks() : lab.counts(day) ? lab.block(day) : -1;
    if (at >= 0) {
      sums.computeIfAbsent(sku, s -> new double[lab.blocks() + 1])[at] += amount;
    }
  }

  /** Mean a counted day of a block. */
  public double perDay(String sku, int block) {
    return sum(sku, block) / lab.countedDays(block);
  }

  /** Mean a day before the lab; 0 where nothing is known. */
  public double before(String sku) {
    return beforeDays == 0 ? 0 : sum(sku, lab.blocks()) / beforeDays;
  }

  /** Whether days before the lab are known. */
  public boolean knowsBefore() {
    return beforeDays > 0;
  }

  private double sum(String sku, int at) {
    double[] own = sums.get(sku);
    return own == null ? 0 : own[at];
  }
}
