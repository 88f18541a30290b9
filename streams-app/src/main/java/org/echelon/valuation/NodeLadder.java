package org.echelon.valuation;

/**
 * The frozen economics of one SKU at one node: demand streams with savings r_1 >= r_2 >= ... and
 * the tails G_j(k) = P(D_1 + ... + D_j >= k) over the protection time. Levels are counted in lots:
 * index x stands for stock of (x + 1) * lot units, and its tail is the average over the units of
 * the lot. Levels beyond the best one at zero prices are stored up to the first: no price reaches
 * it.
 *
 * <p>With prices P (flow, currency per unit) and s (storage, currency per cube-day), turn time tau,
 * kappa and H = H0 + s q, the marginal value of the lot is
 *
 * <pre>m(x) = sum_j [ (r_j - rho P) / tau + kappa H ]^+ (G_j - G_{j-1}) - H</pre>
 *
 * in currency per unit and day (model, equation 1). It does not increase in x, and does not
 * increase and is convex in each price.
 *
 * <p>A margin costs O(streams), the best level O(streams log levels). Exact to rounding for single
 * units; a lot counts at its mean, so a level is right to a lot.
 *
 * @param node ordinal of the node
 * @param feeder ordinal of the distribution centre whose flow price is paid as well, or -1
 * @param unitCube cube of a unit, dm³
 * @param turnDays tau of {@link Turn}, days
 * @param protectionDays T, lead time + review, days
 * @param kappa 1 - review / (2 tau); 1 for stock that only passes on
 * @param rho factor of the flow price inside the bracket: 1 where flow rows are scaled by T / tau,
 *     0 for stock that only passes on to nodes that pay the price
 * @param holdingPerUnitDay H0, what the node is charged for capital and storage without shadow
 *     prices, currency
 * @param lot units of one level
 * @param savings r_j, currency per unit, falling
 * @param rates demand of each stream, units per day
 * @param tails G_j by stream and level
 */
public record NodeLadder(
    int node,
    int feeder,
    double unitCube,
    double turnDays,
    double protectionDays,
    double kappa,
    double rho,
    double holdingPerUnitDay,
    int lot,
    double[] savings,
    double[] rates,
    double[][] tails) {

  /** How many levels have stored tails. */
  public int levels() {
    return tails.length == 0 ? 0 : tails[0].length;
  }

  /** Number of demand streams. */
  public int streams() {
    return savings.length;
  }

  /** Marginal value of level x (0-based) at a composite flow price and a storage price. */
  public double margin(int x, double flowPrice, double storagePrice) {
    double holding = holdingPerUnitDay + storagePrice * unitCube;
    return margin(savings, savings.length, tails, x, turnDays, kappa, holding, rho * flowPrice);
  }

  /** Whether its stock only passes on to other nodes. */
  public boolean passesOn() {
    return rho == 0;
  }

  /**
   * Least marginal value of a unit for which nodes below wait: the first level with the chance of
   * need at 1 and no more at the savings of the better streams.
   */
  public double marginWhereShort(double flowPrice, double storagePrice) {
    int last = savings.length - 1;
    double holding = holdingPerUnitDay + storagePrice * unitCube;
    double weight = (savings[last] - rho * flowPrice) / turnDays + kappa * holding;
    return margin(0, flowPrice, storagePrice) + Math.max(weight, 0) * (1 - tails[last][0]);
  }

  /**
   * Marginal value of one more unit on top of a position, currency per unit and day. A position
   * below zero is one that nodes below wait for; what only serves customers knows no such thing.
   *
   * @param idle what a unit beyond the levels that are stored is worth
   */
  double marginNext(long position, double flowPrice, double storagePrice, double idle) {
    return position < 0 && passesOn()
        ? marginWhereShort(flowPrice, storagePrice)
        : marginOf(Math.max(position, 0), flowPrice, storagePrice, idle);
  }

  /** That of the last unit of a position; without a unit, that of the first. */
  double marginAt(long position, double flowPrice, double storagePrice, double idle) {
    return marginOf(Math.max(position - 1, 0), flowPrice, storagePrice, idle);
  }

  private double marginOf(long unit, double flowPrice, double storagePrice, double idle) {
    return unit / lot < levels() ? margin((int) (unit / lot), flowPrice, storagePrice) : idle;
  }

  /** The margin of a level of tables that may be longer than they are filled. */
  static double margin(
      double[] savings,
      int streams,
      double[][] tails,
      int x,
      double turnDays,
      double kappa,
      double holding,
      double flowPrice) {
    double value = -holding;
    double before = 0;
    for (int j = 0; j < streams; j++) {
      double weight = (savings[j] - flowPrice) / turnDays + kappa * holding;
      if (weight <= 0) {
        break;
      }
      double tail = tails[j][x];
      value += weight * (tail - before);
      before = tail;
    }
    return value;
  }

  /** u(x) = G_J / tau, how fast the margin of level x moves at most with savings or prices. */
  double slope(int x) {
    return x < 0 || x >= levels() ? 0 : tails[tails.length - 1][x] / turnDays;
  }

  /**
   * The chance that more than a position is asked for within the protection time, of all streams; 0
   * beyond the levels that are stored.
   */
  double stockoutChance(long positionUnits) {
    if (positionUnits < 0) {
      return 1;
    }
    long x = positionUnits / lot;
    return x < levels() ? tails[tails.length - 1][(int) x] : 0;
  }

  /** How many streams, best first, are worth serving at these prices. */
  public int admitted(double flowPrice, double storagePrice) {
    double holding = holdingPerUnitDay + storagePrice * unitCube;
    int count = 0;
    while (count < savings.length
        && (savings[count] - rho * flowPrice) / turnDays + kappa * holding > 0) {
      count++;
    }
    return count;
  }

  /** Units per day served by a number of levels at these prices. */
  public double flowPerDay(int levels, double flowPrice, double storagePrice) {
    return sold(levels, flowPrice, storagePrice) / protectionDays;
  }

  /** Cube, dm³, that a number of levels fills on average at these prices. */
  public double cube(int levels, double flowPrice, double storagePrice) {
    double stock = (double) levels * lot;
    return unitCube * (stock - kappa * sold(levels, flowPrice, storagePrice));
  }

  /** What the last unit of a stock saves if it is sold, v(k), currency per unit. */
  public double stockValue(long units) {
    long x = (Math.max(units, 1) - 1) / lot;
    if (x >= levels()) {
      return 0;
    }
    double value = 0;
    double before = 0;
    for (int j = 0; j < savings.length; j++) {
      value += savings[j] * (tails[j][(int) x] - before);
      before = tails[j][(int) x];
    }
    return value;
  }

  private double sold(int levels, double flowPrice, double storagePrice) {
    int last = admitted(flowPrice, storagePrice) - 1;
    double sum = 0;
    for (int x = 0; last >= 0 && x < levels; x++) {
      sum += tails[last][x];
    }
    return sum * lot;
  }

  /** The levels worth holding, in lots: the largest x with m(x - 1) >= 0. */
  public int bestLevels(double flowPrice, double storagePrice) {
    int low = 0;
    int high = levels();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (margin(middle, flowPrice, storagePrice) >= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
