package org.echelon.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.echelon.gate.GateStory.FC_A;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.network.Trucks;
import org.junit.jupiter.api.Test;

/** Trucks that are full by cube or by weight, whichever comes first. */
class TruckWeightTest {
  private static final Trucks TRUCKS = new Trucks(100, 10, 30, 0);

  @Test
  void shouldFillATruckByWeightLongBeforeItIsFullByCube() {
    List<OfferedStep> steps = List.of(step("ANVIL", 10, 1, 2, 0.1), step("PILLOW", 5, 8, 0.5, 0.4));

    // when
    TruckLoad load = TruckLoad.of(steps, TRUCKS, Freight.NONE, 0, 1);

    // 22.5 kg fill two trucks of 10; a kg of pillows is worth more than one of anvils.
    assertThat(load.held())
        .singleElement()
        .satisfies(
            held -> {
              assertThat(held.sku()).isEqualTo("ANVIL");
              assertThat(held.units()).isEqualTo(2);
            });
  }

  @Test
  void shouldCountCubeAloneWhereNobodyToldTheWeightOrTrucksHaveNone() {
    List<OfferedStep> unknown = List.of(step("A", 120, 1, 0, 0.1));
    List<OfferedStep> heavy = List.of(step("A", 120, 1, 50, 0.1));

    assertThat(held(TruckLoad.of(unknown, TRUCKS, Freight.NONE, 0, 1))).isEqualTo(20);
    assertThat(held(TruckLoad.of(heavy, new Trucks(100, 30, 0), Freight.NONE, 0, 1))).isEqualTo(20);
  }

  @Test
  void shouldCountTrucksByWeightAloneWhereTheyHaveNoCube() {
    Trucks trucks = new Trucks(Double.POSITIVE_INFINITY, 10, 30, 0);
    List<OfferedStep> steps = List.of(step("A", 12, 500, 1, 0.1));

    assertThat(held(TruckLoad.of(steps, trucks, Freight.NONE, 0, 1))).isEqualTo(2);
    assertThat(held(TruckLoad.of(steps, trucks, new Freight(0, 9_000), 0, 1))).isEqualTo(1);
    assertThat(trucks.begun(1e9, 20)).isEqualTo(2);
  }

  @Test
  void shouldUseTheWeightLeftOnATruckThatIsBegun() {
    List<OfferedStep> steps = List.of(step("A", 4, 1, 1, 0.1));

    assertThat(held(TruckLoad.of(steps, TRUCKS, new Freight(5_000, 7_000), 0, 1))).isEqualTo(1);
  }

  @Test
  void shouldHoldNoFullTruckThatLightAndHeavyUnitsLeaveBetweenThem() {
    // By rank the bulky ones fill the first truck by cube; the heavy ones left fill another.
    List<OfferedStep> steps = List.of(step("FOAM", 100, 1, 0.01, 9), step("LEAD", 15, 1, 1, 0.1));

    // when
    TruckLoad load = TruckLoad.of(steps, TRUCKS, Freight.NONE, 0, 1);

    assertThat(load.held()).isEmpty();
  }

  /**
   * All subsets of up to nine units that are alike: a truck begun costs C, a unit held its worth.
   */
  @Test
  void shouldCostNoMoreThanAnySubsetForUnitsAlikeInCubeAndWeight() {
    SplittableRandom random = new SplittableRandom(23);
    for (int trial = 0; trial < 200; trial++) {
      double kg = 0.5 + random.nextDouble();
      int most = random.nextInt(2, 5);
      Trucks trucks = new Trucks(1_000, most * kg, 0.2 + 6 * random.nextDouble(), 0);
      List<OfferedStep> steps = new ArrayList<>();
      for (int i = random.nextInt(1, 9); i > 0; i--) {
        steps.add(step("S" + i, 1, 1, kg, random.nextDouble()));
      }
      steps.sort(OfferedStep.BEST_FIRST);
      double best = Double.POSITIVE_INFINITY;
      for (int chosen = 0; chosen < 1 << steps.size(); chosen++) {
        best = Math.min(best, cost(steps, chosen, most, trucks.cost()));
      }

      // when
      TruckLoad load = TruckLoad.of(steps, trucks, Freight.NONE, 0, 1);

      int goes = 0;
      for (int i = 0; i < steps.size(); i++) {
        goes |= load.held().contains(steps.get(i)) ? 0 : 1 << i;
      }
      assertThat(cost(steps, goes, most, trucks.cost())).isEqualTo(best, within(1e-12));
    }
  }

  /** Random departures in two rounds: no load exceeds its trucks, and no full truck is held. */
  @Test
  void shouldNeverLoadMoreThanTheTrucksOfADepartureTake() {
    SplittableRandom random = new SplittableRandom(5);
    int twice = 0;
    for (int trial = 0; trial < 300; trial++) {
      Trucks trucks =
          new Trucks(random.nextInt(2, 9), random.nextInt(2, 9), 1 + random.nextInt(20), 0);
      GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").trucks(trucks);
      story.tick("2026-11-21T08:00").request("node:FC-A", false).tick("2026-11-21T10:00");
      offerAll(story, random, "2026-11-21T17:00");
      offerAll(story, random, "2026-11-22T17:00");
      Freight loaded = Freight.NONE;
      int left = 0;
      long departure = 0;
      for (DepartureList list : story.lists) {
        boolean same = list.departureMillis() == departure;
        twice += same ? 1 : 0;
        loaded = same ? loaded : Freight.NONE;
        left = same ? left : 0;
        departure = list.departureMillis();
        for (DepartureLoad load : list.loads()) {
          loaded = loaded.plus(load.loaded());
          left += load.trucks();
          assertThat(load.loaded().milliCube()).isNotNegative();
          assertThat(loaded.cube()).isLessThanOrEqualTo(left * trucks.cube() + 1e-6);
          assertThat(loaded.kg()).isLessThanOrEqualTo(left * trucks.kg() + 1e-6);
          assertThat(trucks.full(load.held().cube(), load.held().kg())).isZero();
        }
      }
    }
    assertThat(twice).isPositive();
  }

  private static void offerAll(GateStory story, SplittableRandom random, String next) {
    List<OfferedStep> steps = new ArrayList<>();
    for (int i = random.nextInt(1, 7); i > 0; i--) {
      double kg = random.nextInt(4) == 0 ? 0 : 0.1 * random.nextInt(1, 20);
      double cube = 0.1 * random.nextInt(1, 20);
      steps.add(step("S" + i, random.nextInt(1, 9), cube, kg, random.nextDouble()));
    }
    story.offer(0, steps.toArray(OfferedStep[]::new));
    if (story.state.open().isPresent()) {
      story.settleAll(0);
    }
    story.tick(next);
  }

  private static double cost(List<OfferedStep> steps, int chosen, int most, double truck) {
    double worth = 0;
    for (int i = 0; i < steps.size(); i++) {
      worth += (chosen >> i & 1) == 1 ? 0 : steps.get(i).marginPerUnitDay();
    }
    return worth + (Integer.bitCount(chosen) % most == 0 ? 0 : truck);
  }

  private static long held(TruckLoad load) {
    return OfferedStep.units(load.held());
  }

  private static OfferedStep step(String sku, long units, double cube, double kg, double margin) {
    return new OfferedStep(
        0,
        sku,
        "DC>FC-A",
        0,
        units,
        1,
        cube,
        margin,
        OfferedStep.rank(margin, cube),
        0,
        0,
        kg,
        OfferedStep.Direct.NONE);
  }
}
