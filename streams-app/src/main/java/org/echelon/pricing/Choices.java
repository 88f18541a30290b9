package org.echelon.pricing;

/**
 * What the members of a plan may choose among, at prices.
 *
 * @param rows by member, the rows that its choices use, in the order of their use
 * @param of by member, its choices, least loss first, at least one
 * @param near members with numbers near each other share rows
 */
record Choices(int[][] rows, Choice[][] of, int[] near) {

  int size() {
    return of.length;
  }
}
