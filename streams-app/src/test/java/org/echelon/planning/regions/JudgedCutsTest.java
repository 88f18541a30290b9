package org.echelon.planning.regions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The search orders cuts by a rough cost; what it puts first is held against all cuts, judged. */
class JudgedCutsTest {
  private static final int ZONES = 7;
  private static final int REGIONS = 3;
  private static final int JUDGED = 3;
  private static final LaneTerms LANES = new LaneTerms(2500, 500, 1, 0.25);

  @Test
  void shouldPutCutsFirstThatAreJudgedNearlyBest() {
    double worst = 0;
    double sum = 0;
    double spread = 0;
    for (long seed = 1; seed <= 4; seed++) {
      PlaneNetwork plane = new PlaneNetwork(ZONES, ZONES, seed);
      double least = Double.POSITIVE_INFINITY;
      double most = 0;
      for (Partition cut : all(plane.adjacency())) {
        double cost = judged(plane, cut);
        least = Math.min(least, cost);
        most = Math.max(most, cost);
      }
      PartitionSearch search =
          new PartitionSearch(
              plane.adjacency(),
              new RegionTrade(
                  plane.cut(Partition.whole(ZONES)), plane.zoneOf, plane.classes, 2, LANES),
              6);
      // when
      double chosen =
          search.of(REGIONS).stream()
              .limit(JUDGED)
              .mapToDouble(found -> judged(plane, found.partition()))
              .min()
              .orElseThrow();

      worst = Math.max(worst, chosen / least - 1);
      sum += chosen / least - 1;
      spread = Math.max(spread, most / least - 1);
    }
    System.out.printf(
        "judged cost of chosen cuts over the best of all: mean %.3f%%, worst %.3f%%; worst cut %.3f%%%n",
        100 * sum / 4, 100 * worst, 100 * spread);
    assertThat(worst).isLessThan(0.01).isLessThan(spread / 2);
  }

  private static double judged(PlaneNetwork plane, Partition cut) {
    return new DesignEvaluation(plane.classes, LANES, DesignEvaluation.Overload.NONE)
        .of(plane.cut(cut))
        .costPerDay();
  }

  private static Set<Partition> all(Adjacency adjacency) {
    Set<Partition> cuts = new HashSet<>();
    for (int code = 0; code < Math.pow(REGIONS, ZONES); code++) {
      List<Integer> regionOf = new ArrayList<>();
      for (int rest = code; regionOf.size() < ZONES; rest /= REGIONS) {
        regionOf.add(rest % REGIONS);
      }
      Partition cut = new Partition(regionOf);
      if (cut.regions() == REGIONS && cut.parts().stream().allMatch(adjacency::connected)) {
        cuts.add(cut);
      }
    }
    return cuts;
  }
}
