package org.echelon.producers.bound;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.network.Network;
import org.echelon.network.Speed;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.orders.OrderFeed;

/** The order lines of a feed by SKU, in order of time. */
record Lines(Map<String, List<Line>> bySku) {

  static Lines read(OrderFeed feed, Network network, Instant until) {
    Map<String, List<Line>> bySku = new TreeMap<>();
    try (feed) {
      for (FeedRow row : feed.until(until)) {
        if (row instanceof FeedRow.Event event && event.record() instanceof OrderLine line) {
          if (line.getChange() != OrderChange.PLACED || line.getZone() == null) {
            throw new IllegalArgumentException(
                "a bound is known for orders that are placed in a zone and stay as they are");
          }
          bySku.computeIfAbsent(line.getSku(), sku -> new ArrayList<>()).add(of(line, network));
        }
      }
    }
    return new Lines(bySku);
  }

  private static Line of(OrderLine line, Network network) {
    return new Line(
        line.getPlacedAt().toEpochMilli(),
        network.zone(line.getZone()),
        Speed.valueOf(line.getSpeed().name()),
        line.getUnits());
  }

  List<Line> of(String sku) {
    return bySku.getOrDefault(sku, List.of());
  }
}
