package org.echelon.simulation.gym;

/**
 * A place that holds stock; a factory also has a capacity and a yield.
 *
 * @param stock units on hand at the start
 * @param holding cost per unit left at the end of a period
 * @param capacity units shipped in a period at most; infinite but for a factory
 * @param operating cost per unit shipped by a factory
 * @param yield units shipped per unit taken from stock
 */
public record GymNode(
    int id, double stock, double holding, double capacity, double operating, double yield) {

  public GymNode {
    if (!(stock >= 0) || !(holding >= 0) || !(capacity > 0) || !(operating >= 0) || !(yield > 0)) {
      throw new IllegalArgumentException(
          "node " + id + " has a negative number, or a yield or capacity that is not above 0");
    }
  }

  static GymNode store(int id, double stock, double holding) {
    return new GymNode(id, stock, holding, Double.POSITIVE_INFINITY, 0, 1);
  }

  static GymNode factory(int id, double stock, double holding, double capacity, double operating) {
    return new GymNode(id, stock, holding, capacity, operating, 1);
  }

  boolean isFactory() {
    return capacity < Double.POSITIVE_INFINITY;
  }
}
