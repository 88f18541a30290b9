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

  private final FrozenModel m;
  private final double smoothing;

  // By block: usage, and second derivatives by its three prices.
  private final double[] flow;
  private final double[] storage;
  private final double[] held;
  private final double[][] bend;
  private double value;
  private double earned;

  // By stream, as differences to the next stream: rounded weight, its slope, its bend, and the
  // exact weight counted by the slope.
  private final double[] weightDrop;
  private final double[] slopeDrop;
  private final double[] bendDrop;
  private final double[] earnDrop;
  private final double[] tailsUsed;

  // Of the pair at hand.
  private int streams;
  private int active;
  private int tails;
  private double carry;
  private double cost;

  private int block;

  RoundedSums(FrozenModel model, double smoothing, int widest) {
    this.m = model;
    this.smoothing = smoothing;
    int blocks = model.blocks.size();
    flow = new double[blocks];
    storage = new double[blocks];
    held = new double[blocks];
    bend = new double[blocks][Blocks.KINDS * Blocks.KINDS];
    weightDrop = new double[widest];
    slopeDrop = new double[widest];
    bendDrop = new double[widest];
    earnDrop = new double[widest];
    tailsUsed = new double[widest];
  }

  Evaluation.Smoothed answer(int rows) {
    double[] usage = new double[rows];
    double[] curvature = new double[rows * rows];
    for (int b = 0; b < flow.length; b++) {
      m.blocks.addUsage(usage, b, flow[b], storage[b], held[b]);
      m.blocks.addCurvature(curvature, rows, b, bend[b]);
    }
    return new Evaluation.Smoothed(value, earned, usage, curvature);
  }

  void add(int p, double flowPrice, double storagePrice, double rentalPrice, int exactLevel) {
    block = m.block[p];
    streams = m.streams(p);
    tails = m.tailStart[p];
    carry = m.carry(p, storagePrice);
    cost = carry + rentalPrice;
    roundWeights(p, flowPrice);

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
      tailsUsed[j] = m.tailSums[at + j];
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
      bendLevel(p, x, part, 1 / (2 * band));
    }
    double served = 0;
    double gain = -holds * cost;
    double bending = 0;
    for (int j = 0; j < active; j++) {
      served += slopeDrop[j] * tailsUsed[j];
      gain += earnDrop[j] * tailsUsed[j];
      bending += bendDrop[j] * tailsUsed[j];
    }
    value += m.lot[p] * sum;
    earned += m.lot[p] * gain;
    flow[block] += m.flow(p, served);
    storage[block] += m.storage(p, holds, served);
    held[block] += m.lot[p] * holds;
    if (bending > 0) {
      outer(m.lot[p] * bending, -m.flowPerTail[p], m.kappa[p] * m.cube[p], 0);
    }
  }

  private void roundWeights(int p, double flowPrice) {
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
      sum += weightDrop[j] * (m.tailSums[at + streams + j] - m.tailSums[at + j]);
    }
    return sum;
  }

  private void bendLevel(int p, int x, double part, double bending) {
    int at = tails + x * streams;
    double served = 0;
    for (int j = 0; j < active; j++) {
      double tail = m.tailSums[at + streams + j] - m.tailSums[at + j];
      tailsUsed[j] += part * tail;
      served += slopeDrop[j] * tail;
    }
    double byFlow = m.flowPerTail[p] * served;
    outer(m.lot[p] * bending, byFlow, m.cube[p] * (1 - m.kappa[p] * served), 1);
  }

  private void outer(double factor, double byFlow, double byStorage, double byRental) {
    double[] sums = bend[block];
    sums[0] += factor * byFlow * byFlow;
    sums[1] += factor * byFlow * byStorage;
    sums[2] += factor * byFlow * byRental;
    sums[4] += factor * byStorage * byStorage;
    sums[5] += factor * byStorage * byRental;
    sums[8] += factor * byRental * byRental;
    sums[3] = sums[1];
    sums[6] = sums[2];
    sums[7] = sums[5];
  }
}
