package org.echelon.console.view;

/**
 * Stock of a node day by day, where demand comes at its mean and takes what is there, no more:
 *
 * <pre>
 * there = stock + arrivals,   served = min(max(there, 0), demand),   stock' = there - served
 * </pre>
 *
 * <p>O(days). Exact for that demand, of which nothing waits; real demand varies, so where the line
 * comes near zero it is likely to be there before.
 *
 * @param end free units at the end of each day
 * @param served units a day
 */
record StockProjection(double[] end, double[] served) {

  /**
   * Projects a stock.
   *
   * @param free units at the start; below zero where more was promised than is there
   * @param arrivals units by day
   * @param demand units by day, as many days
   */
  static StockProjection of(double free, double[] arrivals, double[] demand) {
    double[] end = new double[demand.length];
    double[] served = new double[demand.length];
    double stock = free;
    for (int day = 0; day < demand.length; day++) {
      double there = stock + arrivals[day];
      served[day] = Math.min(Math.max(there, 0), demand[day]);
      stock = there - served[day];
      end[day] = stock;
    }
    return new StockProjection(end, served);
  }
}
