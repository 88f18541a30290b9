package org.echelon.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.echelon.network.Network;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.FrozenModelBuilder;
import org.echelon.pricing.LocalParts;
import org.echelon.pricing.PartitionedOracle;
import org.echelon.pricing.PricedModel;
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
  private final List<FrozenModel> parts;
  private final Resources open;
  private final double[] need;

  /** Draws items, values them and freezes their ladders. */
  public PricingInstance(int items, long seed) {
    this(items, seed, 1);
  }

  /** The same with the items dealt out to so many parts in turn. */
  public PricingInstance(int items, long seed, int parts) {
    this(items, seed, parts, done -> {});
  }

  /**
   * The same, saying how many items are frozen so far.
   *
   * @param told called after each item
   */
  public PricingInstance(int items, long seed, int count, IntConsumer told) {
    NetworkTerms terms = NetworkTerms.of(RingNetwork.build());
    fillsOnly = RingNetwork.fillsOnly(terms);
    double[] unlimited = filled(OPEN);
    SplittableRandom random = new SplittableRandom(seed);
    shares = random.doubles(2L * RingNetwork.SPAN, LEAST, MOST).toArray();
    SkuValuation valuation = new SkuValuation();
    PriceView free = PriceView.none(RingNetwork.SPAN);
    open = Resources.of(unlimited, unlimited, fillsOnly);
    List<FrozenModelBuilder> builders = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      builders.add(FrozenModel.over(open));
    }
    for (int i = 0; i < items; i++) {
      RingItem item = RingItem.draw("SKU-" + i, random);
      builders
          .get(i % count)
          .add(RingItem.ladders(valuation.plan(terms, item.terms(), item.demand(), free, null)));
      told.accept(i + 1);
    }
    parts = builders.stream().map(FrozenModelBuilder::build).toList();
    PricedModel all =
        count == 1 ? parts.get(0) : new PartitionedOracle(open, new LocalParts(parts));
    need = all.inNaturalUnits(all.evaluate(new double[open.size()], 0).usage());
  }

  /** The parts without limits. */
  public List<FrozenModel> parts() {
    return parts;
  }

  /** The problem of one part with all capacities times a factor. */
  public FrozenModel model(double factor) {
    if (parts.size() > 1) {
      throw new IllegalStateException("the items are in " + parts.size() + " parts");
    }
    return parts.get(0).withLimits(limits(factor));
  }

  /** The problem with all capacities times a factor, in one part or in several. */
  public PricedModel problem(double factor) {
    return parts.size() == 1 ? model(factor) : oracle(factor);
  }

  /** The network that the items are on, without its limits. */
  public Network network() {
    return RingNetwork.build();
  }

  /** The problem of all parts with all capacities times a factor, asked on the calling thread. */
  public PartitionedOracle oracle(double factor) {
    return new PartitionedOracle(limits(factor), new LocalParts(parts));
  }

  /** All capacities times a factor. */
  public Resources limits(double factor) {
    double[] storage = filled(OPEN);
    double[] flow = filled(OPEN);
    for (int r = 0; r < need.length; r++) {
      Resources.Row row = open.row(r);
      boolean stored = row.kind() == Resources.Kind.STORAGE;
      double share = shares[2 * row.node() + (stored ? 0 : 1)];
      (stored ? storage : flow)[row.node()] = factor * share * need[r];
    }
    return Resources.of(storage, flow, fillsOnly);
  }

  /** Limits by node ordinal; vendors have none. */
  private static double[] filled(double limit) {
    double[] limits = new double[RingNetwork.SPAN];
    Arrays.fill(limits, limit);
    limits[RingNetwork.NODES] = Double.POSITIVE_INFINITY;
    return limits;
  }
}
