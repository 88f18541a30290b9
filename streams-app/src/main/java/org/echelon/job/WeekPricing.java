package org.echelon.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.echelon.network.Network;
import org.echelon.pricing.Certificate;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.PriceGuard;
import org.echelon.pricing.PricedRows;
import org.echelon.pricing.PricingOptions;
import org.echelon.pricing.PricingResult;
import org.echelon.pricing.PricingRun;
import org.echelon.pricing.Resources;
import org.echelon.pricing.forward.ForwardCurve;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;

/**
 * Finds prices by week where a week to come differs from the first in limits or demand. A SKU's
 * ladders of another week are those of its plan, stretched to the demand of that week; its position
 * before the first week is what its plan orders up to.
 *
 * <p>Neglected: demand that a week's prices would route to other nodes, stock above or below its
 * level now, and that stock cannot vanish between weeks.
 */
final class WeekPricing {
  /** With more the tables of all weeks would not fit; then one vector holds for all. */
  static final int MOST_SKUS = 20_000;

  private static final int DAYS = 7;

  /**
   * A limit that is used to less than this share in every week where nothing costs anything is left
   * without a price: a row less in each week.
   */
  private static final double AMPLE = 0.7;

  /**
   * Weeks are many rows, where tangents take a hundred times as long as Newton steps: the search
   * ends before it needs them, a few times less sharp than that for one vector.
   */
  private static final double COARSER = 5;

  private static final int ROUNDS = 10;

  /** Neighbouring weeks that are alike are held together as the model says. */
  private static final double RIDGE = 1;

  /** Demand that differs by less is equal but for rounding. */
  private static final double SAME_DEMAND = 1e-9;

  /** As plans take demand that stops altogether. */
  private static final double LEAST_AHEAD = 1e-3;

  private final WeekLimits limits;
  private final Resources resources;
  private final ForwardCurve curve;

  private WeekPricing(WeekLimits limits, Resources resources, ForwardCurve curve) {
    this.limits = limits;
    this.resources = resources;
    this.curve = curve;
  }

  /**
   * The problem by week; empty where all weeks are alike in what is scarce.
   *
   * @param inForce prices that rule now, by week
   */
  static Optional<WeekPricing> of(
      WeekLimits limits,
      Network network,
      List<SkuPlan> plans,
      Outlooks outlooks,
      LocalDate day,
      List<PriceView> inForce) {
    boolean alike = limits.alike();
    List<double[][]> stretches = new ArrayList<>();
    for (SkuPlan plan : plans) {
      double[][] stretch = stretch(plan, outlooks, day, limits.weeks());
      alike &= Arrays.stream(stretch).flatMapToDouble(Arrays::stream).allMatch(s -> s == 1);
      stretches.add(stretch);
    }
    if (alike) {
      return Optional.empty();
    }
    Resources resources = limits.resources(0);
    boolean[] all = new boolean[resources.size()];
    Arrays.fill(all, true);
    ForwardCurve whole = curve(limits, network, resources, all, plans, stretches);
    boolean[] counts = scarce(whole, resources, inForce);
    ForwardCurve scarce = curve(limits, network, resources, counts, plans, stretches);
    // Where weeks differ in nothing that is scarce, one vector says as much.
    return scarce.model().rows().size() == 0 || scarce.steady()
        ? Optional.empty()
        : Optional.of(new WeekPricing(limits, resources, scarce));
  }

  private static ForwardCurve curve(
      WeekLimits limits,
      Network network,
      Resources resources,
      boolean[] counts,
      List<SkuPlan> plans,
      List<double[][]> stretches) {
    ForwardCurve.Builder builder =
        ForwardCurve.over(limits.capacities(resources, counts), n -> network.node(n).id());
    for (int i = 0; i < plans.size(); i++) {
      builder.add(plans.get(i), stretches.get(i));
    }
    return builder.build();
  }

  /** The rows that are short of something in some week, or have a price now. */
  private static boolean[] scarce(
      ForwardCurve whole, Resources resources, List<PriceView> inForce) {
    boolean[] scarce = new boolean[resources.size()];
    PricedRows rows = whole.model().rows();
    double[] used =
        whole.model().inNaturalUnits(whole.model().evaluate(new double[rows.size()], 0).usage());
    for (int r = 0; r < rows.size(); r++) {
      scarce[row(resources, rows.row(r))] |=
          used[r] > AMPLE * rows.row(r).capacity() || price(rows, r, inForce) > 0;
    }
    return scarce;
  }

  private static int row(Resources resources, Resources.Row row) {
    return row.kind() == Resources.Kind.STORAGE
        ? resources.storageRow(row.node())
        : resources.flowRow(row.node());
  }

  private static double[][] stretch(SkuPlan plan, Outlooks outlooks, LocalDate day, int weeks) {
    var ahead = outlooks.of(plan, day);
    double[][] stretch = new double[plan.span()][weeks];
    for (int n = 0; n < stretch.length; n++) {
      NodeLadder ladder = plan.ladder(n);
      Arrays.fill(stretch[n], 1);
      for (int w = 0; ladder != null && !ahead.steady() && w < weeks; w++) {
        double protection = ladder.protectionDays();
        double planned = Math.max(LEAST_AHEAD, ahead.mean(0, protection));
        double then = ahead.mean(DAYS * (double) w, Math.max(DAYS, protection));
        double ratio = Math.max(LEAST_AHEAD, then) / planned;
        stretch[n][w] = Math.abs(ratio - 1) < SAME_DEMAND ? 1 : ratio;
      }
    }
    return stretch;
  }

  /**
   * Searches from the prices in force.
   *
   * @param inForce by week
   * @param first whether no prices are in force yet
   * @param guarded whether the new ones must follow the old ones closely
   */
  PricedPeriods solve(
      List<PriceView> inForce, boolean first, boolean guarded, PricingOptions options) {
    FrozenModel model = curve.model();
    double[] start = new double[model.rows().size()];
    if (!first) {
      Arrays.setAll(start, r -> price(model.rows(), r, inForce));
    }
    // From prices of the day before, steps are refused where lumps lie, and tangents take over.
    PricingResult found = curve.solve(new double[start.length], coarser(options), RIDGE).result();
    PricingResult result =
        guarded && !first
            ? PricingRun.following(model, found, start, options, PriceGuard.DEFAULT)
            : found;
    boolean better =
        result.certificate().dualBound() < (1 - PricingDesk.LEAST_GAIN) * model.bound(start);
    return periods(result, better);
  }

  private static PricingOptions coarser(PricingOptions options) {
    return new PricingOptions(
        COARSER * options.target(),
        COARSER * options.targetOfLoss(),
        options.acceptedGap(),
        Math.min(ROUNDS, options.maxRounds()),
        options.step());
  }

  private static double price(PricedRows rows, int r, List<PriceView> inForce) {
    Resources.Row row = rows.row(r);
    PriceView prices = inForce.get(rows.week(r));
    return row.kind() == Resources.Kind.STORAGE
        ? prices.storage(row.node())
        : prices.flow(row.node());
  }

  private PricedPeriods periods(PricingResult result, boolean better) {
    int weeks = limits.weeks();
    double[][] prices = new double[resources.size()][weeks];
    double[][] usage = new double[resources.size()][weeks];
    double[][] capacity = new double[resources.size()][];
    Arrays.setAll(capacity, r -> limits.capacity(resources.row(r)));
    PricedRows rows = curve.model().rows();
    for (int r = 0; r < rows.size(); r++) {
      Resources.Row row = rows.row(r);
      int at = row(resources, row);
      prices[at][rows.week(r)] = result.prices()[r];
      // Levels that fall by more than is sold take nothing in.
      usage[at][rows.week(r)] = Math.max(0, result.usage()[r]);
    }
    return new PricedPeriods(
        resources, prices, usage, capacity, aDay(result.certificate(), weeks), better);
  }

  /** Sums over the weeks as the mean of a day. */
  private static Certificate aDay(Certificate sum, int weeks) {
    return new Certificate(
        sum.dualBound() / weeks,
        sum.primalValue() / weeks,
        sum.gapOfValue(),
        sum.gapOfConstrainedLoss(),
        sum.worstViolationShare(),
        sum.worstViolationAt(),
        sum.oracleCalls(),
        sum.rounds(),
        sum.pairs(),
        sum.skus(),
        sum.stopReason());
  }
}
