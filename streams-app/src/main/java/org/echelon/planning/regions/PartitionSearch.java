package org.echelon.planning.regions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cheap cuts of zones into a number of regions that each hang together.
 *
 * <pre>
 * starts    regions grown from seeds far apart, one zone at a time, the one that adds least;
 *           and all zones apart, joined two by two, the pair that adds least
 * exchange  while it falls: a zone goes over to a region beside it, or two zones change places, or
 *           two regions are joined and cut in two at an edge of a tree that spans them
 * </pre>
 *
 * <p>A region stays in one piece at every step. Deterministic: of equal moves the first is taken.
 * O(moves zones²) costs of regions, each computed once.
 *
 * <p>A heuristic without a bound; on small cases it is held against {@link ExactPartition}, and the
 * page on region design tells how far off it is. Growing and exchanging follow the automatic zoning
 * of Openshaw (1977), the cut of trees that of Assunção and others (2006).
 */
public final class PartitionSearch {
  private final Adjacency adjacency;
  private final KnownCosts costs;
  private final int starts;

  /** A cut and its cost, currency a day. */
  public record Found(Partition partition, double cost) {}

  /**
   * @param starts how many seeds growth begins from, beside joining
   */
  public PartitionSearch(Adjacency adjacency, RegionCost cost, int starts) {
    if (!adjacency.connected()) {
      throw new IllegalArgumentException(
          "the zones do not hang together; give neighbours that join all of them");
    }
    this.adjacency = adjacency;
    this.costs = new KnownCosts(cost);
    this.starts = Math.min(starts, adjacency.zones());
  }

  /** Different cuts into so many regions, cheapest first; none where each has an impossible one. */
  public List<Found> of(int regions) {
    Map<Partition, Double> found = new LinkedHashMap<>();
    for (int s = 0; s < starts; s++) {
      add(found, grown(s * adjacency.zones() / starts, regions));
    }
    add(found, joined(regions));
    return found.entrySet().stream()
        .filter(e -> KnownCosts.possible(e.getValue()))
        .map(e -> new Found(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingDouble(Found::cost))
        .toList();
  }

  private void add(Map<Partition, Double> found, List<BitSet> parts) {
    new LocalExchange(adjacency, costs).improve(parts);
    found.put(Partition.of(parts, adjacency.zones()), costs.of(parts));
  }

  /** Regions grown around a first seed and others as many steps away from all before as can be. */
  private List<BitSet> grown(int firstSeed, int regions) {
    List<BitSet> parts = new ArrayList<>();
    BitSet free = new BitSet();
    free.set(0, adjacency.zones());
    int seed = firstSeed;
    while (true) {
      BitSet part = new BitSet();
      part.set(seed);
      free.clear(seed);
      parts.add(part);
      if (parts.size() == regions) {
        break;
      }
      seed = farthest(parts);
    }
    while (!free.isEmpty()) {
      growBy(cheapestGrowth(parts, free), parts, free);
    }
    return parts;
  }

  private record Growth(int region, int zone, double rise) {}

  private Growth cheapestGrowth(List<BitSet> parts, BitSet free) {
    Growth best = new Growth(-1, -1, Double.POSITIVE_INFINITY);
    for (int r = 0; r < parts.size(); r++) {
      BitSet part = parts.get(r);
      BitSet around = adjacency.around(part);
      around.and(free);
      for (int z = around.nextSetBit(0); z >= 0; z = around.nextSetBit(z + 1)) {
        double before = costs.of(part);
        part.set(z);
        double rise = costs.of(part) - before;
        part.clear(z);
        if (rise < best.rise()) {
          best = new Growth(r, z, rise);
        }
      }
    }
    return best;
  }

  private static void growBy(Growth growth, List<BitSet> parts, BitSet free) {
    parts.get(growth.region()).set(growth.zone());
    free.clear(growth.zone());
  }

  private int farthest(List<BitSet> seeds) {
    BitSet reached = new BitSet();
    seeds.forEach(reached::or);
    int last = 0;
    while (reached.cardinality() < adjacency.zones()) {
      BitSet next = adjacency.around(reached);
      last = next.nextSetBit(0);
      reached.or(next);
    }
    return last;
  }

  /** All zones apart, and neighbours joined until so many regions are left. */
  private List<BitSet> joined(int regions) {
    List<BitSet> parts = new ArrayList<>();
    for (int z = 0; z < adjacency.zones(); z++) {
      BitSet part = new BitSet();
      part.set(z);
      parts.add(part);
    }
    while (parts.size() > regions) {
      double least = Double.POSITIVE_INFINITY;
      int one = -1;
      int other = -1;
      for (int a = 0; a < parts.size(); a++) {
        BitSet around = adjacency.around(parts.get(a));
        for (int b = a + 1; b < parts.size(); b++) {
          if (around.intersects(parts.get(b))) {
            double rise =
                costs.of(both(parts.get(a), parts.get(b)))
                    - costs.of(parts.get(a))
                    - costs.of(parts.get(b));
            if (rise < least) {
              least = rise;
              one = a;
              other = b;
            }
          }
        }
      }
      BitSet together = both(parts.get(one), parts.get(other));
      parts.set(one, together);
      parts.remove(other);
    }
    return parts;
  }

  static BitSet both(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.or(other);
    return both;
  }
}
