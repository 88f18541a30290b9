package org.echelon.fulfillment;

/**
 * Which of the nodes that could serve a line gets it: the first that has all units, else the first.
 * Exact. O(nodes). Source: model, section 7.
 *
 * @param rank of the node among those weighed, from 0
 * @param units that it gets
 */
public record LineChoice(int rank, long units) {

  /**
   * Chooses.
   *
   * @param wanted units of the line without a node
   * @param free units at each node, by rank, one node at least
   */
  public static LineChoice of(long wanted, long[] free) {
    for (int rank = 0; rank < free.length; rank++) {
      if (free[rank] >= wanted) {
        return new LineChoice(rank, wanted);
      }
    }
    return new LineChoice(0, Math.min(wanted, free[0]));
  }
}
