package org.echelon.processor.plan;

import java.util.HashMap;
import java.util.Map;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.OrderLineTerms;
import org.echelon.network.Network;
import org.echelon.network.ShipOption;
import org.jspecify.annotations.Nullable;

/** What the carrier takes for a unit, by the ship options of the network in force. */
final class CarrierCosts {
  private static final double MICROS = 1e6;

  private final Map<Way, ShipOption> options = new HashMap<>();
  private @Nullable Network network;

  private record Way(int node, int zone, String option, int speed) {}

  /**
   * Micros of currency a unit of an assignment, or -1 where its option is gone.
   *
   * @param unitCube volume of a unit
   */
  long micros(Network inForce, CommandTerms terms, OrderLineTerms line, double unitCube) {
    if (inForce != network) {
      network = inForce;
      options.clear();
      for (ShipOption option : inForce.shipOptions()) {
        options.putIfAbsent(way(option, option.speed().ordinal()), option);
        // A slower option of the name may serve a line that wanted it faster.
        options.putIfAbsent(way(option, -1), option);
      }
    }
    int zone = inForce.zone(line.zone());
    ShipOption own = options.get(new Way(terms.from(), zone, terms.lane(), line.speed()));
    ShipOption any = options.get(new Way(terms.from(), zone, terms.lane(), -1));
    ShipOption option = own == null ? any : own;
    return option == null
        ? -1
        : Math.round((option.costPerUnit() + option.costPerCube() * unitCube) * MICROS);
  }

  private static Way way(ShipOption option, int speed) {
    return new Way(option.node(), option.zone(), option.option(), speed);
  }
}
