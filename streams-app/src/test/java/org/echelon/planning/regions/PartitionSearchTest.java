package org.echelon.planning.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Cuts hang together, and come near the cheapest where that one is known. */
class PartitionSearchTest {
  private static final int STARTS = 4;
  private static final LaneTerms LANES = new LaneTerms(2500, 500, 1, 0.25);

  @Test
  void shouldKeepEveryRegionInOnePieceWithANodeThatHoldsStock() {
    for (long seed = 1; seed <= 2; seed++) {
      PlaneNetwork plane = new PlaneNetwork(18, 13, seed);
      Adjacency adjacency = plane.adjacency();
      PartitionSearch search = new PartitionSearch(adjacency, trade(plane), 2);
      for (int regions : List.of(1, 2, 4, 7, 12)) {
        // when
        List<PartitionSearch.Found> found = search.of(regions);

        assertThat(found).isNotEmpty();
        for (PartitionSearch.Found cut : found) {
          List<BitSet> parts = cut.partition().parts();
          assertThat(parts).hasSize(regions).allMatch(adjacency::connected);
          assertThat(parts.stream().mapToInt(BitSet::cardinality).sum()).isEqualTo(18);
          assertThat(parts).allMatch(part -> holdsStock(plane, part));
        }
      }
    }
  }

  @Test
  void shouldComeWithinAPercentOfTheCheapestCutsOfSmallNetworks() {
    Gap gap = new Gap();
    for (long seed = 1; seed <= 5; seed++) {
      PlaneNetwork plane = new PlaneNetwork(8, 7, seed);
      RegionCost cost = trade(plane);
      gap.measure(plane.adjacency(), cost, 7);
    }
    gap.tell("shipping, spill, breadth and lanes, 8 zones");

    assertThat(gap.cases).isEqualTo(35);
    assertThat(gap.worst).isLessThan(0.01);
  }

  /** Costs without any form, which no heuristic can know its way in. */
  @Test
  void shouldOftenFindTheCheapestCutOfArbitraryCosts() {
    Gap gap = new Gap();
    for (long seed = 1; seed <= 20; seed++) {
      long of = seed;
      RegionCost cost = zones -> 1 + new SplittableRandom(31 * of + zones.hashCode()).nextDouble();
      gap.measure(new PlaneNetwork(9, 9, seed).adjacency(), cost, 8);
    }
    gap.tell("costs drawn at random, 9 zones");

    assertThat(gap.found).isGreaterThan(gap.cases / 2);
    assertThat(gap.sum / gap.cases).isLessThan(0.03);
  }

  @Test
  void shouldEnumerateAsAPlainLoopOverAllCutsDoes() {
    PlaneNetwork plane = new PlaneNetwork(6, 5, 3);
    RegionCost cost = trade(plane);
    // when
    ExactPartition exact = new ExactPartition(plane.adjacency(), cost, 6);

    for (int regions = 1; regions <= 6; regions++) {
      double least = Double.POSITIVE_INFINITY;
      for (int code = 0; code < Math.pow(regions, 6); code++) {
        List<Integer> regionOf = new ArrayList<>();
        for (int rest = code; regionOf.size() < 6; rest /= regions) {
          regionOf.add(rest % regions);
        }
        Partition cut = new Partition(regionOf);
        if (cut.regions() == regions
            && cut.parts().stream().allMatch(plane.adjacency()::connected)) {
          least = Math.min(least, cut.parts().stream().mapToDouble(cost::of).sum());
        }
      }
      double wanted = least;
      double found =
          exact
              .of(regions)
              .map(cut -> cut.parts().stream().mapToDouble(cost::of).sum())
              .orElse(Double.POSITIVE_INFINITY);
      assertThat(found).isEqualTo(wanted);
    }
  }

  @Test
  void shouldRefuseZonesThatDoNotHangTogether() {
    Adjacency islands =
        Adjacency.of(4, List.of(new Adjacency.Pair(0, 1), new Adjacency.Pair(2, 3)));

    assertThatThrownBy(() -> new PartitionSearch(islands, zones -> 1, 2))
        .hasMessageContaining("give neighbours that join all of them");
  }

  @Test
  void shouldJoinAllZonesWhateverTheDistances() {
    for (long seed = 1; seed <= 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] distance = new double[15][15];
      for (int a = 0; a < 15; a++) {
        for (int b = 0; b < a; b++) {
          distance[a][b] = random.nextDouble();
          distance[b][a] = distance[a][b];
        }
      }
      assertThat(Adjacency.gabriel(distance).connected()).isTrue();
    }
  }

  private static RegionCost trade(PlaneNetwork plane) {
    return new RegionTrade(
        plane.cut(Partition.whole(plane.zones)), plane.zoneOf, plane.classes, 2, LANES);
  }

  private static boolean holdsStock(PlaneNetwork plane, BitSet part) {
    for (int n = 2; n < plane.zoneOf.length; n++) {
      if (part.get(plane.zoneOf[n])) {
        return true;
      }
    }
    return false;
  }

  /** How much dearer the search is than enumeration. */
  private static final class Gap {
    private int cases;
    private int found;
    private double worst;
    private double sum;

    void measure(Adjacency adjacency, RegionCost cost, int most) {
      ExactPartition exact = new ExactPartition(adjacency, cost, most);
      PartitionSearch search = new PartitionSearch(adjacency, cost, STARTS);
      for (int regions = 1; regions <= most; regions++) {
        double least = exact.of(regions).orElseThrow().parts().stream().mapToDouble(cost::of).sum();
        double gap = search.of(regions).get(0).cost() / least - 1;
        cases++;
        found += gap < 1e-9 ? 1 : 0;
        worst = Math.max(worst, gap);
        sum += gap;
      }
    }

    void tell(String what) {
      System.out.printf(
          "%s: %d of %d cuts are the cheapest, mean %.4f%%, worst %.4f%% above%n",
          what, found, cases, 100 * sum / cases, 100 * worst);
    }
  }
}
