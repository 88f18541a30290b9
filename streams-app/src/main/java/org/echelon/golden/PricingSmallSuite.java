package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.echelon.pricing.Certificate;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.NewtonPricing;
import org.echelon.pricing.PricingOptions;
import org.echelon.pricing.PricingResult;
import org.echelon.pricing.Resources;

/** Prices of 39 SKUs on 28 nodes. */
public final class PricingSmallSuite implements GoldenSuite {
  private static final PricingOptions FINE = PricingOptions.DEFAULT.withTarget(1e-6);

  @Override
  public void fill(GoldenTable table) {
    SmallNetwork small = SmallNetwork.load();
    FrozenModel model = small.model();
    PricingResult result = NewtonPricing.solve(model, new double[model.rows().size()], FINE);
    Certificate certificate = result.certificate();
    table.of("pricing small", "linear program, HiGHS; whole plans bounded by SCIP");
    table.real("bound", small.lp(), certificate.dualBound());
    JsonNode root = GoldenResource.read("pricing-small.json");
    double[] whole = GoldenResource.doubles(root.get("wholePlan"));
    table.between("whole plan", whole[0], whole[1], certificate.primalValue());
    table.real(
        "bound at the prices of the linear program",
        root.get("boundAtPrices").asDouble(),
        bound(root, model));
    int overfull = 0;
    double[] used = model.inNaturalUnits(result.plan().usage());
    for (int r = 0; r < used.length; r++) {
      overfull += used[r] > model.rows().row(r).capacity() + 1e-9 ? 1 : 0;
    }
    table.whole("overfull rows of the plan", 0, overfull);
    table.whole("searches that needed more than 60 calls", 0, certificate.oracleCalls() / 61);
  }

  /** L at prices that tell inbound from outbound; stock is worth what it is at their sum. */
  private static double bound(JsonNode root, FrozenModel model) {
    double sum = 0;
    double[] prices = new double[model.rows().size()];
    for (int r = 0; r < prices.length; r++) {
      Resources.Row row = model.rows().row(r);
      List<String> kinds =
          row.kind() == Resources.Kind.STORAGE
              ? List.of("storage")
              : List.of("inbound", "outbound");
      for (String kind : kinds) {
        double price = root.get(kind + "Prices").get(row.node()).asDouble();
        String limit = kind.equals("storage") ? "storageCube" : kind;
        sum += price * root.get(limit).get(row.node()).asDouble();
        prices[r] += price;
      }
    }
    return sum + model.evaluate(prices, false).value();
  }
}
