package org.echelon.golden;

import org.echelon.pricing.Certificate;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.NewtonPricing;
import org.echelon.pricing.PricingOptions;
import org.echelon.pricing.PricingResult;

/** Prices of 39 SKUs on 28 nodes. */
public final class PricingSmallSuite implements GoldenSuite {
  private static final PricingOptions FINE = PricingOptions.DEFAULT.withTarget(1e-6);

  /** The best whole plan is known to lie between the best found and this share above it. */
  private static final double WHOLE_PLAN = 9e-4;

  @Override
  public void fill(GoldenTable table) {
    SmallNetwork small = SmallNetwork.load();
    FrozenModel model = small.model();
    PricingResult result = NewtonPricing.solve(model, new double[model.rows().size()], FINE);
    Certificate certificate = result.certificate();
    table.of("pricing small", "linear program, HiGHS; whole plans bounded by SCIP");
    table.real("bound", small.lp(), certificate.dualBound());
    table.real("whole plan", small.mipBound(), certificate.primalValue(), WHOLE_PLAN);
    int overfull = 0;
    double[] used = model.inNaturalUnits(result.plan().usage());
    for (int r = 0; r < used.length; r++) {
      overfull += used[r] > model.rows().row(r).capacity() + 1e-9 ? 1 : 0;
    }
    table.whole("overfull rows of the plan", 0, overfull);
    table.whole("searches that needed more than 60 calls", 0, certificate.oracleCalls() / 61);
  }
}
