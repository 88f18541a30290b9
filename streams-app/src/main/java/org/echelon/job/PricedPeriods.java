package org.echelon.job;

import java.util.Arrays;
import org.echelon.pricing.Certificate;
import org.echelon.pricing.PricingResult;
import org.echelon.pricing.Resources;

/**
 * Prices by row and period with one certificate; what comes after the last period is as then.
 *
 * @param rows what is priced
 * @param prices currency per cube-day (storage) or per unit (flow)
 * @param usage what the best levels plan to use, cube or units a day
 * @param capacity what there is, likewise
 * @param certificate in currency a day
 * @param better whether it proves more than the prices in force do
 */
record PricedPeriods(
    Resources rows,
    double[][] prices,
    double[][] usage,
    double[][] capacity,
    Certificate certificate,
    boolean better) {

  /** One vector for all periods. */
  static PricedPeriods same(Resources rows, PricingResult result, boolean better) {
    double[][] capacity = new double[rows.size()][];
    Arrays.setAll(capacity, r -> new double[] {rows.row(r).capacity()});
    return new PricedPeriods(
        rows, each(result.prices()), each(result.usage()), capacity, result.certificate(), better);
  }

  private static double[][] each(double[] byRow) {
    double[][] periods = new double[byRow.length][];
    Arrays.setAll(periods, r -> new double[] {byRow[r]});
    return periods;
  }
}
