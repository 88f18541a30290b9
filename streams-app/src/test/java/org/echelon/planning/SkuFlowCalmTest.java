package org.echelon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A plan leaves nothing to do, nothing goes back and forth, and dearer is never bought more. */
class SkuFlowCalmTest {
  private static final long SEED = 31;

  @Test
  void shouldLeaveNothingToDoOncePlansAreCarriedOut() {
    SplittableRandom random = new SplittableRandom(SEED);
    int busy = 0;
    for (int i = 0; i < 3_000; i++) {
      SkuSupply supply = Supplies.tiny(random, Supplies.Kind.values()[i % 3]);
      SkuFlow flow = new SkuFlow(i % 2 * 0.1);
      SupplyPlan plan = flow.plan(supply);

      assertThat(plan.idle()).as("case %s", i).isEqualTo(!(plan.gain() > 1e-9));
      assertThat(flow.plan(supply.after(plan)).idle()).as("case %s, seed %s", i, SEED).isTrue();
      busy += plan.idle() ? 0 : 1;
    }
    assertThat(busy).isGreaterThan(1_200);
  }

  @Test
  void shouldLeaveNothingToDoOnceAllHasArrivedWhereMovesTakeTheShortWay() {
    SplittableRandom random = new SplittableRandom(SEED);
    int busy = 0;
    for (int i = 0; i < 500; i++) {
      SkuSupply all = Supplies.anywhere(random);
      SkuSupply supply = new SkuSupply(1, all.stock(), all.margins(), all.transfers(), List.of());
      SkuFlow flow = new SkuFlow(0);
      SupplyPlan plan = flow.plan(supply);

      assertThat(flow.plan(arrived(supply, plan)).idle()).as("case %s, seed %s", i, SEED).isTrue();
      busy += plan.idle() ? 0 : 1;
    }
    assertThat(busy).isGreaterThan(300);
  }

  @Test
  void shouldSayTheSameWhenNothingHasMoved() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 150; i++) {
      SkuSupply supply = Supplies.tree(random, 5, 10, 1, Supplies.Kind.values()[i % 3]);

      assertThat(new SkuFlow(0.05).plan(supply))
          .usingRecursiveComparison()
          .isEqualTo(new SkuFlow(0.05).plan(supply));
    }
  }

  /** Values move by up to delta and half of both lanes: less than going back costs. */
  @Test
  void shouldMoveNothingBackWhileValuesMoveLessThanTwoLanesAndTwiceTheLeastGain() {
    SplittableRandom random = new SplittableRandom(SEED);
    double delta = 0.3;
    SkuFlow flow = new SkuFlow(delta);
    int moves = 0;
    int again = 0;
    for (int i = 0; i < 500; i++) {
      SkuSupply supply = Supplies.anywhere(random);
      SupplyPlan plan = flow.plan(supply);
      SkuSupply then = arrived(supply, plan);
      double[] shift = new double[plan.levels().length];
      for (int n = 0; n < shift.length; n++) {
        shift[n] = (delta + 0.2) * (2 * random.nextDouble() - 1);
      }
      Margins margins = (node, position) -> supply.margins().next(node, position) + shift[node];
      SkuSupply moved = new SkuSupply(1, then.stock(), margins, supply.transfers(), supply.buys());
      SupplyPlan next = flow.plan(moved);
      again += next.idle() ? 0 : 1;
      for (int a = 0; a < plan.moved().length; a++) {
        if (plan.moved()[a] > 0) {
          moves++;
          assertThat(next.moved()[back(supply, a)]).as("case %s, seed %s", i, SEED).isZero();
        }
      }
    }
    assertThat(moves).isGreaterThan(300);
    assertThat(again).as("cases in which something else is done").isGreaterThan(20);
  }

  @Test
  void shouldNeverUseMoreOfWhatBecomesDearer() {
    SplittableRandom random = new SplittableRandom(SEED);
    SkuFlow flow = new SkuFlow(0);
    int fewer = 0;
    for (int i = 0; i < 2_000; i++) {
      SkuSupply supply = Supplies.tiny(random, Supplies.Kind.values()[i % 3]);
      int vendor = supply.stock().position().length;
      double price = random.nextDouble();
      double spend = use(supply, flow, BuyArc::spend);
      double lessSpend = use(dearer(supply, price, 0, vendor), flow, BuyArc::spend);
      Use ofVendor = (arc, units) -> arc.terms().vendor() == vendor ? units : 0;
      double units = use(supply, flow, ofVendor);
      double fewerUnits = use(dearer(supply, 0, price, vendor), flow, ofVendor);

      assertThat(lessSpend).as("spend of case %s", i).isLessThanOrEqualTo(spend + 1e-9);
      assertThat(fewerUnits).as("units of case %s", i).isLessThanOrEqualTo(units);
      fewer += lessSpend < spend - 1e-9 || fewerUnits < units ? 1 : 0;
    }
    assertThat(fewer).isGreaterThan(200);
  }

  @FunctionalInterface
  private interface Use {
    double of(BuyArc arc, long units);
  }

  private static double use(SkuSupply supply, SkuFlow flow, Use use) {
    SupplyPlan plan = flow.plan(supply);
    double sum = 0;
    for (int a = 0; a < plan.bought().length; a++) {
      sum += use.of(supply.buys().get(a), plan.bought()[a]);
    }
    return sum;
  }

  private static SkuSupply dearer(SkuSupply supply, double budget, double capacity, int vendor) {
    List<BuyArc> buys = new ArrayList<>();
    for (BuyArc arc : supply.buys()) {
      double added = arc.addedPerUnit() + (arc.terms().vendor() == vendor ? capacity : 0);
      buys.add(new BuyArc(arc.to(), arc.terms(), added, budget, true));
    }
    return new SkuSupply(
        supply.packUnits(), supply.stock(), supply.margins(), supply.transfers(), buys);
  }

  private static SkuSupply arrived(SkuSupply supply, SupplyPlan plan) {
    StockLevels stock = new StockLevels(plan.levels().clone(), plan.levels());
    return new SkuSupply(
        supply.packUnits(), stock, supply.margins(), supply.transfers(), supply.buys());
  }

  private static int back(SkuSupply supply, int arc) {
    TransferArc there = supply.transfers().get(arc);
    for (int a = 0; a < supply.transfers().size(); a++) {
      TransferArc other = supply.transfers().get(a);
      if (other.from() == there.to() && other.to() == there.from()) {
        return a;
      }
    }
    throw new AssertionError("no way back");
  }
}
