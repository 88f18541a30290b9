package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.echelon.pricing.SequentialAcceptance.Proposal;
import org.echelon.valuation.Incumbent;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.SkuPlan;
import org.junit.jupiter.api.Test;

/** How many targets change when prices are solved again and nothing else has moved. */
class QuietTickTest {
  private static final int NETWORKS = 6;
  private static final int SKUS = 60;
  private static final int SETTLING = 15;
  private static final int QUIET = 3;

  private static final class Loop {
    final ScarceRing ring;
    boolean keeps;
    double[] prices;
    List<Proposal<SkuPlan>> plans;
    double cost;

    Loop(ScarceRing ring) {
      this.ring = ring;
      prices = new double[ring.rows().size()];
      plans = ring.start();
    }

    /** Share of stocked pairs whose target changes. */
    double tick() {
      FrozenModelBuilder builder = FrozenModel.over(ring.rows());
      plans.forEach(plan -> builder.add(ladders(plan.plan())));
      prices =
          PricingRun.next(builder.build(), prices, PricingOptions.RESPONSIVE, PriceGuard.DEFAULT)
              .prices();
      int stocked = 0;
      int changed = 0;
      cost = 0;
      List<Proposal<SkuPlan>> next = new ArrayList<>();
      for (int i = 0; i < plans.size(); i++) {
        Proposal<SkuPlan> old = plans.get(i);
        Proposal<SkuPlan> made = ring.skus().get(i).propose(prices, old);
        double rate = ring.skus().get(i).ratePerDay();
        boolean stays = keeps && Incumbent.stays(priced(old), priced(made), rate);
        Proposal<SkuPlan> chosen = stays ? old : made;
        for (int n = 0; n < old.plan().span(); n++) {
          int before = old.plan().levelUnits(n);
          stocked += before > 0 ? 1 : 0;
          changed += before == chosen.plan().levelUnits(n) ? 0 : 1;
        }
        cost += priced(chosen);
        next.add(chosen);
      }
      plans = next;
      return (double) changed / stocked;
    }

    /** Largest excess of the plans over a capacity, as a share of it. */
    double excess() {
      double worst = 0;
      for (int r = 0; r < prices.length; r++) {
        double used = 0;
        for (Proposal<SkuPlan> plan : plans) {
          used += plan.usage()[r];
        }
        worst = Math.max(worst, used / ring.capacity()[r] - 1);
      }
      return worst;
    }

    private double priced(Proposal<SkuPlan> plan) {
      double sum = plan.cost();
      for (int r = 0; r < prices.length; r++) {
        sum += prices[r] * plan.usage()[r];
      }
      return sum;
    }

    private static List<NodeLadder> ladders(SkuPlan plan) {
      List<NodeLadder> all = new ArrayList<>();
      for (int n = 0; n < plan.span(); n++) {
        if (plan.ladder(n) != null) {
          all.add(plan.ladder(n));
        }
      }
      return all;
    }
  }

  @Test
  void shouldChangeFewTargetsWithTheIncumbentRule() {
    double plain = 0;
    double kept = 0;
    double worst = 0;
    double costPlain = 0;
    double costKept = 0;
    double overBefore = 0;
    double overPlain = 0;
    double overKept = 0;
    for (int seed = 1; seed <= NETWORKS; seed++) {
      Loop without = new Loop(ScarceRing.of(SKUS, seed));
      for (int tick = 0; tick < SETTLING; tick++) {
        without.tick();
      }
      Loop with = new Loop(without.ring);
      with.prices = without.prices;
      with.plans = without.plans;
      with.keeps = true;
      overBefore += without.excess() / NETWORKS;
      for (int tick = 0; tick < QUIET; tick++) {
        double share = with.tick();
        plain += without.tick() / NETWORKS / QUIET;
        kept += share / NETWORKS / QUIET;
        worst = Math.max(worst, share);
      }
      costPlain += without.cost;
      costKept += with.cost;
      overPlain += without.excess() / NETWORKS;
      overKept += with.excess() / NETWORKS;
    }
    System.out.printf(
        "targets changed in a quiet tick, seeds 1-%d: %.2f%% without the rule, %.2f%% with it"
            + " (worst %.2f%%); priced cost %+.2f%%; worst excess %.1f%% before,"
            + " %.1f%% and %.1f%% after%n",
        NETWORKS,
        100 * plain,
        100 * kept,
        100 * worst,
        100 * (costKept / costPlain - 1),
        100 * overBefore,
        100 * overPlain,
        100 * overKept);
    assertThat(kept).isLessThan(plain / 2);
    assertThat(kept).isLessThanOrEqualTo(0.02);
    assertThat(worst).isLessThanOrEqualTo(0.05);
  }
}
