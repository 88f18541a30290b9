package org.echelon.planning.regions;

import java.util.BitSet;
import java.util.List;

/** Which zones lie side by side, both ways. */
public final class Adjacency {
  private final BitSet[] neighbours;

  private Adjacency(int zones) {
    neighbours = new BitSet[zones];
    for (int z = 0; z < zones; z++) {
      neighbours[z] = new BitSet(zones);
    }
  }

  /** A pair of zones that lie side by side, by index. */
  public record Pair(int one, int other) {}

  /** The pairs as given. */
  public static Adjacency of(int zones, List<Pair> pairs) {
    Adjacency adjacency = new Adjacency(zones);
    for (Pair pair : pairs) {
      if (pair.one() < 0 || pair.other() < 0 || Math.max(pair.one(), pair.other()) >= zones) {
        throw new IllegalArgumentException(pair + " names a zone that is not below " + zones);
      }
      adjacency.join(pair.one(), pair.other());
    }
    return adjacency;
  }

  /**
   * The graph of Gabriel and Sokal (1969): two zones are neighbours unless a third lies in the
   * circle between them, d(a, c)² + d(c, b)² &lt; d(a, b)². It contains the shortest spanning tree
   * whatever the distances are, so it hangs together.
   *
   * @param distance symmetric, from 0, in any unit
   */
  public static Adjacency gabriel(double[][] distance) {
    int zones = distance.length;
    Adjacency adjacency = new Adjacency(zones);
    for (int a = 0; a < zones; a++) {
      for (int b = a + 1; b < zones; b++) {
        if (!between(distance, a, b)) {
          adjacency.join(a, b);
        }
      }
    }
    return adjacency;
  }

  private static boolean between(double[][] distance, int a, int b) {
    double square = distance[a][b] * distance[a][b];
    for (int c = 0; c < distance.length; c++) {
      double way = distance[a][c] * distance[a][c] + distance[c][b] * distance[c][b];
      if (c != a && c != b && way < square) {
        return true;
      }
    }
    return false;
  }

  private void join(int one, int other) {
    if (one != other) {
      neighbours[one].set(other);
      neighbours[other].set(one);
    }
  }

  /** Number of zones. */
  public int zones() {
    return neighbours.length;
  }

  /** Number of pairs. */
  public int pairs() {
    int ends = 0;
    for (BitSet of : neighbours) {
      ends += of.cardinality();
    }
    return ends / 2;
  }

  /** The neighbours of a zone; not to be changed. */
  BitSet of(int zone) {
    return neighbours[zone];
  }

  /** The zones beside some others. */
  BitSet around(BitSet some) {
    BitSet around = new BitSet(neighbours.length);
    for (int zone = some.nextSetBit(0); zone >= 0; zone = some.nextSetBit(zone + 1)) {
      around.or(neighbours[zone]);
    }
    around.andNot(some);
    return around;
  }

  /** Whether all zones hang together. */
  public boolean connected() {
    BitSet all = new BitSet();
    all.set(0, neighbours.length);
    return connected(all);
  }

  /** Whether some zones hang together; none do not. O(zones²) bits at worst. */
  public boolean connected(BitSet some) {
    if (some.isEmpty()) {
      return false;
    }
    BitSet reached = new BitSet(neighbours.length);
    BitSet last = new BitSet(neighbours.length);
    last.set(some.nextSetBit(0));
    while (!last.isEmpty()) {
      reached.or(last);
      BitSet next = around(last);
      next.and(some);
      next.andNot(reached);
      last = next;
    }
    return reached.equals(some);
  }
}
