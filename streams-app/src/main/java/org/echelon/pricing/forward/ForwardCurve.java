package org.echelon.pricing.forward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.FrozenModelBuilder;
import org.echelon.pricing.NewtonPricing;
import org.echelon.pricing.OnwardFlow;
import org.echelon.pricing.PriceRidge;
import org.echelon.pricing.PricingOptions;
import org.echelon.pricing.PricingResult;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.SkuPlan;

/**
 * Prices over the coming weeks, for demand and limits known by week. Minimises over prices >= 0 the
 * time-expanded dual
 *
 * <pre>
 * P_nw = o_nw + a_nw,  a_nw = b_nw + o_dw + b_dw,  d_nw = (a_nw - a_n,w+1) / 7
 * m_w(k) = sum_j [ (r_j - P_w) / tau + kappa H_w ]^+ (G_jw(k) - G_j-1,w(k)) - H_w - d_w
 * L = sum_w prices_w . capacity_w + sum_n a_n0 K_n,-1 / 7 + sum_{i,n,w,k} m_w(k)^+
 * </pre>
 *
 * (model, equation 3), with the Newton search of the steady state. L is the sum over the weeks of
 * currency a day and bounds every plan of levels K_nw from above: rows couple weeks only through
 * K_w - K_w-1, and summation by parts makes that the rental d. Levels beyond those of the ladders
 * are not offered, so these must reach to where demand ends.
 *
 * <p>The relaxation lets stock vanish between weeks; {@link #keepingStock} does not.
 *
 * <p>Where no week differs from the first in demand or limits, one vector is found for a single
 * week in steady state and holds for all: noise between equal weeks would move targets for nothing.
 * The streams behind a week's ladders should have been started from those of the week before.
 *
 * <p>A question costs O(streams of all pairs in all weeks), a round O((rows weeks)³) more. The
 * bound is exact for the ladders given, its distance from the least is the target of the search.
 */
public final class ForwardCurve {
  private final WeekRows rows;
  private final List<Sku> skus;
  private final FrozenModel model;
  private final boolean steady;

  private record Sku(List<List<NodeLadder>> byWeek, double[] position, double[] onward) {}

  /** What a search for a curve ended with; prices of the result are by row of its model. */
  public record Priced(PriceCurve curve, FrozenModel model, PricingResult result) {}

  private ForwardCurve(WeekRows rows, List<Sku> skus) {
    this.rows = rows;
    this.skus = skus;
    this.steady = isSteady();
    this.model = build(rows);
  }

  /** The problem whose last prices go on after the last week. */
  public static Builder over(WeekCapacities limits) {
    return new Builder(WeekRows.continuing(limits));
  }

  /** The same, with what people call the nodes. */
  public static Builder over(WeekCapacities limits, IntFunction<String> names) {
    return new Builder(WeekRows.continuing(limits, names));
  }

  /** The problem after whose last week nothing follows. */
  public static Builder ending(WeekCapacities limits) {
    return new Builder(WeekRows.ending(limits));
  }

  /** The time-expanded model, whose rows go by week, node, and storage, inbound, outbound. */
  public FrozenModel model() {
    return model;
  }

  /** Whether no week differs from the first. */
  public boolean steady() {
    return steady;
  }

  /** The curve of a price vector by row of the time-expanded model. */
  public PriceCurve curve(double[] prices) {
    model.rows().check(prices);
    return PriceCurve.of(rows, prices);
  }

  /**
   * Searches for the curve from a start by row of the time-expanded model.
   *
   * @param ridge how strongly neighbouring weeks are held together, 0 for not at all: 1 where both
   *     have the same demand and limits, a twentieth of that where not
   */
  public Priced solve(double[] start, PricingOptions options, double ridge) {
    if (steady && rows.limits().weeks() > 1) {
      return solveSteady(start, options);
    }
    PricingResult result = NewtonPricing.solve(model, start, options, ridge(ridge));
    return new Priced(curve(result.prices()), model, result);
  }

  private Priced solveSteady(double[] start, PricingOptions options) {
    WeekCapacities all = rows.limits();
    WeekCapacities first =
        new WeekCapacities(
            Arrays.copyOf(all.storageCube(), 1),
            Arrays.copyOf(all.inboundUnitsPerDay(), 1),
            Arrays.copyOf(all.outboundUnitsPerDay(), 1),
            all.fillsOnly());
    WeekRows oneWeek = WeekRows.continuing(first);
    FrozenModelBuilder builder = FrozenModel.over(oneWeek);
    for (Sku sku : skus) {
      builder.add(sku.byWeek().subList(0, 1), 0, sku.onward());
    }
    FrozenModel week = builder.build();
    // Rows go by week, so those of the first one lead.
    double[] firstPrices = Arrays.copyOf(start, oneWeek.size());
    PricingResult result = NewtonPricing.solve(week, firstPrices, options);
    return new Priced(curve(repeated(result.prices())), week, result);
  }

  /**
   * The best vector that holds for all weeks, proven on the time-expanded model: what weeks are
   * worth is the difference of the two bounds. Needs limits on the same nodes in every week.
   */
  public PricingResult solveOnePrice(double[] start, PricingOptions options) {
    FrozenModel tied = build(rows.onePrice());
    int size = tied.rows().size();
    double[] one = NewtonPricing.solve(tied, Arrays.copyOf(start, size), options).prices();
    return PricingResult.certify(model, repeated(one));
  }

  /**
   * The same problem with stock that cannot fall faster than it is sold. Needs ladders of the same
   * nodes in every week.
   */
  public KeptStock keepingStock() {
    FrozenModelBuilder builder = FrozenModel.over(rows);
    List<KeptStock.Chain> chains = new ArrayList<>();
    int pairs = 0;
    for (Sku sku : skus) {
      List<List<NodeLadder>> padded = KeptStock.padded(sku.byWeek(), sku.position());
      builder.addWhole(padded);
      credit(builder, rows, sku);
      KeptStock.addChains(chains, padded, sku.position(), pairs);
      pairs += padded.size() * padded.get(0).size();
    }
    return new KeptStock(builder.build(), chains);
  }

  private double[] repeated(double[] week) {
    double[] prices = new double[rows.size()];
    for (int r = 0; r < prices.length; r++) {
      prices[r] = week[r % week.length];
    }
    return prices;
  }

  private FrozenModel build(WeekRows over) {
    FrozenModelBuilder builder = FrozenModel.over(over);
    for (Sku sku : skus) {
      builder.add(sku.byWeek(), 0, sku.onward());
      credit(builder, over, sku);
    }
    return builder.build();
  }

  /** Stock in position before the first week has not to be brought in again. */
  private static void credit(FrozenModelBuilder builder, WeekRows over, Sku sku) {
    boolean[] seen = new boolean[over.limits().nodes()];
    for (List<NodeLadder> week : sku.byWeek()) {
      for (NodeLadder ladder : week) {
        int node = ladder.node();
        if (!seen[node]) {
          seen[node] = true;
          for (int row : over.replenishmentRows(node, ladder.feeder(), 0)) {
            if (row >= 0) {
              builder.credit(row, sku.position()[node] / 7);
            }
          }
        }
      }
    }
  }

  private PriceRidge ridge(double strength) {
    PriceRidge ridge = PriceRidge.NONE;
    for (int w = 0; strength > 0 && w + 1 < rows.limits().weeks(); w++) {
      double weight = strength * (same(w, w + 1) ? PriceRidge.EQUAL : PriceRidge.DIFFERENT);
      for (int n = 0; n < rows.limits().nodes(); n++) {
        ridge =
            ridge
                .and(rows.storageRow(n, w), rows.storageRow(n, w + 1), weight)
                .and(rows.inboundRow(n, w), rows.inboundRow(n, w + 1), weight)
                .and(rows.outboundRow(n, w), rows.outboundRow(n, w + 1), weight);
      }
    }
    return ridge;
  }

  private boolean isSteady() {
    for (int w = 1; w < rows.limits().weeks(); w++) {
      if (!same(0, w)) {
        return false;
      }
    }
    return true;
  }

  private boolean same(int week, int other) {
    return rows.limits().sameIn(week, other)
        && skus.stream().allMatch(sku -> same(sku.byWeek().get(week), sku.byWeek().get(other)));
  }

  private static boolean same(List<NodeLadder> one, List<NodeLadder> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      NodeLadder a = one.get(i);
      NodeLadder b = other.get(i);
      if (a != b
          && (a.node() != b.node()
              || !Arrays.equals(a.savings(), b.savings())
              || !Arrays.equals(a.rates(), b.rates())
              || !Arrays.deepEquals(a.tails(), b.tails()))) {
        return false;
      }
    }
    return true;
  }

  /** Collects SKUs. */
  public static final class Builder {
    private final WeekRows rows;
    private final List<Sku> skus = new ArrayList<>();

    private Builder(WeekRows rows) {
      this.rows = rows;
    }

    /**
     * Adds a SKU.
     *
     * @param byWeek its ladders by week, in order of node
     * @param position by node, units on hand and on the way before the first week
     */
    public Builder add(List<List<NodeLadder>> byWeek, double[] position) {
      return add(byWeek, position, new double[0]);
    }

    /**
     * Adds a SKU that is planned for at present, and whose demand comes to be another. Its position
     * before the first week is that which its plan orders up to.
     *
     * @param stretch by node and week, demand as a multiple of what the plan was made for
     */
    public Builder add(SkuPlan plan, double[][] stretch) {
      List<OnwardFlow> present = OnwardFlow.of(plan);
      List<List<NodeLadder>> byWeek = new ArrayList<>();
      for (int w = 0; w < rows.limits().weeks(); w++) {
        List<NodeLadder> week = new ArrayList<>();
        for (OnwardFlow flow : present) {
          NodeLadder ladder = flow.ladder();
          week.add(StretchedLadder.of(ladder, stretch[ladder.node()][w]));
        }
        byWeek.add(week);
      }
      double[] position = new double[rows.limits().nodes()];
      double[] onward = new double[rows.limits().nodes()];
      for (OnwardFlow flow : present) {
        position[flow.ladder().node()] = plan.levelUnits(flow.ladder().node());
        onward[flow.ladder().node()] = flow.onward();
      }
      return add(byWeek, position, onward);
    }

    private Builder add(List<List<NodeLadder>> byWeek, double[] position, double[] onward) {
      if (byWeek.size() != rows.limits().weeks()) {
        throw new IllegalArgumentException(
            byWeek.size() + " weeks of ladders for a curve of " + rows.limits().weeks());
      }
      skus.add(new Sku(byWeek, position, onward));
      return this;
    }

    public ForwardCurve build() {
      return new ForwardCurve(rows, List.copyOf(skus));
    }
  }
}
