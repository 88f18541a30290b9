package org.echelon.fulfillment.middlemile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.echelon.network.NodeKind;
import org.junit.jupiter.api.Test;

class MiddleMileTest {

  @Test
  void shouldGoDirectWhereVolumeFillsATruckAndShareTrucksWhereItDoesNot() {
    MileWorld world = twoStations();
    List<ParcelFlow> flows =
        List.of(world.flow("F", "D1", 990), world.flow("F", "D2", 200), world.flow("F", "D3", 150));

    // when
    MileDesign design = new MiddleMile(world.network(), flows).design();

    assertThat(design.routes())
        .extracting(route -> route.path().name())
        .containsExactly("F>D1", "F>S S>D2", "F>S S>D3");
    assertThat(design.lanes()).isEqualTo(4);
    assertThat(design.trucksPerDay()).isEqualTo(4);
    assertThat(design.truckFill()).isEqualTo((990 + 350 + 200 + 150) / 4_000.0, within(1e-12));
    assertThat(design.directShare()).isEqualTo(990 / 1_340.0, within(1e-12));
    // A truck of 400 and three of 200, and at the sort centre 0.55 for each of 70 parcels and 0.30
    // for each of 350 dm³.
    assertThat(design.costPerDay()).isEqualTo(400 + 3 * 200 + 70 * 0.55 + 350 * 0.3, within(1e-9));
  }

  @Test
  void shouldGiveEachRouteItsShareSoThatAllSharesMakeTheCost() {
    SplittableRandom random = new SplittableRandom(3);
    for (int trial = 0; trial < 20; trial++) {
      MileWorld.Case drawn = MileWorld.random(random);

      // when
      MileDesign design = new MiddleMile(drawn.network(), drawn.flows()).design();

      double shares =
          design.routes().stream()
              .mapToDouble(
                  route ->
                      route.flow().parcelsPerDay() * route.costPerUnit()
                          + route.flow().cubePerDay() * route.costPerCube())
              .sum();
      assertThat(shares).isEqualTo(design.costPerDay(), within(1e-6));
    }
  }

  @Test
  void shouldFindTheCheapestOfAllChoicesNearlyAlwaysAndNeverBeWorseThanBothPlainDesigns() {
    SplittableRandom random = new SplittableRandom(5);
    int equal = 0;
    double worst = 0;
    for (int trial = 0; trial < 300; trial++) {
      MileWorld.Case drawn = MileWorld.random(random);
      MiddleMile mile = new MiddleMile(drawn.network(), drawn.flows());
      double best = mile.cheapest().costPerDay();

      // when
      double found = mile.design().costPerDay();

      assertThat(found)
          .isGreaterThanOrEqualTo(best - 1e-6)
          .isLessThanOrEqualTo(mile.allDirect().costPerDay() + 1e-6)
          .isLessThanOrEqualTo(mile.allOverSort().costPerDay() + 1e-6);
      equal += found <= best + 1e-6 ? 1 : 0;
      worst = Math.max(worst, found / best - 1);
    }
    System.out.println("MiddleMileTest: " + equal + " of 300 equal, worst " + worst);
    assertThat(equal).isGreaterThan(270);
    assertThat(worst).isLessThan(0.05);
  }

  @Test
  void shouldCountATruckForEachDepartureThatNeedsOne() {
    MileWorld world = new MileWorld().node("F", NodeKind.FC).station("D");
    world.lane("F", "D", "18:00", 0.5, 100);

    LaneUse use =
        new MiddleMile(world.network(), List.of(world.flow("F", "D", 2_100)))
            .design()
            .uses()
            .get(0);

    assertThat(use.trucksPerDay()).isEqualTo(3);
    assertThat(use.fill()).isEqualTo(0.7, within(1e-12));
    assertThat(use.costPerDay()).isEqualTo(300);
  }

  @Test
  void shouldSayBetweenWhichNodesNoLaneLeads() {
    MileWorld world = new MileWorld().node("F", NodeKind.FC).station("D");

    assertThatThrownBy(() -> new MiddleMile(world.network(), List.of(world.flow("F", "D", 10))))
        .hasMessage("no outbound lanes lead from F to D");
  }

  private static MileWorld twoStations() {
    MileWorld world = new MileWorld().node("F", NodeKind.FC).node("S", NodeKind.SORT);
    world.lane("F", "S", "18:00", 0.3, 200);
    for (String station : List.of("D1", "D2", "D3")) {
      world.station(station);
      world.lane("F", station, "18:00", 0.5, 400).lane("S", station, "04:00", 0.2, 200);
    }
    return world;
  }
}
