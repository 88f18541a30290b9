package org.echelon.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.network.Trucks;
import org.junit.jupiter.api.Test;

/** Which units go on trucks of 4 dm³ and which wait; units are of 1 dm³ unless told. */
class TruckLoadTest {
  private static final Freight NONE = Freight.NONE;

  @Test
  void shouldHoldALastTruckThatDoesNotPayAndLetOneGoThatDoes() {
    List<OfferedStep> steps = List.of(step("A", 4, 3.0), step("B", 2, 0.5));

    // when
    TruckLoad dear = TruckLoad.of(steps, new Trucks(4, 2.1, 0), NONE, 0, 2);
    TruckLoad cheap = TruckLoad.of(steps, new Trucks(4, 2.0, 0), NONE, 0, 2);

    assertThat(dear.held()).extracting(OfferedStep::sku).containsExactly("B");
    assertThat(dear.worth()).isEqualTo(2.0);
    assertThat(cheap.held()).isEmpty();
  }

  @Test
  void shouldSeeThatATruckIsFullThoughSumsAreRounded() {
    List<OfferedStep> tenths = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      tenths.add(new OfferedStep(0, "S" + i, "L", 0, 1, 1, 0.1, 0.01, 0.1));
    }

    assertThat(TruckLoad.of(tenths, new Trucks(1, 100, 0), NONE, 0, 1).held()).isEmpty();
  }

  @Test
  void shouldLetGoWhatReachesTheLeastCubeOrFindsRoomOnATruckThatIsBegun() {
    List<OfferedStep> steps = List.of(step("A", 2, 0.01));
    Trucks trucks = new Trucks(4, 100, 3);

    assertThat(units(TruckLoad.of(steps, trucks, NONE, 0, 1))).isEqualTo(2);
    assertThat(units(TruckLoad.of(List.of(step("A", 3, 0.01)), trucks, NONE, 0, 1))).isZero();
    assertThat(units(TruckLoad.of(steps, trucks, cube(2), 0, 1))).isZero();
    assertThat(units(TruckLoad.of(steps, trucks, cube(3), 0, 1))).isEqualTo(1);
    assertThat(units(TruckLoad.of(steps, trucks, NONE, 99.98, 1))).isZero();
  }

  @Test
  void shouldKeepPacksWholeAndHoldNothingWhereDeparturesCostNothing() {
    OfferedStep packs = new OfferedStep(0, "A", "L", 0, 6, 3, 1, 0.01, 0.01);

    assertThat(units(TruckLoad.of(List.of(packs), new Trucks(4, 9, 0), NONE, 0, 1))).isEqualTo(3);
    assertThat(TruckLoad.of(List.of(packs), new Trucks(4, 0, 0), NONE, 0, 1).held()).isEmpty();
  }

  /**
   * All subsets of up to ten units: a truck begun and not filled costs C, a unit held its worth.
   */
  @Test
  void shouldCostNoMoreThanAnySubsetForUnitsOfOneCube() {
    SplittableRandom random = new SplittableRandom(11);
    for (int trial = 0; trial < 300; trial++) {
      Trucks trucks = new Trucks(random.nextInt(2, 6), 0.2 + 6 * random.nextDouble(), 0);
      List<OfferedStep> steps = new ArrayList<>();
      for (int i = random.nextInt(1, 10); i > 0; i--) {
        steps.add(step("S" + i, 1, random.nextDouble()));
      }
      steps.sort(OfferedStep.BEST_FIRST);
      double best = Double.POSITIVE_INFINITY;
      for (int chosen = 0; chosen < 1 << steps.size(); chosen++) {
        best = Math.min(best, cost(steps, chosen, trucks));
      }

      // when
      TruckLoad load = TruckLoad.of(steps, trucks, NONE, 0, 1.5);

      int goes = 0;
      for (int i = 0; i < steps.size(); i++) {
        goes |= load.held().contains(steps.get(i)) ? 0 : 1 << i;
      }
      assertThat(cost(steps, goes, trucks)).isEqualTo(best, within(1e-12));
    }
  }

  /** Worth that grows by 2 a day; a truck costs 100, the order quantity says every 10 days. */
  @Test
  void shouldWaitAsLongAsTheEconomicOrderQuantitySays() {
    Trucks trucks = new Trucks(1e9, 100, 0);
    double waited = 0;
    int held = 0;
    boolean gone = false;
    for (int day = 1; !gone; day++) {
      TruckLoad load = TruckLoad.of(List.of(step("A", day, 2.0)), trucks, NONE, waited, 1);
      gone = load.held().isEmpty();
      held += gone ? 0 : 1;
      waited += load.worth();
    }
    assertThat(held).isBetween(8, 10);
  }

  private static double cost(List<OfferedStep> steps, int chosen, Trucks trucks) {
    double worth = 0;
    for (int i = 0; i < steps.size(); i++) {
      worth += (chosen >> i & 1) == 1 ? 0 : 1.5 * steps.get(i).marginPerUnitDay();
    }
    boolean partly = Integer.bitCount(chosen) % (int) trucks.cube() != 0;
    return worth + (partly ? trucks.cost() : 0);
  }

  private static OfferedStep step(String sku, long units, double margin) {
    return new OfferedStep(0, sku, "L", 0, units, 1, 1, margin, OfferedStep.rank(margin, 1));
  }

  private static Freight cube(long cube) {
    return new Freight(1000 * cube, 0);
  }

  private static long units(TruckLoad load) {
    return OfferedStep.units(load.held());
  }
}
