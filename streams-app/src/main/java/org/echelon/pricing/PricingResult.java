package org.echelon.pricing;

import org.echelon.pricing.Certificate.StopReason;

/**
 * A price vector by row with its certificate.
 *
 * @param prices currency per cube-day (storage) or per unit (flow)
 * @param usage what the best levels at these prices plan to use, cube or units a day
 * @param plan the repaired integer plan behind the certificate's primal value
 */
public record PricingResult(double[] prices, double[] usage, Certificate certificate, Plan plan) {

  /** Proves any prices >= 0, however they were found; a wide gap ends as NOT_CONVERGING. */
  public static PricingResult certify(PricedModel model, double[] prices) {
    return certify(model, prices, 0, 0, true, PricingOptions.DEFAULT.acceptedGap());
  }

  static PricingResult certify(
      PricedModel model,
      double[] prices,
      int callsBefore,
      int rounds,
      boolean searchEnded,
      double acceptedGap) {
    model.rows().check(prices);
    Evaluation answer = model.evaluate(prices, false);
    return certify(model, prices, answer, callsBefore + 1, rounds, searchEnded, acceptedGap);
  }

  /** Proves prices with what the model has answered to them. */
  static PricingResult certify(
      PricedModel model,
      double[] prices,
      Evaluation answer,
      int calls,
      int rounds,
      boolean searchEnded,
      double acceptedGap) {
    double dual = model.bound(prices, answer.value());
    Plan plan = model.repaired(prices);
    double gap = Math.max(0, dual - plan.value());
    double gapOfValue = dual > 0 ? gap / dual : 0;
    double loss = model.valueAtZero() - dual;
    int worst = -1;
    double worstShare = 0;
    for (int r = 0; r < prices.length; r++) {
      double capacity = model.rows().row(r).capacity();
      double over = answer.usage()[r] - model.capacity()[r];
      double share = over / (model.scale()[r] * (capacity > 0 ? capacity : 1));
      if (share > worstShare) {
        worst = r;
        worstShare = share;
      }
    }
    StopReason reason = searchEnded ? StopReason.NOT_CONVERGING : StopReason.ROUNDS_SPENT;
    Certificate certificate =
        new Certificate(
            dual,
            plan.value(),
            gapOfValue,
            ofLoss(gap, loss),
            worstShare,
            worst < 0 ? "" : model.rows().row(worst).name(),
            calls,
            rounds,
            model.pairCount(),
            model.skus(),
            gapOfValue <= acceptedGap ? StopReason.GAP_REACHED : reason);
    return new PricingResult(
        prices.clone(), model.inNaturalUnits(answer.usage()), certificate, plan);
  }

  private static double ofLoss(double gap, double loss) {
    if (loss == 0) {
      return 0;
    }
    return loss > 0 ? gap / loss : 1;
  }
}
