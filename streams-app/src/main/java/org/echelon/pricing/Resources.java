package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.echelon.network.Capacity;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.PriceView;

/**
 * The rows of the pricing problem: storage (cube) and flow (units a day) of each node whose limit
 * is finite, ordered by node and then kind. A node without a limit has no row and no price.
 *
 * <p>In steady state what comes in goes out, so a node has one flow row with the smaller of its two
 * limits. What a node passes on to others is paid by the stock it goes to, not once more by its
 * own: by none of it where the node only fills others, by a part where it serves customers as well,
 * see {@link OnwardFlow}.
 *
 * <p>O(rows) to make, O(1) a pair. Exact in steady state. Source: model, section 6.
 */
public final class Resources implements PricedRows {

  /** What is scarce: cube held, or units a day passed. */
  public enum Kind {
    STORAGE,
    FLOW
  }

  /**
   * One priced limit.
   *
   * @param node ordinal
   * @param name node id and kind, for people
   * @param capacity cube, or units a day
   */
  public record Row(int node, String name, Kind kind, double capacity) {
    public Row {
      if (!(capacity >= 0) || Double.isInfinite(capacity)) {
        throw new IllegalArgumentException(
            "capacity of " + name + " is " + capacity + "; it must be finite and not negative");
      }
    }
  }

  /** Of the node's flow row, its feeder's and its storage row: flow, storage, units held. */
  private static final double[] FACTORS = {1, 0, 0, 1, 0, 0, 0, 1, 0};

  private final List<Row> rows;
  private final int[] storageRow;
  private final int[] flowRow;
  private final boolean[] fillsOnly;

  private Resources(List<Row> rows, boolean[] fillsOnly) {
    this.rows = List.copyOf(rows);
    this.fillsOnly = fillsOnly;
    this.storageRow = new int[fillsOnly.length];
    this.flowRow = new int[fillsOnly.length];
    Arrays.fill(storageRow, -1);
    Arrays.fill(flowRow, -1);
    for (int r = 0; r < rows.size(); r++) {
      Row row = rows.get(r);
      (row.kind() == Kind.STORAGE ? storageRow : flowRow)[row.node()] = r;
    }
  }

  /** By node ordinal whether it fills other nodes and serves no customers. */
  public static boolean[] fillsOnly(Network network) {
    boolean[] fillsOnly = new boolean[network.nodeSpan()];
    for (Node node : network.nodes()) {
      network.feeder(node.ordinal()).ifPresent(lane -> fillsOnly[lane.from()] = true);
    }
    network.shipOptions().forEach(option -> fillsOnly[option.node()] = false);
    return fillsOnly;
  }

  /** The finite limits of a network's stock holding nodes. */
  public static Resources of(Network network) {
    return of(network, Node::capacity);
  }

  /** The finite limits of a network's stock holding nodes, where they are not its own. */
  public static Resources of(Network network, Function<Node, Capacity> limits) {
    boolean[] fillsOnly = fillsOnly(network);
    List<Row> rows = new ArrayList<>();
    for (Node node : network.nodes()) {
      if (node.kind().holdsStock()) {
        Capacity limit = limits.apply(node);
        addFinite(rows, node.ordinal(), node.id(), limit.storageCube(), limit.flowUnitsPerDay());
      }
    }
    return new Resources(rows, fillsOnly);
  }

  /**
   * Rows from limits by node ordinal; positive infinity is no limit.
   *
   * @param fillsOnly whether a node fills other nodes and serves no customers
   */
  public static Resources of(double[] storageCube, double[] flowUnitsPerDay, boolean[] fillsOnly) {
    List<Row> rows = new ArrayList<>();
    for (int n = 0; n < fillsOnly.length; n++) {
      addFinite(rows, n, "node " + n, storageCube[n], flowUnitsPerDay[n]);
    }
    return new Resources(rows, fillsOnly.clone());
  }

  /** Rows that are limited, whatever their limits: what pairs answer does not depend on these. */
  public static Resources rows(List<Row> rows, Network network) {
    return new Resources(rows, fillsOnly(network));
  }

  private static void addFinite(List<Row> rows, int node, String id, double cube, double flow) {
    if (cube != Double.POSITIVE_INFINITY) {
      rows.add(new Row(node, id + " " + Kind.STORAGE, Kind.STORAGE, cube));
    }
    if (flow != Double.POSITIVE_INFINITY) {
      rows.add(new Row(node, id + " " + Kind.FLOW, Kind.FLOW, flow));
    }
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public Row row(int index) {
    return rows.get(index);
  }

  /** Row of a node's storage, or -1 when it is not limited. */
  public int storageRow(int node) {
    return at(storageRow, node);
  }

  /** Row of a node's flow, or -1 when it is not limited. */
  public int flowRow(int node) {
    return at(flowRow, node);
  }

  /** By node, whether it fills other nodes and serves no customers. */
  public boolean[] fillsOnly() {
    return fillsOnly.clone();
  }

  /** The flow row that stock of a node pays for itself, or -1. */
  public int ownFlowRow(int node) {
    return node < fillsOnly.length && fillsOnly[node] ? -1 : flowRow(node);
  }

  @Override
  public int block(NodeLadder ladder, int week, Blocks blocks) {
    int[] used = {ownFlowRow(ladder.node()), flowRow(ladder.feeder()), storageRow(ladder.node())};
    return blocks.of(used, FACTORS);
  }

  @Override
  public int block(NodeLadder ladder, int week, double onward, Blocks blocks) {
    if (onward == 0) {
      return block(ladder, week, blocks);
    }
    int[] used = {ownFlowRow(ladder.node()), flowRow(ladder.feeder()), storageRow(ladder.node())};
    double[] factors = FACTORS.clone();
    factors[Blocks.FLOW] -= onward;
    return blocks.of(used, factors);
  }

  /** Row prices by node, for those who value stock with them. */
  public PriceView view(long version, double[] prices) {
    check(prices);
    PriceView view = PriceView.none(fillsOnly.length);
    for (int r = 0; r < prices.length; r++) {
      Row row = rows.get(r);
      double[] byNode = row.kind() == Kind.STORAGE ? view.storagePerCubeDay() : view.flowPerUnit();
      byNode[row.node()] = prices[r];
    }
    return new PriceView(version, view.storagePerCubeDay(), view.flowPerUnit());
  }

  /** Prices by row, read from prices by node; what the view does not name costs nothing. */
  public double[] prices(PriceView view) {
    double[] prices = new double[size()];
    for (int r = 0; r < prices.length; r++) {
      Row row = rows.get(r);
      prices[r] = row.kind() == Kind.STORAGE ? view.storage(row.node()) : view.flow(row.node());
    }
    check(prices);
    return prices;
  }

  private static int at(int[] rowByNode, int node) {
    return node >= 0 && node < rowByNode.length ? rowByNode[node] : -1;
  }
}
