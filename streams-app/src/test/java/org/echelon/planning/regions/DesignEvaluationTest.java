package org.echelon.planning.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.echelon.demand.DemandProfile;
import org.echelon.network.Speed;
import org.junit.jupiter.api.Test;

/** Twelve zones, ten FCs: what regions give and take, as plans have it. */
class DesignEvaluationTest {
  private static final LaneTerms LANES = new LaneTerms(2500, 500, 1, 0.25);

  private final PlaneNetwork plane = new PlaneNetwork(12, 10, 5);

  @Test
  void shouldGiveUpBreadthForFewerLanesAsRegionsGetSmaller() {
    List<DesignFigures> all = new ArrayList<>();
    PartitionSearch search =
        new PartitionSearch(
            plane.adjacency(),
            new RegionTrade(plane.cut(Partition.whole(12)), plane.zoneOf, plane.classes, 2, LANES),
            4);
    for (int regions : List.of(1, 3, 9)) {
      Partition cut = search.of(regions).get(0).partition();
      // when
      all.add(evaluation(LANES).of(plane.cut(cut)));
    }
    DesignFigures one = all.get(0);
    DesignFigures three = all.get(1);
    DesignFigures nine = all.get(2);

    assertThat(one.inRegion()).isEqualTo(1);
    assertThat(one.selection()).isGreaterThan(three.selection());
    assertThat(three.selection()).isGreaterThan(nine.selection());
    assertThat(one.inRegion()).isGreaterThan(three.inRegion());
    assertThat(three.inRegion()).isGreaterThan(nine.inRegion());
    assertThat(three.lanes()).isLessThan(one.lanes());
    for (DesignFigures design : all) {
      assertThat(design.selectionOfDemand()).isBetween(design.selection(), 1.0);
      assertThat(design.nextDay()).isBetween(0.3, 1.0);
      assertThat(design.costPerDay())
          .isCloseTo(
              design.shipping()
                  + design.late()
                  + design.lost()
                  + design.stock()
                  + design.lanesCost(),
              within(1e-6));
    }
  }

  @Test
  void shouldLeaveTheOutOfRegionAmountOutOfTheCost() {
    DesignFigures apart = evaluation(LaneTerms.FREE).of(plane.cut(halves()));
    DesignFigures whole = evaluation(LaneTerms.FREE).of(plane.cut(Partition.whole(12)));

    assertThat(apart.inRegion()).isLessThan(1);
    assertThat(apart.stock()).isPositive();
    assertThat(apart.costPerDay()).isCloseTo(whole.costPerDay(), within(0.05 * whole.costPerDay()));
  }

  @Test
  void shouldCarryNoSlowItemInASmallRegion() {
    double[] rates = new double[12 * Speed.COUNT];
    for (int z = 0; z < 12; z++) {
      rates[z * Speed.COUNT + Speed.TWO_DAY.ordinal()] = 0.00012;
    }
    SkuClass slow =
        new SkuClass(plane.classes.get(0).item(), new DemandProfile(1, rates, 1.2, 0.25), 1000);
    DesignEvaluation evaluation =
        new DesignEvaluation(List.of(slow), LANES, DesignEvaluation.Overload.NONE);

    // when
    DesignFigures whole = evaluation.of(plane.cut(Partition.whole(12)));
    DesignFigures apart = evaluation.of(plane.cut(halves()));

    assertThat(whole.selection()).isEqualTo(1);
    assertThat(apart.selection()).isLessThan(1);
    assertThat(apart.inRegion()).isLessThan(1);
  }

  private Partition halves() {
    return new ExactPartition(plane.adjacency(), zones -> Math.pow(zones.cardinality(), 2), 2)
        .of(2)
        .orElseThrow();
  }

  private DesignEvaluation evaluation(LaneTerms lanes) {
    return new DesignEvaluation(plane.classes, lanes, DesignEvaluation.Overload.NONE);
  }
}
