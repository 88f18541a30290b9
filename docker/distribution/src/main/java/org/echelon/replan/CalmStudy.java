package org.echelon.replan;

import java.util.ArrayList;
import java.util.List;
import org.echelon.job.PricingDesk;
import org.echelon.job.PricingSettings;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.echelon.simulation.MemoryTable;
import org.echelon.system.Tick;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;

/**
 * How many targets change when prices are solved again and nothing else has moved: the pricing job
 * and the live plan take turns, as they do in a running platform on which nothing happens. The
 * network has the capacities that its generator gives it for these items; cut to fewer nodes, rooms
 * are the scarcer.
 */
public final class CalmStudy {
  /** Ticks in which prices and plans find each other, unmeasured. */
  private static final int SETTLING = 40;

  private final ReplanWorld world;
  private final LivePlan live;
  private final PricingDesk desk = new PricingDesk(PricingSettings.DEFAULT, () -> 0, () -> 0);

  /**
   * What quiet ticks came to.
   *
   * @param shares of the stocked targets that changed, by tick
   * @param withheld ticks in which no vector was good enough to be adopted, so nothing moved
   * @param priced prices above zero in the last vector
   */
  public record Calm(int skus, List<Double> shares, int withheld, int priced) {

    /** Mean share over the ticks. */
    public double mean() {
      return shares.stream().mapToDouble(share -> share).average().orElse(0);
    }

    /** Largest share. */
    public double worst() {
      return shares.stream().mapToDouble(share -> share).max().orElse(0);
    }
  }

  /** Plans all items. */
  public CalmStudy(int skus, int nodes, long seed) {
    world = new ReplanWorld(skus, nodes, seed);
    live = new LivePlan(world, new MemoryTable(), new SkuValuation());
    desk.follow(world.network);
    desk.follow(new Tick(world.network.getNetworkId(), 1L, ReplanWorld.START));
    desk.follow(world.prices.still(1));
  }

  /** Lets so many ticks pass. */
  public Calm measure(int ticks) {
    for (int i = 0; i < SETTLING; i++) {
      tick();
    }
    List<Double> shares = new ArrayList<>();
    int withheld = 0;
    int priced = 0;
    for (int i = 0; i < ticks; i++) {
      List<SkuPlan> before = plans();
      PriceVector vector = tick();
      withheld += vector.getStatus() == VectorStatus.CERTIFICATE_ONLY ? 1 : 0;
      priced = priced(vector);
      Targets targets = new Targets();
      List<SkuPlan> after = plans();
      for (int k = 0; k < before.size(); k++) {
        targets.add(before.get(k), after.get(k));
      }
      shares.add(targets.share());
    }
    return new Calm(world.items.size(), shares, withheld, priced);
  }

  private PriceVector tick() {
    for (int i = 0; i < world.items.size(); i++) {
      desk.ladder(world.items.get(i).getSku(), live.plan(i));
    }
    PriceVector vector = desk.run();
    desk.follow(vector);
    live.follow(vector);
    return vector;
  }

  private List<SkuPlan> plans() {
    List<SkuPlan> plans = new ArrayList<>();
    for (int i = 0; i < world.items.size(); i++) {
      plans.add(live.plan(i));
    }
    return plans;
  }

  private static int priced(PriceVector vector) {
    return (int)
        vector.getPrices().stream()
            .filter(price -> price.getValues().stream().anyMatch(value -> value > 0))
            .count();
  }
}
