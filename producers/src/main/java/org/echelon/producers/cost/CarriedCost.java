package org.echelon.producers.cost;

/**
 * What counted days owe to the days before and after them, currency a day; added to what they cost,
 * it makes whoever lives on his stock or leaves orders behind pay for it.
 *
 * @param stock what bringing the stock of the first moment to its nodes costs at least, less the
 *     same of the last moment: below zero where stock was built up
 * @param orders the least cost of serving what is open at the last moment, less at the first
 * @param room what goods on the way would have cost in the rooms they go to
 * @param lost what keeping units that got lost or broken would have cost
 * @param yard what keeping goods would have cost that came by themselves and wait in a yard
 */
public record CarriedCost(double stock, double orders, double room, double lost, double yard) {

  /** All of it. */
  public double perDay() {
    return stock + orders + room + lost + yard;
  }
}
