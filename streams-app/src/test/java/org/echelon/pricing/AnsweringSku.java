package org.echelon.pricing;

import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.OverflowCost;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;

/** An item of the ring that is planned by valuation and evaluated with overflow. */
record AnsweringSku(
    NetworkTerms terms,
    Resources rows,
    RingWorld.Item item,
    SkuValuation valuation,
    OverflowCost evaluation)
    implements SequentialAcceptance.Sku<SkuPlan> {

  @Override
  public double ratePerDay() {
    return item.demand().totalRate();
  }

  @Override
  public SequentialAcceptance.Proposal<SkuPlan> propose(
      double[] prices, SequentialAcceptance.Proposal<SkuPlan> current) {
    return plan(prices, current.plan());
  }

  SequentialAcceptance.Proposal<SkuPlan> plan(double[] prices, SkuPlan former) {
    PriceView view = rows.view(1, prices);
    SkuPlan plan = valuation.plan(terms, item.terms(), item.demand(), view, former);
    return evaluated(plan, prices);
  }

  /** A plan routed at prices. */
  SequentialAcceptance.Proposal<SkuPlan> evaluated(SkuPlan plan, double[] prices) {
    OverflowCost.Cost cost =
        evaluation.of(terms, item.terms(), item.demand(), rows.view(1, prices), levels(plan));
    double[] usage = new double[rows.size()];
    for (int n = 0; n < RingWorld.VENDOR; n++) {
      add(usage, rows.storageRow(n), cost.cube()[n]);
      add(usage, rows.flowRow(n), cost.flowPerDay()[n]);
      add(usage, rows.flowRow(terms.feeder(n)), cost.flowPerDay()[n]);
    }
    return new SequentialAcceptance.Proposal<>(plan, prices, cost.perDay(), usage);
  }

  static int[] levels(SkuPlan plan) {
    int[] levels = new int[plan.span()];
    for (int n = 0; n < levels.length; n++) {
      levels[n] = plan.levelUnits(n);
    }
    return levels;
  }

  private static void add(double[] sums, int row, double amount) {
    if (row >= 0) {
      sums[row] += amount;
    }
  }
}
