package org.echelon.demand;

import java.util.Arrays;

/**
 * Units sold in periods of equal length, of which some sold all there was: what was asked for in
 * those is only known to be no less. Equal observations are joined; none is left out.
 *
 * <pre>ln L = sum over open periods of ln P(D = sold) + sum over sold-out ones of ln P(D >= sold)
 * </pre>
 *
 * <p>Assumes that what stock there was does not depend on the demand of the same period.
 *
 * <p>O(distinct observations) tails and chances for a likelihood; exact to the accuracy of the law.
 * Source: Conrad, Sales data and the estimation of demand, Operational Research Quarterly 27
 * (1976).
 */
public final class CensoredSales {
  private final int[] open;
  private final int[] soldOut;

  private CensoredSales(int[] open, int[] soldOut) {
    this.open = open;
    this.soldOut = soldOut;
  }

  /**
   * The sales of periods.
   *
   * @param sold units sold in each period
   * @param ended whether the period ended without stock
   */
  public static CensoredSales of(int[] sold, boolean[] ended) {
    if (sold.length == 0 || sold.length != ended.length) {
      throw new IllegalArgumentException(
          sold.length + " periods with " + ended.length + " marks; they must be as many, and some");
    }
    int most = Arrays.stream(sold).max().orElse(0);
    int[] open = new int[most + 1];
    int[] soldOut = new int[most + 1];
    for (int i = 0; i < sold.length; i++) {
      if (sold[i] < 0) {
        throw new IllegalArgumentException("sold were " + sold[i] + " units; it must be 0 or more");
      }
      (ended[i] ? soldOut : open)[sold[i]]++;
    }
    return new CensoredSales(open, soldOut);
  }

  /** The most units sold in a period. */
  int most() {
    return open.length - 1;
  }

  /** Periods that sold some units and had more. */
  int open(int units) {
    return open[units];
  }

  /** Periods that sold some units and no more because there were no more. */
  int soldOut(int units) {
    return soldOut[units];
  }

  /** Periods that tell anything: one that began without stock does not. */
  public int telling() {
    return Arrays.stream(open).sum() + Arrays.stream(soldOut).sum() - soldOut[0];
  }

  /** Periods that had stock left. */
  public int openPeriods() {
    return Arrays.stream(open).sum();
  }

  /** ln of the likelihood of a law. */
  public double logLikelihood(DemandLaw law) {
    double sum = 0;
    for (int k = 0; k <= most(); k++) {
      sum += open[k] == 0 ? 0 : open[k] * Math.log(law.probability(k));
      sum += soldOut[k] == 0 ? 0 : soldOut[k] * Math.log(law.tail(k));
    }
    return sum;
  }
}
