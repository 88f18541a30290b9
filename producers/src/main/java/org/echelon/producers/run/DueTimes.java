package org.echelon.producers.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.echelon.codec.NetworkMapping;
import org.echelon.event.OrderLine;
import org.echelon.network.ShipOption;
import org.echelon.reference.Network;
import org.echelon.reference.Zone;

/**
 * When an order is due: the latest arrival that any option of its zone and speed gives when it
 * leaves at the first cut-off after the order. Whoever ships at once by an option as quick as that
 * is on time.
 */
final class DueTimes {
  private static final double DAY_MILLIS = 86_400_000;

  private final Map<String, List<ShipOption>> options = new HashMap<>();

  DueTimes(Network network) {
    org.echelon.network.Network core =
        NetworkMapping.toCore(network, network.getEffectiveAt().toEpochMilli());
    List<String> zones = network.getZones().stream().map(Zone::getZone).toList();
    for (ShipOption option : core.shipOptions()) {
      for (String zone : zones) {
        if (core.zone(zone) == option.zone()) {
          String key = zone + "/" + option.speed().name();
          options.computeIfAbsent(key, k -> new ArrayList<>()).add(option);
        }
      }
    }
  }

  /** Epoch milliseconds; no limit where no option serves the order. */
  long of(OrderLine line) {
    Instant placedAt = line.getPlacedAt();
    return options.getOrDefault(line.getZone() + "/" + line.getSpeed().name(), List.of()).stream()
        .mapToLong(
            option ->
                option.nextCutOff(placedAt.toEpochMilli())
                    + Math.round(option.transitDays() * DAY_MILLIS))
        .max()
        .orElse(Long.MAX_VALUE);
  }
}
