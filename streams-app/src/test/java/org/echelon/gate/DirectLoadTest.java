package org.echelon.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.network.Trucks;
import org.junit.jupiter.api.Test;

/** Which units a direct lane carries; units are of 1 dm³ unless told. */
class DirectLoadTest {

  @Test
  void shouldGoFromTheVolumeOnAtWhichTheTruckCostsAUnitLessThanItSaves() {
    // 40 for a truck against 2 saved a unit: from 20 units on.
    Trucks trucks = new Trucks(100, 40, 0);

    DirectLoad below = DirectLoad.of(List.of(step("A", 19, 2)), trucks, Freight.NONE);
    DirectLoad above = DirectLoad.of(List.of(step("A", 20, 2)), trucks, Freight.NONE);

    assertThat(below.goes()).isEmpty();
    assertThat(OfferedStep.units(below.stays())).isEqualTo(19);
    assertThat(below.truckPerUnitStaying()).isEqualTo(40 / 19.0);
    assertThat(OfferedStep.units(above.goes())).isEqualTo(20);
    assertThat(above.stays()).isEmpty();
    assertThat(above.truckPerUnit()).isEqualTo(2.0);
  }

  @Test
  void shouldSendFullTrucksAndLeaveARestThatDoesNotPayForOne() {
    List<OfferedStep> steps = List.of(step("A", 30, 2), step("B", 15, 1));

    // when
    DirectLoad load = DirectLoad.of(steps, new Trucks(20, 35, 0), Freight.NONE);

    // 20 of A save 40; the next truck has 10 of A and 10 of B and saves 30.
    assertThat(load.goes()).extracting(OfferedStep::sku).containsExactly("A");
    assertThat(OfferedStep.units(load.goes())).isEqualTo(20);
    assertThat(OfferedStep.units(load.stays())).isEqualTo(25);
    assertThat(load.truckPerUnit()).isEqualTo(35 / 20.0);
    assertThat(load.truckPerUnitStaying()).isEqualTo(35 / 20.0);
  }

  @Test
  void shouldHoldAFullTruckThatDoesNotPayBecauseItsGoodsHaveAnotherWay() {
    DirectLoad load = DirectLoad.of(List.of(step("A", 20, 1)), new Trucks(20, 35, 0), Freight.NONE);

    assertThat(load.goes()).isEmpty();
  }

  @Test
  void shouldUseRoomOnATruckThatIsBegunWithoutPayingForItAgain() {
    DirectLoad load =
        DirectLoad.of(List.of(step("A", 10, 0.1)), new Trucks(20, 35, 0), new Freight(15_000, 0));

    assertThat(OfferedStep.units(load.goes())).isEqualTo(5);
    assertThat(load.truckPerUnit()).isZero();
  }

  @Test
  void shouldFillByWeightWhereThatIsFullFirst() {
    OfferedStep heavy = step("A", 10, 1, 2, 5);

    // when
    DirectLoad load = DirectLoad.of(List.of(heavy), new Trucks(100, 8, 19, 0), Freight.NONE);

    // Four units of 2 kg a truck save 20 each time, the last two save 10.
    assertThat(OfferedStep.units(load.goes())).isEqualTo(8);
  }

  @Test
  void shouldWaitForTheLeastCubeWhereATruckHasNoCost() {
    Trucks trucks = new Trucks(20, 0, 12);

    assertThat(DirectLoad.of(List.of(step("A", 11, 1)), trucks, Freight.NONE).goes()).isEmpty();
    assertThat(DirectLoad.of(List.of(step("A", 12, 1)), trucks, Freight.NONE).stays()).isEmpty();
    assertThat(DirectLoad.of(List.of(step("A", 1, 1)), Trucks.NONE, Freight.NONE).stays())
        .isEmpty();
  }

  @Test
  void shouldTakeOneVehicleForAllWhereTrucksHaveNoSize() {
    Trucks trucks = new Trucks(Double.POSITIVE_INFINITY, 35, 0);
    List<OfferedStep> steps = List.of(step("A", 30, 1), step("B", 10, 0.6));

    assertThat(DirectLoad.of(steps, trucks, Freight.NONE).stays()).isEmpty();
    assertThat(DirectLoad.of(List.of(step("A", 30, 1)), trucks, Freight.NONE).goes()).isEmpty();
    assertThat(DirectLoad.of(List.of(step("A", 3, 1)), trucks, new Freight(1, 0)).stays())
        .isEmpty();
  }

  /** All subsets of up to ten units that are alike: what they save, less the trucks begun. */
  @Test
  void shouldSaveAsMuchAsTheBestOfAllSubsets() {
    SplittableRandom random = new SplittableRandom(17);
    int some = 0;
    for (int trial = 0; trial < 300; trial++) {
      Trucks trucks = new Trucks(random.nextInt(2, 6), 0.2 + 3 * random.nextDouble(), 0);
      List<OfferedStep> steps = new ArrayList<>();
      for (int i = random.nextInt(1, 10); i > 0; i--) {
        steps.add(step("S" + i, 1, 1.2 * random.nextDouble() - 0.1));
      }
      double best = 0;
      for (int chosen = 0; chosen < 1 << steps.size(); chosen++) {
        best = Math.max(best, saved(steps, chosen, trucks));
      }

      // when
      DirectLoad load = DirectLoad.of(steps, trucks, Freight.NONE);

      int goes = 0;
      for (int i = 0; i < steps.size(); i++) {
        goes |= load.goes().contains(steps.get(i)) ? 1 << i : 0;
      }
      some += goes > 0 ? 1 : 0;
      assertThat(saved(steps, goes, trucks)).isEqualTo(best, within(1e-12));
      assertThat(load.goes().size() + load.stays().size()).isEqualTo(steps.size());
    }
    assertThat(some).isBetween(50, 290);
  }

  private static double saved(List<OfferedStep> steps, int chosen, Trucks trucks) {
    double saved = 0;
    for (int i = 0; i < steps.size(); i++) {
      saved += (chosen >> i & 1) == 1 ? steps.get(i).direct().savedPerUnit() : 0;
    }
    return saved - trucks.begun(Integer.bitCount(chosen), 0) * trucks.cost();
  }

  private static OfferedStep step(String sku, long units, double saved) {
    return step(sku, units, 1, 0, saved);
  }

  private static OfferedStep step(String sku, long units, double cube, double kg, double saved) {
    return new OfferedStep(
        0,
        sku,
        "CDC>FC-A",
        0,
        units,
        1,
        cube,
        1,
        OfferedStep.rank(1, cube),
        0,
        0,
        kg,
        new OfferedStep.Direct("DC>FC-A", saved));
  }
}
