package org.echelon.console;

import org.echelon.demand.DemandProfile;
import org.echelon.network.Networks;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;

/** Plans by the real kernel, of nodes with the names and ordinals of {@link ConsoleRecords}. */
public final class ConsolePlans {
  private ConsolePlans() {}

  /**
   * A plan at prices v1.
   *
   * @param rate units a day of all zones together
   */
  public static SkuPlan plan(String sku, double rate) {
    double[] rates = {0, 0.3 * rate, 0.2 * rate, 0, 0, 0.4 * rate, 0.1 * rate, 0};
    PriceView prices =
        new PriceView(1, new double[] {0, 0.01, 0.002, 0}, new double[] {0, 0, 0.3, 0});
    return new SkuValuation()
        .plan(
            NetworkTerms.of(Networks.chain()),
            new ItemTerms(sku, 7, 0.25, 0.01, 18, 4, new boolean[0]),
            new DemandProfile(5, rates, 1.7, 0.1),
            prices,
            null);
  }
}
