package org.echelon.producers.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.echelon.network.Lane;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.pricing.bound.RentalBound;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.cost.LeastService;
import org.echelon.producers.cost.ServiceMoments;
import org.echelon.valuation.ItemTerms;

/**
 * The bound of one item: what its orders cost at least, what its stock costs at least, and what it
 * costs at least that stock is placed before orders are known, window by window.
 *
 * <pre>
 * regret r_n = cost from n - base,  w = cost of whatever leaves after the window, or is lost - base
 * holding H_n = (1 - a) (h + s_min q) + (s_n - s_min) q
 * a of (h + s_min q) is charged on the stock that must be there anyway, see {@link StockFloor}
 * </pre>
 *
 * <p>The share a is one of {@link #SHARES}, chosen by draws of other windows, never by what comes
 * to pass.
 */
final class ItemBound {
  private static final double[] SHARES = {1, 0.5, 0};
  private static final int ROUNDS = 150;

  private final LeastService service;
  private final ServiceMoments moments;
  private final Windows windows;
  private final double keeping;
  private final double[] further;

  /**
   * @param serving currency over the counted days
   * @param stock currency over the counted days
   * @param placement currency over the counted days
   */
  record Sums(double serving, double stock, double placement) {}

  /**
   * @param heldBack whether goods may leave later than planned, so that stock which was sent to a
   *     node may still lie in the rooms of those that send to it
   */
  ItemBound(
      Network network, ItemTerms item, ServiceMoments moments, Windows windows, boolean heldBack) {
    this.service = new LeastService(network, item);
    this.moments = moments;
    this.windows = windows;
    this.further = new double[network.nodeSpan()];
    double cheapest =
        network.nodes().stream()
            .filter(node -> node.kind().holdsStock())
            .mapToDouble(Node::storageCostPerCubeDay)
            .min()
            .orElse(0);
    keeping = item.holdingPerUnitDay() + cheapest * item.unitCube();
    for (Node node : network.nodes()) {
      double storage = leastFrom(network, node.ordinal());
      storage = heldBack ? Math.min(storage, leastTo(network, node.ordinal())) : storage;
      further[node.ordinal()] = Math.max(0, storage - cheapest) * item.unitCube();
    }
  }

  /** The cheapest room of a node and of all that it sends to: goods may move on unseen. */
  private static double leastFrom(Network network, int node) {
    double least = network.node(node).storageCostPerCubeDay();
    for (Lane lane : network.lanes()) {
      if (lane.from() == node && network.node(node).kind().holdsStock()) {
        least = Math.min(least, leastFrom(network, lane.to()));
      }
    }
    return least;
  }

  /** The cheapest room of the nodes that send to one. */
  private static double leastTo(Network network, int node) {
    return network.lanes().stream()
        .filter(lane -> lane.to() == node)
        .map(lane -> network.node(lane.from()))
        .filter(from -> from.kind().holdsStock())
        .mapToDouble(Node::storageCostPerCubeDay)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * @param lines what is ordered
   * @param supplies what lies there at the start and comes by itself
   * @param redrawn orders drawn anew
   * @param linesOn mean number of lines by day
   */
  Sums over(
      long startMillis,
      long fromMillis,
      long untilMillis,
      List<Line> lines,
      List<StockFloor.Supply> supplies,
      List<List<Line>> redrawn,
      double[] linesOn,
      Chance chance) {
    double serving = 0;
    for (Line line : lines) {
      if (line.atMillis() >= fromMillis && line.atMillis() < untilMillis) {
        serving += line.units() * base(line);
      }
    }
    StockFloor floor = new StockFloor(supplies, lines);
    double there = floor.unitDays(new long[] {fromMillis}, new long[] {untilMillis})[0];
    double[] unitDays = spans(floor);
    double[] expected = expected(supplies, redrawn);
    double stock = keeping * there;
    double placement = 0;
    double[][] placed = placed(orders(startMillis, redrawn, linesOn, chance));
    for (int k = 0; k < unitDays.length; k++) {
      int share = share(k, placed, expected);
      stock -= (1 - SHARES[share]) * keeping * unitDays[k];
      placement += placed[k][share];
    }
    return new Sums(serving, stock, placement);
  }

  private double[][] placed(List<WindowOrders.Scenarios> scenarios) {
    double[][] placed = new double[scenarios.size()][SHARES.length];
    for (int k = 0; k < placed.length; k++) {
      WindowOrders.Scenarios orders = scenarios.get(k);
      for (int a = 0; a < SHARES.length && !orders.classes().isEmpty(); a++) {
        placed[k][a] = placed(k, orders, SHARES[a]);
      }
    }
    return placed;
  }

  /** The share that is best for the windows beside one, so that its own draws do not choose it. */
  private int share(int window, double[][] placed, double[] expected) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < SHARES.length; a++) {
      double value = 0;
      for (int k : new int[] {window - 1, window + 1}) {
        value += k < 0 || k == placed.length ? 0 : SHARES[a] * keeping * expected[k] + placed[k][a];
      }
      if (value > most) {
        most = value;
        best = a;
      }
    }
    return best;
  }

  private double base(Line line) {
    return service.of(moments.leaving(at(line, line.atMillis())));
  }

  private ServiceMoments.Key at(Line line, long leaves) {
    return moments.key(line.zone(), line.speed(), line.atMillis(), leaves);
  }

  private double[] spans(StockFloor floor) {
    long[] until = windows.fromMillis().clone();
    Arrays.setAll(until, k -> until[k] + Windows.DAY);
    return floor.unitDays(windows.fromMillis(), until);
  }

  private double[] expected(List<StockFloor.Supply> supplies, List<List<Line>> redrawn) {
    double[] mean = new double[windows.fromMillis().length];
    for (List<Line> lines : redrawn) {
      double[] one = spans(new StockFloor(supplies, lines));
      Arrays.setAll(mean, k -> mean[k] + one[k] / redrawn.size());
    }
    return mean;
  }

  /** What may be ordered in each window. */
  private List<WindowOrders.Scenarios> orders(
      long startMillis, List<List<Line>> redrawn, double[] linesOn, Chance chance) {
    List<Line> all = new ArrayList<>();
    redrawn.forEach(all::addAll);
    WindowOrders orders = new WindowOrders(all, startMillis, line -> at(line, line.atMillis()));
    List<WindowOrders.Scenarios> windowsOrders = new ArrayList<>();
    for (long from : windows.fromMillis()) {
      int day = (int) ((from - startMillis) / Windows.DAY);
      windowsOrders.add(orders.of(from, linesOn[day], linesOn[day + 1], chance));
    }
    return windowsOrders;
  }

  private double placed(int window, WindowOrders.Scenarios orders, double share) {
    long end = windows.fromMillis()[window] + Windows.DAY;
    int classes = orders.classes().size();
    double[] holding = new double[further.length];
    Arrays.setAll(holding, n -> windows.charged(n) * ((1 - share) * keeping + further[n]));
    double dearest = Arrays.stream(holding).max().orElse(0);
    double[][] regret = new double[classes][];
    double[] waiting = new double[classes];
    for (int k = 0; k < classes; k++) {
      Line line = orders.classes().get(k);
      double base = base(line);
      regret[k] = service.byNode(moments.leaving(at(line, line.atMillis())));
      for (int n = 0; n < regret[k].length; n++) {
        regret[k][n] -= base;
      }
      // A unit that leaves after the window may be one that was charged for staying in a later one.
      double later = service.of(moments.leaving(at(line, end))) - base;
      waiting[k] = Math.max(0, later - dearest);
    }
    int[] kept = distinct(regret, holding);
    return new RentalBound(
            Arrays.stream(regret).map(row -> pick(row, kept)).toArray(double[][]::new),
            waiting,
            pick(holding, kept))
        .best(orders.demands(), ROUNDS);
  }

  /** Nodes that serve someone, one of those that are all the same. */
  private static int[] distinct(double[][] regret, double[] holding) {
    List<Integer> kept = new ArrayList<>();
    for (int n = 0; n < holding.length; n++) {
      int node = n;
      boolean serves = Arrays.stream(regret).anyMatch(row -> row[node] < Double.POSITIVE_INFINITY);
      boolean known = kept.stream().anyMatch(other -> same(node, other, regret, holding));
      if (serves && !known) {
        kept.add(n);
      }
    }
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean same(int node, int other, double[][] regret, double[] holding) {
    return holding[node] == holding[other]
        && Arrays.stream(regret).allMatch(row -> row[node] == row[other]);
  }

  private static double[] pick(double[] row, int[] columns) {
    return Arrays.stream(columns).mapToDouble(n -> row[n]).toArray();
  }
}
