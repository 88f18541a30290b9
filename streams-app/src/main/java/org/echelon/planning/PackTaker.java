package org.echelon.planning;

import java.util.ArrayList;
import java.util.List;

/**
 * A node that takes packs, with the mean margin of its next one; a pack pays while that is above
 * zero.
 *
 * <p>O(units of a pack) a pack. Exact. Source: model, section 5.
 */
final class PackTaker {
  private static final int STEPS_AT_MOST = 8;

  private final int node;
  private final long pack;
  private final Margins margins;
  private final List<Double> packs = new ArrayList<>();
  private long position;
  private double packMargin;

  /**
   * @param position that the node orders by
   * @param pack units of a pack
   */
  PackTaker(int node, long position, long pack, Margins margins) {
    this.node = node;
    this.pack = pack;
    this.margins = margins;
    this.position = position;
    this.packMargin = nextPack();
  }

  /** Margin of the next pack, the mean of its units; currency per unit and day. */
  double packMargin() {
    return packMargin;
  }

  /** Takes the next pack. */
  void take() {
    packs.add(packMargin);
    position += pack;
    packMargin = nextPack();
  }

  boolean tookNone() {
    return packs.isEmpty();
  }

  /** Units taken. */
  long units() {
    return packs.size() * pack;
  }

  /** Margin of the last pack taken. */
  double lastMargin() {
    return packs.get(packs.size() - 1);
  }

  /** What was taken, in a few steps. */
  List<Step> steps() {
    int perStep = (packs.size() + STEPS_AT_MOST - 1) / STEPS_AT_MOST;
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < packs.size(); i += perStep) {
      List<Double> some = packs.subList(i, Math.min(packs.size(), i + perStep));
      double mean = some.stream().mapToDouble(d -> d).sum() / some.size();
      steps.add(new Step(some.size() * pack, mean));
    }
    return steps;
  }

  private double nextPack() {
    double sum = 0;
    for (long i = 0; i < pack; i++) {
      sum += margins.next(node, position + i);
    }
    return sum / pack;
  }
}
