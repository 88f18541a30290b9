package org.echelon.planning.regions;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Costs of regions, each computed once. What cannot be a region costs a great deal instead of
 * infinity, so that a search finds its way out of cuts with several of them.
 */
final class KnownCosts {
  private static final double NO_REGION = 1e10;

  private final RegionCost cost;
  private final Map<BitSet, Double> known = new HashMap<>();

  KnownCosts(RegionCost cost) {
    this.cost = cost;
  }

  double of(BitSet zones) {
    Double before = known.get(zones);
    if (before != null) {
      return before;
    }
    BitSet kept = (BitSet) zones.clone();
    double found = Math.min(NO_REGION, cost.of(kept));
    known.put(kept, found);
    return found;
  }

  double of(List<BitSet> parts) {
    return parts.stream().mapToDouble(this::of).sum();
  }

  /** Whether a sum is that of regions which all can be. */
  static boolean possible(double sum) {
    return sum < NO_REGION;
  }
}
