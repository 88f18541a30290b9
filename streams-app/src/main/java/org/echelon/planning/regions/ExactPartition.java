package org.echelon.planning.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The cheapest cut of few zones into a number of regions that each hang together, by dynamic
 * programming over sets of zones:
 *
 * <pre>
 * best(k, S) = min over R in S with the first zone of S, R hanging together, of
 *              cost(R) + best(k - 1, S \ R),   best(0, {}) = 0
 * </pre>
 *
 * <p>O(k 3^n) for n zones and 2^n costs of regions. Exact. Source: model, section 17.
 */
public final class ExactPartition {
  /** Beyond it the costs of all sets of zones take minutes. */
  public static final int MOST_ZONES = 12;

  private final int zones;
  private final double[] region;
  private final double[][] best;
  private final int[][] choice;

  /**
   * @param most the largest number of regions asked for
   */
  public ExactPartition(Adjacency adjacency, RegionCost cost, int most) {
    zones = adjacency.zones();
    if (zones > MOST_ZONES) {
      throw new IllegalArgumentException(
          zones + " zones are too many to enumerate; " + MOST_ZONES + " is the most");
    }
    int sets = 1 << zones;
    region = new double[sets];
    for (int set = 1; set < sets; set++) {
      BitSet members = BitSet.valueOf(new long[] {set});
      region[set] = adjacency.connected(members) ? cost.of(members) : Double.POSITIVE_INFINITY;
    }
    best = new double[most + 1][sets];
    choice = new int[most + 1][sets];
    for (double[] of : best) {
      Arrays.fill(of, Double.POSITIVE_INFINITY);
    }
    best[0][0] = 0;
    for (int k = 1; k <= most; k++) {
      for (int set = 1; set < sets; set++) {
        fill(k, set);
      }
    }
  }

  private void fill(int k, int set) {
    int first = Integer.lowestOneBit(set);
    int rest = set ^ first;
    for (int more = rest; ; more = (more - 1) & rest) {
      int part = more | first;
      double sum = region[part] + best[k - 1][set ^ part];
      if (sum < best[k][set]) {
        best[k][set] = sum;
        choice[k][set] = part;
      }
      if (more == 0) {
        return;
      }
    }
  }

  /** The cheapest cut into so many regions, if there is one. */
  public Optional<Partition> of(int regions) {
    int set = (1 << zones) - 1;
    if (!Double.isFinite(best[regions][set])) {
      return Optional.empty();
    }
    List<BitSet> parts = new ArrayList<>();
    for (int k = regions; k > 0; k--) {
      int part = choice[k][set];
      parts.add(BitSet.valueOf(new long[] {part}));
      set ^= part;
    }
    return Optional.of(Partition.of(parts, zones));
  }
}
