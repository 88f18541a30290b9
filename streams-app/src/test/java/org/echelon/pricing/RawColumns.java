package org.echelon.pricing;

import java.util.ArrayList;
import java.util.List;
import org.echelon.valuation.NodeLadder;

/**
 * The columns of the pricing problem (model, section 6), written out from the tails and savings of
 * the ladders and nothing of {@link FrozenModel}: column (i, n, k, j) is the k-th lot of SKU i at
 * node n, served to the streams up to j.
 *
 * <pre>
 * value   = lot (sum_{i <= j} (r_i / tau + kappa H) (G_i(k) - G_{i-1}(k)) - H)
 * flow    = lot G_j(k) / T              at the node, unless it fills others, and at its feeder
 * storage = lot q (1 - kappa G_j(k))    at the node
 * </pre>
 */
final class RawColumns {

  /** Where lot {@code level} of ladder {@code pair} goes when streams 0..cut-1 are served. */
  record Column(int pair, int level, int cut, double value, double[] usage) {}

  final List<NodeLadder> pairs = new ArrayList<>();
  final List<Column> columns = new ArrayList<>();
  final double[] limits;
  private final double[] storage;
  private final double[] flow;
  private final boolean[] fills;

  RawColumns(double[] storage, double[] flow, boolean[] fills) {
    this.storage = storage;
    this.flow = flow;
    this.fills = fills;
    limits = new double[2 * fills.length];
    for (int n = 0; n < fills.length; n++) {
      limits[2 * n] = storage[n];
      limits[2 * n + 1] = flow[n];
    }
  }

  Resources rows() {
    return Resources.of(storage, flow, fills);
  }

  void add(NodeLadder ladder) {
    pairs.add(ladder);
    for (int x = 0; x < ladder.tails()[0].length; x++) {
      for (int cut = 1; cut <= ladder.savings().length; cut++) {
        columns.add(
            new Column(pairs.size() - 1, x, cut, value(ladder, x, cut), usage(ladder, x, cut)));
      }
    }
  }

  /** The largest value of a lot. */
  double largest() {
    return columns.stream().mapToDouble(Column::value).max().orElse(0);
  }

  static double value(NodeLadder l, int x, int cut) {
    double sum = -l.holdingPerUnitDay();
    for (int i = 0; i < cut; i++) {
      double more = l.tails()[i][x] - (i == 0 ? 0 : l.tails()[i - 1][x]);
      sum += (l.savings()[i] / l.turnDays() + l.kappa() * l.holdingPerUnitDay()) * more;
    }
    return l.lot() * sum;
  }

  /** By row: storage of node 0, flow of node 0, storage of node 1, ... in cube and units a day. */
  double[] usage(NodeLadder l, int x, int cut) {
    double[] used = new double[limits.length];
    double tail = cut == 0 ? 0 : l.tails()[cut - 1][x];
    used[2 * l.node()] = l.lot() * l.unitCube() * (1 - l.kappa() * tail);
    if (!fills[l.node()]) {
      used[2 * l.node() + 1] = l.lot() * tail / l.protectionDays();
      if (l.feeder() >= 0) {
        used[2 * l.feeder() + 1] = l.lot() * tail / l.protectionDays();
      }
    }
    return used;
  }

  /** Value of a whole plan of the first lots of each pair; adds its usage. */
  double worth(int[] lots, int[] streams, double[] used) {
    double sum = 0;
    for (int p = 0; p < pairs.size(); p++) {
      for (int x = 0; x < lots[p]; x++) {
        sum += value(pairs.get(p), x, streams[p]);
        double[] more = usage(pairs.get(p), x, streams[p]);
        for (int r = 0; r < used.length; r++) {
          used[r] += more[r];
        }
      }
    }
    return sum;
  }
}
