package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import org.echelon.pricing.Evaluation;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.PricingOptions;
import org.echelon.pricing.PricingResult;
import org.echelon.pricing.forward.ForwardCurve;
import org.echelon.pricing.forward.StockPath;

/** Prices by week: the time-expanded dual, and paths of stock. */
public final class ForwardSuite implements GoldenSuite {
  /** The best whole plan with levels in order lies this share above the least value accepted. */
  private static final double ORDERED = 2.9e-5;

  private static final PricingOptions LONG = new PricingOptions(1e-6, 0.01, 0.01, 100, 1);
  private static final PricingOptions FINE = PricingOptions.DEFAULT.withTarget(1e-6);

  @Override
  public void fill(GoldenTable table) {
    curve(table);
    path(table);
  }

  private static void curve(GoldenTable table) {
    ForwardWeeks instance = new ForwardWeeks();
    ForwardCurve curve = instance.curve();
    FrozenModel model = curve.model();
    JsonNode known = instance.answers();
    double fractional = known.get("fractionalOptimum").asDouble();
    double[] zero = new double[model.rows().size()];
    double[] optimal = instance.optimalPrices();
    table.of("forward weeks", "time-expanded linear program, HiGHS");
    table.real(
        "bound at zero prices", known.get("boundAtZeroPrices").asDouble(), bound(model, zero));
    table.real("bound at the optimal prices", fractional, bound(model, optimal));
    PricingResult result = curve.solve(zero, FINE, 0).result();
    table.real("bound of the own search", fractional, result.certificate().dualBound());
    table.real(
        "bound where stock stays until it is sold",
        known.get("fractionalOptimumKeepingStock").asDouble(),
        curve.keepingStock().solve(zero, LONG).bound());
    double value = result.certificate().primalValue();
    double low = known.get("wholePlanFrom").asDouble();
    double high = known.get("wholePlanTo").asDouble();
    double middle = (low + high) / 2;
    table.real("value of the whole plan", middle, value, (high - low) / 2 / middle);
    double ordered = known.get("orderedIntegerOptimum").asDouble();
    table.real("value of the whole plan, levels in order", ordered, value, ORDERED);
    PricingResult one = curve.solveOnePrice(zero, FINE);
    table.real(
        "bound of the best single vector",
        known.get("onePriceBound").asDouble(),
        one.certificate().dualBound());
  }

  private static double bound(FrozenModel model, double[] prices) {
    Evaluation answer = model.evaluate(prices, false);
    return model.bound(prices, answer.value());
  }

  private static void path(GoldenTable table) {
    StockPaths instance = new StockPaths();
    JsonNode known = instance.answers();
    table.of("stock path", "rental of a price that rises and falls; linear program, HiGHS");
    double value = instance.credit();
    for (int w = 0; w < instance.weeks; w++) {
      double[] margins = instance.margins(w, true);
      int level = levels(margins);
      for (int k = 0; k < level; k++) {
        value += margins[k];
      }
      table.real("rental of week " + w, known.get("rental").get(w).asDouble(), rental(instance, w));
      table.whole("relaxed level of week " + w, known.get("relaxedLevels").get(w).asInt(), level);
      table.whole(
          "level without rental of week " + w,
          known.get("levelsWithoutRental").get(w).asInt(),
          levels(instance.margins(w, false)));
    }
    table.real("relaxed value", known.get("relaxedValue").asDouble(), value);
    StockPath.Path path = instance.path();
    for (int w = 0; w < instance.weeks; w++) {
      table.real(
          "path level of week " + w, known.get("pathLevels").get(w).asDouble(), path.levels()[w]);
    }
    table.real("path value", known.get("pathValue").asDouble(), path.value() + instance.credit());
  }

  /** Differences of prices leave rounding where the rental is nought. */
  private static double rental(StockPaths instance, int week) {
    return Math.rint(instance.curve.rental(0, -1, week) * 1e14) / 1e14;
  }

  private static int levels(double[] margins) {
    int level = 0;
    while (level < margins.length && margins[level] >= 0) {
      level++;
    }
    return level;
  }
}
