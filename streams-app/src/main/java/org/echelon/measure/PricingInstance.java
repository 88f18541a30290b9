package org.echelon.measure;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.FrozenModelBuilder;
import org.echelon.pricing.Resources;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuValuation;

/**
 * A pricing problem of any size: items of {@link RingItem} on {@link RingNetwork}, each valued
 * without prices, and for each node limits of storage and flow at a random share, between {@value
 * #LEAST} and {@value #MOST}, of what the items would use of it without prices. Equal seeds make
 * equal problems, but for size.
 */
public final class PricingInstance {
  private static final double LEAST = 0.6;
  private static final double MOST = 0.9;

  /** Far above any need, and finite, so that rows arise. */
  private static final double OPEN = 1e15;

  private final boolean[] fillsOnly;
  private final double[] shares;
  private final FrozenModel open;
  private final double[] need;

  /** Draws items, values them and freezes their ladders. */
  public PricingInstance(int items, long seed) {
    NetworkTerms terms = NetworkTerms.of(RingNetwork.build());
    fillsOnly = RingNetwork.fillsOnly(terms);
    double[] unlimited = filled(OPEN);
    SplittableRandom random = new SplittableRandom(seed);
    shares = random.doubles(2L * RingNetwork.SPAN, LEAST, MOST).toArray();
    SkuValuation valuation = new SkuValuation();
    PriceView free = PriceView.none(RingNetwork.SPAN);
    FrozenModelBuilder builder = FrozenModel.over(Resources.of(unlimited, unlimited, fillsOnly));
    for (int i = 0; i < items; i++) {
      RingItem item = RingItem.draw("SKU-" + i, random);
      builder.add(RingItem.ladders(valuation.plan(terms, item.terms(), item.demand(), free, null)));
    }
    open = builder.build();
    need = open.inNaturalUnits(open.evaluate(new double[open.rows().size()], 0).usage());
  }

  /** The problem with all capacities times a factor. */
  public FrozenModel model(double factor) {
    double[] storage = filled(OPEN);
    double[] flow = filled(OPEN);
    for (int r = 0; r < need.length; r++) {
      Resources.Row row = open.rows().row(r);
      boolean stored = row.kind() == Resources.Kind.STORAGE;
      double share = shares[2 * row.node() + (stored ? 0 : 1)];
      (stored ? storage : flow)[row.node()] = factor * share * need[r];
    }
    return open.withLimits(Resources.of(storage, flow, fillsOnly));
  }

  /** Limits by node ordinal; vendors have none. */
  private static double[] filled(double limit) {
    double[] limits = new double[RingNetwork.SPAN];
    Arrays.fill(limits, limit);
    limits[RingNetwork.NODES] = Double.POSITIVE_INFINITY;
    return limits;
  }
}
