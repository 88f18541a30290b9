package org.echelon.pricing;

/**
 * The sums of the rounded problem: a parabola in place of each kink, (z + b)^2 / (4 b) for z^+
 * where |z| <= b. In the margins b is the smoothing times half the spacing of a pair's levels, in
 * the stream weights the smoothing times 0.12 / tau. The rounded sum is convex, has a continuous
 * slope, and never lies below the exact one, which it meets as the smoothing falls to zero.
 *
 * <p>With smoothing 1 about one level of each pair bends, which gives the curvature of a large
 * assortment; a small smoothing separates the levels of a small one.
 *
 * <p>O(streams (1 + levels within the band)) a pair. A kink is overstated by b / 4 at most, nothing
 * beyond the band. The exact sums are kept beside, so bounds do not rest on this. Source: model,
 * section 6; the rounding after Zang, A smoothing-out technique for min-max optimization (1980).
 */
final class RoundedSums {
  private static final double STREAM_BAND = 0.12;

  private final BlockSums.Soft sums;
  private final double smoothing;

  // By stream, as differences to the next stream: rounded weight, its slope, its bend, and the
  // exact weight counted by the slope.
  private final double[] weightDrop;
  private final double[] slopeDrop;
  private final double[] bendDrop;
  private final double[] earnDrop;
  private final double[] tailsUsed;

  // Of the pair at hand.
  private double[] tailSums = {};
  private int streams;
  private int active;
  private int tails;
  private double carry;
  private double cost;
  private int use;

  RoundedSums(BlockSums.Soft sums, double smoothing, int widest) {
    this.sums = sums;
    this.smoothing = smoothing;
    weightDrop = new double[widest];
    slopeDrop = new double[widest];
    bendDrop = new double[widest];
    earnDrop = new double[widest];
    tailsUsed = new double[widest];
  }

  void add(PairBlock m, int p, double[] price, int exactLevel) {
    use = m.use[p];
    tailSums = m.tailSums;
    streams = m.streams(p);
    tails = m.tailStart[p];
    carry = m.carry(p, price[Blocks.STORAGE]);
    cost = carry + price[Blocks.RENTAL];
    roundWeights(m, p, price[Blocks.FLOW]);

    double band = smoothing * m.spread[p];
    int full = exactLevel;
    while (full > 0 && margin(full - 1) < band) {
      full--;
    }
    while (full < m.levels[p] && margin(full) >= band) {
      full++;
    }
    int at = tails + full * streams;
    double holds = full;
    double sum = -full * cost;
    for (int j = 0; j < active; j++) {
      tailsUsed[j] = tailSums[at + j];
      sum += weightDrop[j] * tailsUsed[j];
    }
    for (int x = full; x < m.levels[p]; x++) {
      double margin = margin(x);
      if (margin <= -band) {
        break;
      }
      double part = (margin + band) / (2 * band);
      holds += part;
      sum += part * (margin + band) / 2;
      bendLevel(m, p, x, part, 1 / (2 * band));
    }
    double served = 0;
    double gain = -holds * cost;
    double bending = 0;
    for (int j = 0; j < active; j++) {
      served += slopeDrop[j] * tailsUsed[j];
      gain += earnDrop[j] * tailsUsed[j];
      bending += bendDrop[j] * tailsUsed[j];
    }
    sums.total()[0] += m.lot[p] * sum;
    sums.total()[1] += m.lot[p] * gain;
    sums.flow()[use] += m.flow(p, served);
    sums.storage()[use] += m.storage(p, holds, served);
    sums.held()[use] += m.lot[p] * holds;
    if (bending > 0) {
      outer(m.lot[p] * bending, -m.flowPerTail[p], m.kappa[p] * m.cube[p], 0);
    }
  }

  private void roundWeights(PairBlock m, int p, double flowPrice) {
    double band = smoothing * STREAM_BAND / m.turnDays[p];
    active = 0;
    double weightNext = 0;
    double slopeNext = 0;
    double bendNext = 0;
    double earnNext = 0;
    for (int j = streams - 1; j >= 0; j--) {
      double exact = m.weight(p, j, flowPrice, carry);
      if (exact <= -band) {
        continue;
      }
      active = Math.max(active, j + 1);
      boolean inside = exact < band;
      double slope = inside ? (exact + band) / (2 * band) : 1;
      double weight = inside ? slope * (exact + band) / 2 : exact;
      double bend = inside ? 1 / (2 * band) : 0;
      weightDrop[j] = weight - weightNext;
      slopeDrop[j] = slope - slopeNext;
      bendDrop[j] = bend - bendNext;
      earnDrop[j] = slope * exact - earnNext;
      weightNext = weight;
      slopeNext = slope;
      bendNext = bend;
      earnNext = slope * exact;
    }
  }

  private double margin(int x) {
    double sum = -cost;
    int at = tails + x * streams;
    for (int j = 0; j < active; j++) {
      sum += weightDrop[j] * (tailSums[at + streams + j] - tailSums[at + j]);
    }
    return sum;
  }

  private void bendLevel(PairBlock m, int p, int x, double part, double bending) {
    int at = tails + x * streams;
    double served = 0;
    for (int j = 0; j < active; j++) {
      double tail = tailSums[at + streams + j] - tailSums[at + j];
      tailsUsed[j] += part * tail;
      served += slopeDrop[j] * tail;
    }
    double byFlow = m.flowPerTail[p] * served;
    outer(m.lot[p] * bending, byFlow, m.cube[p] * (1 - m.kappa[p] * served), 1);
  }

  private void outer(double factor, double byFlow, double byStorage, double byRental) {
    double[] bend = sums.bend()[use];
    bend[0] += factor * byFlow * byFlow;
    bend[1] += factor * byFlow * byStorage;
    bend[2] += factor * byFlow * byRental;
    bend[4] += factor * byStorage * byStorage;
    bend[5] += factor * byStorage * byRental;
    bend[8] += factor * byRental * byRental;
    bend[3] = bend[1];
    bend[6] = bend[2];
    bend[7] = bend[5];
  }
}
