package org.echelon.fulfillment;

/**
 * Chooses the nodes of all lines of an order together, parcels included.
 *
 * <pre>
 * min over n(i)   sum over lines i of c_i,n(i)  +  sum over distinct nodes n used of p_n
 * n(i) = none at cost l_i and without a parcel
 * </pre>
 *
 * <p>Orders of up to {@value #EXACT_LINES} lines are solved exactly, by the cheapest partition of
 * the lines into parcels:
 *
 * <pre>
 * parcel(S) = min over n of p_n + sum over i in S of c_in,    and l_i for S = {i}
 * best(S)   = min over T in S with the first line of S of parcel(T) + best(S - T)
 * </pre>
 *
 * <p>O(2^q nodes + 3^q) for q lines. Two parcels of one node never are in the cheapest partition,
 * as both in one save p_n. Larger orders are solved by the greedy rule of set cover: again and
 * again the node and the lines whose cost a line is least, a node that has a parcel being free.
 * That costs at most 1 + 1/2 + ... + 1/q &lt;= 1 + ln q times the least (Chvatal 1979, for
 * facilities Hochbaum 1982), O(q^2 nodes log q). Costs are zero or more, infinite where a node
 * cannot ship a line. Keeps its tables; serves one thread.
 */
public final class OrderSplit {
  /** A line that nobody ships. */
  public static final int NONE = -1;

  /** Lines of an order up to which the choice is exact. */
  public static final int EXACT_LINES = 8;

  private final int nodes;
  private final double[] sums;
  private final double[] parcelCost;
  private final double[] best;
  private final int[] firstParcel;
  private int[] chosen = new int[EXACT_LINES];

  /**
   * @param nodes length of the rows of costs
   */
  public OrderSplit(int nodes) {
    this.nodes = nodes;
    int sets = 1 << EXACT_LINES;
    sums = new double[sets * nodes];
    parcelCost = new double[sets];
    best = new double[sets];
    firstParcel = new int[sets];
  }

  /**
   * Chooses, and returns what the order costs.
   *
   * @param lines of the order, the first rows of {@code cost}
   * @param cost c_in by line and node, currency
   * @param parcel p_n by node, currency
   * @param refusal l_i by line, currency; infinite where the line must be shipped
   */
  public double choose(int lines, double[][] cost, double[] parcel, double[] refusal) {
    if (chosen.length < lines) {
      chosen = new int[lines];
    }
    if (lines == 1) {
      return single(cost[0], parcel, refusal[0]);
    }
    return lines <= EXACT_LINES
        ? exact(lines, cost, parcel, refusal)
        : new GreedySplit(nodes, lines, cost, parcel, refusal).choose(chosen);
  }

  /** The node of a line, or {@link #NONE} where refusing it is cheaper. */
  public int node(int line) {
    return chosen[line];
  }

  private double single(double[] cost, double[] parcel, double refusal) {
    double least = refusal;
    chosen[0] = NONE;
    for (int n = 0; n < nodes; n++) {
      if (cost[n] + parcel[n] < least) {
        least = cost[n] + parcel[n];
        chosen[0] = n;
      }
    }
    return least;
  }

  private double exact(int lines, double[][] cost, double[] parcel, double[] refusal) {
    int sets = 1 << lines;
    System.arraycopy(parcel, 0, sums, 0, nodes);
    for (int set = 1; set < sets; set++) {
      parcelCost[set] = least(set, cost[Integer.numberOfTrailingZeros(set)]);
    }
    for (int i = 0; i < lines; i++) {
      parcelCost[1 << i] = Math.min(parcelCost[1 << i], refusal[i]);
    }
    best[0] = 0;
    for (int set = 1; set < sets; set++) {
      partition(set);
    }
    for (int set = sets - 1; set != 0; set &= ~firstParcel[set]) {
      int node = nodeOf(firstParcel[set]);
      for (int part = firstParcel[set]; part != 0; part &= part - 1) {
        chosen[Integer.numberOfTrailingZeros(part)] = node;
      }
    }
    return best[sets - 1];
  }

  /** Sums up a parcel of some lines by node, from that without the first; returns the least. */
  private double least(int set, double[] first) {
    int to = set * nodes;
    int from = (set & (set - 1)) * nodes;
    double least = Double.POSITIVE_INFINITY;
    for (int n = 0; n < nodes; n++) {
      double sum = sums[from + n] + first[n];
      sums[to + n] = sum;
      least = sum < least ? sum : least;
    }
    return least;
  }

  /** The first node from which a parcel costs what was found, none if that is a refusal. */
  private int nodeOf(int set) {
    for (int n = 0; n < nodes; n++) {
      if (sums[set * nodes + n] == parcelCost[set]) {
        return n;
      }
    }
    return NONE;
  }

  private void partition(int set) {
    int first = Integer.lowestOneBit(set);
    int others = set ^ first;
    best[set] = parcelCost[set];
    firstParcel[set] = set;
    for (int left = others; left != 0; left = (left - 1) & others) {
      double cost = parcelCost[set ^ left] + best[left];
      if (cost < best[set]) {
        best[set] = cost;
        firstParcel[set] = set ^ left;
      }
    }
    if (best[set] == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "a line can be shipped from no node and may not be refused");
    }
  }
}
