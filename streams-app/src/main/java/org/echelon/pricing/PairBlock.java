package org.echelon.pricing;

import java.util.Arrays;
import org.echelon.valuation.NodeLadder;

/**
 * The numbers of up to {@value #SIZE} pairs in arrays, read by their place in the block:
 *
 * <pre>
 * earnings[streamStart[i] + j] = r_j / tau
 * tailSums[tailStart[i] + x * streams + j] = G_j(0) + ... + G_j(x - 1),   x in 0..levels[i]
 * </pre>
 *
 * <p>Filled pair by pair and then cut to length; not changed after that. O(streams levels) numbers
 * a pair and O(1) to read one. Exact. Source: model, section 6.
 */
final class PairBlock {
  static final int SHIFT = 12;
  static final int SIZE = 1 << SHIFT;

  int[] sku = new int[64];
  int[] use = new int[64];
  double[] cube = new double[64];
  double[] flowPerTail = new double[64];
  double[] turnDays = new double[64];
  double[] kappa = new double[64];
  double[] holding = new double[64];
  double[] lot = new double[64];
  double[] spread = new double[64];
  int[] levels = new int[64];
  int[] streamStart = new int[65];
  int[] tailStart = new int[65];
  double[] earnings = new double[192];
  double[] tailSums = new double[1024];
  private int pairs;

  int pairs() {
    return pairs;
  }

  boolean full() {
    return pairs == SIZE;
  }

  /**
   * Adds a pair.
   *
   * @param ofSku number of its SKU
   * @param rows number of the {@link Blocks block} of rows it uses
   * @param kept how many of its levels
   */
  void add(NodeLadder ladder, int ofSku, int rows, int kept) {
    makeRoom(pairs + 1);
    int i = pairs++;
    int streams = ladder.streams();
    sku[i] = ofSku;
    use[i] = rows;
    levels[i] = kept;
    cube[i] = ladder.unitCube();
    flowPerTail[i] = ladder.rho() / ladder.turnDays();
    turnDays[i] = ladder.turnDays();
    kappa[i] = ladder.kappa();
    holding[i] = ladder.holdingPerUnitDay();
    lot[i] = ladder.lot();
    if (kept > 0) {
      // Half the mean distance of neighbouring margins: about one level lies in a band of this.
      int worth = Math.max(1, ladder.bestLevels(0, 0));
      spread[i] = Math.max(ladder.margin(0, 0, 0) / (2.0 * worth), 1e-12);
    }
    streamStart[i + 1] = streamStart[i] + streams;
    tailStart[i + 1] = tailStart[i] + (kept + 1) * streams;
    earnings = withRoom(earnings, streamStart[i + 1]);
    tailSums = withRoom(tailSums, tailStart[i + 1]);
    for (int j = 0; j < streams; j++) {
      earnings[streamStart[i] + j] = ladder.savings()[j] / turnDays[i];
      double sum = 0;
      tailSums[tailStart[i] + j] = 0;
      for (int x = 0; x < kept; x++) {
        sum += ladder.tails()[j][x];
        tailSums[tailStart[i] + (x + 1) * streams + j] = sum;
      }
    }
  }

  /** Adds a pair as it stands in another block. */
  void copy(PairBlock from, int p, int ofSku) {
    makeRoom(pairs + 1);
    int i = pairs++;
    sku[i] = ofSku;
    use[i] = from.use[p];
    levels[i] = from.levels[p];
    cube[i] = from.cube[p];
    flowPerTail[i] = from.flowPerTail[p];
    turnDays[i] = from.turnDays[p];
    kappa[i] = from.kappa[p];
    holding[i] = from.holding[p];
    lot[i] = from.lot[p];
    spread[i] = from.spread[p];
    int streams = from.streams(p);
    int tails = from.tailStart[p + 1] - from.tailStart[p];
    streamStart[i + 1] = streamStart[i] + streams;
    tailStart[i + 1] = tailStart[i] + tails;
    earnings = withRoom(earnings, streamStart[i + 1]);
    tailSums = withRoom(tailSums, tailStart[i + 1]);
    System.arraycopy(from.earnings, from.streamStart[p], earnings, streamStart[i], streams);
    System.arraycopy(from.tailSums, from.tailStart[p], tailSums, tailStart[i], tails);
  }

  /** Gives back the room that was not needed. */
  void trim() {
    resize(pairs);
    earnings = Arrays.copyOf(earnings, streamStart[pairs]);
    tailSums = Arrays.copyOf(tailSums, tailStart[pairs]);
  }

  private void makeRoom(int needed) {
    if (needed > sku.length) {
      resize(2 * sku.length);
    }
  }

  private void resize(int length) {
    sku = Arrays.copyOf(sku, length);
    use = Arrays.copyOf(use, length);
    cube = Arrays.copyOf(cube, length);
    flowPerTail = Arrays.copyOf(flowPerTail, length);
    turnDays = Arrays.copyOf(turnDays, length);
    kappa = Arrays.copyOf(kappa, length);
    holding = Arrays.copyOf(holding, length);
    lot = Arrays.copyOf(lot, length);
    spread = Arrays.copyOf(spread, length);
    levels = Arrays.copyOf(levels, length);
    streamStart = Arrays.copyOf(streamStart, length + 1);
    tailStart = Arrays.copyOf(tailStart, length + 1);
  }

  private static double[] withRoom(double[] numbers, int needed) {
    return needed <= numbers.length
        ? numbers
        : Arrays.copyOf(numbers, Math.max(needed, numbers.length + numbers.length / 2));
  }

  long bytes() {
    long numbers = (long) earnings.length + tailSums.length + 7L * sku.length;
    return Double.BYTES * numbers + Integer.BYTES * 5L * sku.length;
  }

  int streams(int i) {
    return streamStart[i + 1] - streamStart[i];
  }

  /** H of a pair: what holding a unit costs, currency a day. */
  double carry(int i, double storagePrice) {
    return holding[i] + storagePrice * cube[i];
  }

  /** w_j of a pair. */
  double weight(int i, int j, double flowPrice, double carry) {
    return earnings[streamStart[i] + j] - flowPerTail[i] * flowPrice + kappa[i] * carry;
  }

  /** Flow of a pair with this sum of tails served, in the scale of the rows. */
  double flow(int i, double served) {
    return lot[i] * served * flowPerTail[i];
  }

  /** Cube of a pair with so many levels held and this sum of tails served. */
  double storage(int i, double held, double served) {
    return lot[i] * cube[i] * (held - kappa[i] * served);
  }

  /** Sum of the tails of so many lots of a pair that serve the first streams. */
  double served(int i, int count, int cut) {
    return cut == 0 ? 0 : tailSums[tailStart[i] + count * streams(i) + cut - 1];
  }

  /** Value of so many lots serving the first streams, currency a day at the prices of its rows. */
  double worth(int i, int count, int cut, double[] price) {
    double carry = carry(i, price[Blocks.STORAGE]);
    double sum = -count * (carry + price[Blocks.RENTAL]);
    double before = 0;
    for (int j = 0; j < cut; j++) {
      double tails = tailSums[tailStart[i] + count * streams(i) + j];
      sum += weight(i, j, price[Blocks.FLOW], carry) * (tails - before);
      before = tails;
    }
    return lot[i] * sum;
  }
}
