package org.echelon.planning.regions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves between regions that hang together, each kept in one piece, until none lowers the cost: the
 * best move of a kind is made, the next kind is tried where there is none. See {@link
 * PartitionSearch}.
 */
final class LocalExchange {
  /** What a move must save as a share, well above rounding, so that the search ends. */
  private static final double LEAST_FALL = 1e-12;

  private final Adjacency adjacency;
  private final KnownCosts costs;

  /** Two regions as they would be, and by how much that lowers the cost. */
  private record Move(int one, int other, BitSet first, BitSet second, double fall) {}

  LocalExchange(Adjacency adjacency, KnownCosts costs) {
    this.adjacency = adjacency;
    this.costs = costs;
  }

  /** Improves a cut in place. */
  void improve(List<BitSet> parts) {
    while (true) {
      Move best = best(parts, this::handovers);
      if (best == null) {
        best = best(parts, this::swaps);
      }
      if (best == null) {
        best = best(parts, this::cuts);
      }
      if (best == null) {
        return;
      }
      parts.set(best.one(), best.first());
      parts.set(best.other(), best.second());
    }
  }

  /** All ways to redraw two regions. */
  private interface Ways {
    List<BitSet> firsts(BitSet one, BitSet other);
  }

  private @Nullable Move best(List<BitSet> parts, Ways ways) {
    Move best = null;
    for (int a = 0; a < parts.size(); a++) {
      for (int b = a + 1; b < parts.size(); b++) {
        BitSet one = parts.get(a);
        BitSet other = parts.get(b);
        if (!adjacency.around(one).intersects(other)) {
          continue;
        }
        double now = costs.of(one) + costs.of(other);
        BitSet all = PartitionSearch.both(one, other);
        for (BitSet first : ways.firsts(one, other)) {
          BitSet second = (BitSet) all.clone();
          second.andNot(first);
          if (adjacency.connected(first) && adjacency.connected(second)) {
            double fall = now - costs.of(first) - costs.of(second);
            if (fall > LEAST_FALL * now && (best == null || fall > best.fall())) {
              best = new Move(a, b, first, second, fall);
            }
          }
        }
      }
    }
    return best;
  }

  private List<BitSet> handovers(BitSet one, BitSet other) {
    List<BitSet> firsts = new ArrayList<>();
    border(other, one).stream().forEach(zone -> firsts.add(with(one, zone, -1)));
    border(one, other).stream().forEach(zone -> firsts.add(with(one, -1, zone)));
    return firsts;
  }

  private List<BitSet> swaps(BitSet one, BitSet other) {
    List<BitSet> firsts = new ArrayList<>();
    BitSet gone = border(one, other);
    border(other, one).stream()
        .forEach(come -> gone.stream().forEach(go -> firsts.add(with(one, come, go))));
    return firsts;
  }

  /** Both regions together, cut at each edge of the tree of fewest steps from each zone. */
  private List<BitSet> cuts(BitSet one, BitSet other) {
    List<BitSet> firsts = new ArrayList<>();
    BitSet all = PartitionSearch.both(one, other);
    for (int root = all.nextSetBit(0); root >= 0; root = all.nextSetBit(root + 1)) {
      List<Integer> order = new ArrayList<>();
      int[] parent = tree(root, all, order);
      BitSet[] below = new BitSet[adjacency.zones()];
      for (int i = order.size() - 1; i > 0; i--) {
        int zone = order.get(i);
        below[zone] = below[zone] == null ? new BitSet() : below[zone];
        below[zone].set(zone);
        firsts.add(below[zone]);
        int up = parent[zone];
        below[up] = below[up] == null ? new BitSet() : below[up];
        below[up].or(below[zone]);
      }
    }
    return firsts;
  }

  private int[] tree(int root, BitSet all, List<Integer> order) {
    int[] parent = new int[adjacency.zones()];
    BitSet left = (BitSet) all.clone();
    Deque<Integer> next = new ArrayDeque<>(List.of(root));
    left.clear(root);
    while (!next.isEmpty()) {
      int zone = next.remove();
      order.add(zone);
      BitSet beside = (BitSet) adjacency.of(zone).clone();
      beside.and(left);
      beside.stream().forEach(child -> parent[child] = zone);
      beside.stream().forEach(next::add);
      left.andNot(beside);
    }
    return parent;
  }

  /** The zones of a region beside another. */
  private BitSet border(BitSet of, BitSet beside) {
    BitSet border = adjacency.around(beside);
    border.and(of);
    return border;
  }

  private static BitSet with(BitSet zones, int come, int gone) {
    BitSet changed = (BitSet) zones.clone();
    if (come >= 0) {
      changed.set(come);
    }
    if (gone >= 0) {
      changed.clear(gone);
    }
    return changed;
  }
}
