package org.echelon.simulation.routing;

import java.util.Arrays;

/**
 * Raises the bound of {@link StockDual} by deflected subgradients.
 *
 * <pre>
 * g = use - stock,   d = g + b d_before,   u = [u + H d (target - L) / (d H d)]^+,   target = best + delta
 * </pre>
 *
 * <p>H is diagonal, one over the stock: prices are alike in size where stocks are not. b is such
 * that d never points against the direction before (Camerini, Fratta and Maffioli 1975); delta
 * halves when {@value #PATIENCE} steps found nothing better and grows by three tenths when one did
 * (Goffin and Kiwiel 1999). Every step proves a bound; how near the best one is to the largest is
 * not known but for the cost of a plan. One evaluation of the dual a step.
 */
final class StockAscent {
  private static final double FIRST_DELTA = 0.1;
  private static final int PATIENCE = 5;
  private static final double DEFLECTION = 1.5;

  private final StockDual dual;
  private final double[][] price;
  private final double[][] bestPrice;
  private final double[][] use;
  private final double[][] direction;
  private double best = Double.NEGATIVE_INFINITY;

  StockAscent(StockDual dual, int items, int facilities) {
    this.dual = dual;
    price = new double[items][facilities];
    bestPrice = new double[items][facilities];
    use = new double[items][facilities];
    direction = new double[items][facilities];
  }

  /** The largest bound proved in the last run. */
  double best() {
    return best;
  }

  /** The prices that proved it, by item and facility; not to be changed. */
  double[][] bestPrices() {
    return bestPrice;
  }

  /**
   * Steps from the best prices of the last run, for what the orders from one on may take from
   * stock.
   *
   * @param spread how far above the first bound the first step aims, as a share of it
   */
  void run(int steps, int[][] stock, int from, double spread, StockDual.Choices choices) {
    best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < price.length; i++) {
      System.arraycopy(bestPrice[i], 0, price[i], 0, price[i].length);
      Arrays.fill(direction[i], 0);
    }
    double delta = 0;
    int idle = 0;
    for (int step = 0; step < steps; step++) {
      double value = dual.value(price, stock, from, use, choices);
      if (step == 0) {
        delta = spread * Math.max(1, Math.abs(value));
      }
      if (value > best) {
        delta *= step > 0 ? 1.3 : 1;
        best = value;
        idle = 0;
        for (int i = 0; i < price.length; i++) {
          System.arraycopy(price[i], 0, bestPrice[i], 0, price[i].length);
        }
      } else if (++idle == PATIENCE) {
        delta /= 2;
        idle = 0;
      }
      move(stock, best + delta - value);
    }
  }

  void run(int steps, int[][] stock) {
    run(steps, stock, 0, FIRST_DELTA, (order, line, facility) -> {});
  }

  private void move(int[][] stock, double rise) {
    double across = 0;
    double before = 0;
    for (int i = 0; i < price.length; i++) {
      for (int f = 0; f < price[i].length; f++) {
        use[i][f] -= stock[i][f];
        if (price[i][f] == 0 && use[i][f] < 0) {
          use[i][f] = 0;
        }
        across += use[i][f] * direction[i][f] / (1 + stock[i][f]);
        before += direction[i][f] * direction[i][f] / (1 + stock[i][f]);
      }
    }
    double deflection = across < 0 ? -DEFLECTION * across / before : 0;
    double length = 0;
    for (int i = 0; i < price.length; i++) {
      for (int f = 0; f < price[i].length; f++) {
        direction[i][f] = use[i][f] + deflection * direction[i][f];
        length += direction[i][f] * direction[i][f] / (1 + stock[i][f]);
      }
    }
    double step = length == 0 ? 0 : rise / length;
    for (int i = 0; i < price.length; i++) {
      for (int f = 0; f < price[i].length; f++) {
        price[i][f] = Math.max(0, price[i][f] + step * direction[i][f] / (1 + stock[i][f]));
      }
    }
  }
}
