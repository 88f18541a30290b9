package org.echelon.fulfillment;

import org.echelon.network.ShipOption;

/**
 * A way to serve a unit: node, ship option and the cost per unit that chose it.
 *
 * @param cost currency per unit: shipping, replacement, prices and the value of the unit given up
 * @param inTime whether the option keeps the promised speed
 */
public record Route(int node, ShipOption option, double cost, boolean inTime) {}
