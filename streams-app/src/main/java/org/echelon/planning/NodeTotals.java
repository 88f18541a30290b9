package org.echelon.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The totals that may be bought at one node, and the one that is looked at now.
 *
 * <pre>
 * promise(Q) = p (Q - Q_now) - (C(Q) - C(Q_now)),   p the price of a unit at the node
 * </pre>
 *
 * <p>The most that a change of totals can gain where the worth of units is concave, so trials that
 * promise nothing are left away at no loss. O(log totals) to find a total; all are offered up to
 * {@value #WHOLLY} of them, beyond that the next ones and those in doubling steps: a heuristic.
 * Source: model, section 5.
 */
final class NodeTotals {
  /** With no more totals than this all are looked at. */
  private static final int WHOLLY = 64;

  private static final int[] NEAR = {-2, -1, 1, 2};

  final int node;

  /** Its buy arcs by place in the supply. */
  private final List<Integer> arcs;

  private final VendorSplit split;
  private final long[] totals;
  private int at;

  NodeTotals(int node, List<Integer> arcs, VendorSplit split) {
    this.node = node;
    this.arcs = arcs;
    this.split = split;
    this.totals = split.totals();
  }

  int size() {
    return totals.length;
  }

  /** Place of the total looked at now. */
  int at() {
    return at;
  }

  void at(int place) {
    at = place;
  }

  /** Units bought now. */
  long units() {
    return totals[at];
  }

  /** Least cost of what is bought now, currency. */
  double cost() {
    return split.cost(totals[at]);
  }

  /** The most that another total could gain at a price of its units. */
  double promise(int place, double price) {
    return price * (totals[place] - totals[at]) - split.cost(totals[place]) + cost();
  }

  /** The place of the total nearest to some units. */
  int nearest(long units) {
    int found = Arrays.binarySearch(totals, units);
    int above = Math.min(found >= 0 ? found : -1 - found, totals.length - 1);
    boolean below = above > 0 && units - totals[above - 1] < totals[above] - units;
    return below ? above - 1 : above;
  }

  int[] all() {
    int[] all = new int[totals.length];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /** All places, or of many those in doubling steps. */
  int[] some() {
    if (totals.length <= WHOLLY) {
      return all();
    }
    List<Integer> some = new ArrayList<>(List.of(0, 1));
    for (int jump = 1; jump < totals.length; jump *= 2) {
      some.add(Math.max(at - jump, 0));
      some.add(Math.min(at + jump, totals.length - 1));
    }
    return some.stream().mapToInt(i -> i).toArray();
  }

  int[] near() {
    return Arrays.stream(NEAR)
        .map(step -> at + step)
        .filter(place -> place >= 0 && place < totals.length)
        .toArray();
  }

  /** Puts the units by line of what is bought now to the places of its arcs, shifted. */
  void put(long[] units, int shift) {
    long[] lines = split.lines(totals[at]);
    for (int i = 0; i < lines.length; i++) {
      units[shift + arcs.get(i)] = lines[i];
    }
  }
}
