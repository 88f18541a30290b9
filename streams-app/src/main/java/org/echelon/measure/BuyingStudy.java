package org.echelon.measure;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.echelon.planning.BuyArc;
import org.echelon.planning.SkuFlow;
import org.echelon.planning.SkuSupply;
import org.echelon.planning.StockLevels;
import org.echelon.planning.SupplyPlan;

/**
 * What deciding purchases and moves of an item at once gains over deciding one after the other, on
 * items drawn by chance; equal seeds make equal studies.
 *
 * <p>Both steps of a rival are plans of {@link SkuFlow} themselves, the best for what the step may
 * decide: the comparison is of the order of decisions alone.
 */
public final class BuyingStudy {
  private static final double SAME = 1e-9;
  private static final double MOST_PLANS = 50_000;

  private final SkuFlow flow = new SkuFlow(0);

  /** Gains of one item, currency. */
  public record Gains(double unified, double buyThenPlace, double placeThenBuy) {

    /** Whether buying first and placing then gains less. */
    public boolean buyThenPlaceDiffers() {
      return unified - buyThenPlace > SAME * Math.max(1, unified);
    }

    /** Whether placing first and buying then gains less. */
    public boolean placeThenBuyDiffers() {
      return unified - placeThenBuy > SAME * Math.max(1, unified);
    }
  }

  /**
   * The unified plan beside all plans tried.
   *
   * @param instances tried
   * @param equal whose plan is the best of all
   * @param mostMissing largest share of the best gain that a plan misses
   */
  public record Proof(int instances, int equal, double mostMissing) {}

  /** Gains of items of usual size. */
  public List<Gains> compare(int items, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> BuyingInstance.usual(random))
        .limit(items)
        .map(item -> gains(item.supply()))
        .toList();
  }

  /** Holds the plans of small items against every plan there is. */
  public Proof prove(int items, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int tried = 0;
    int equal = 0;
    double missing = 0;
    while (tried < items) {
      SkuSupply supply = BuyingInstance.small(random).supply();
      if (PlanEnumeration.size(supply) <= MOST_PLANS) {
        tried++;
        double best = PlanEnumeration.gain(supply);
        double gain = PlanEnumeration.gain(supply, flow.plan(supply));
        boolean same = Math.abs(best - gain) <= SAME * Math.max(1, best);
        equal += same ? 1 : 0;
        missing = same ? missing : Math.max(missing, (best - gain) / best);
      }
    }
    return new Proof(tried, equal, missing);
  }

  private Gains gains(SkuSupply supply) {
    SkuSupply moves =
        new SkuSupply(
            supply.packUnits(), supply.stock(), supply.margins(), supply.transfers(), List.of());
    SkuSupply buys =
        new SkuSupply(
            supply.packUnits(), supply.stock(), supply.margins(), List.of(), supply.buys());
    return new Gains(
        flow.plan(supply).gain(), inTurn(supply, buys, moves), inTurn(supply, moves, buys));
  }

  private double inTurn(SkuSupply whole, SkuSupply first, SkuSupply second) {
    SupplyPlan one = flow.plan(first);
    StockLevels then = first.after(one).stock();
    List<BuyArc> buys = second.buys();
    SkuSupply rest =
        new SkuSupply(whole.packUnits(), then, whole.margins(), second.transfers(), buys);
    return one.gain() + flow.plan(rest).gain();
  }
}
