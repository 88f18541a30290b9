package org.echelon.producers.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.echelon.producers.cost.CostSummary.PriceDays;

/** Prices of the running period by resource and day, the last vector of a day counting. */
final class PriceBook {
  private static final int SCARCEST = 12;

  /** Prices below it are what is left of a search, not scarcity. */
  private static final double NOTHING = 1e-6;

  private final TreeMap<Integer, Map<String, Double>> days = new TreeMap<>();

  void take(PriceVector vector, int day) {
    if (vector.getStatus() == VectorStatus.CERTIFICATE_ONLY) {
      return; // The prices before it go on.
    }
    // A chunk of a vector of the same day adds to it; what it does not name keeps no price.
    Map<String, Double> prices =
        vector.getChunk() > 1 ? days.computeIfAbsent(day, d -> new TreeMap<>()) : new TreeMap<>();
    for (Price price : vector.getPrices()) {
      double value = price.getValues().isEmpty() ? 0 : price.getValues().get(0);
      prices.put(price.getNode() + "|" + price.getResource(), value);
    }
    days.put(day, prices);
  }

  /** The resources with the highest price at any time, by resource and the highest first. */
  List<PriceDays> scarcest(int from, int until) {
    Map<String, List<Double>> byResource = new TreeMap<>();
    days.values().forEach(d -> d.keySet().forEach(r -> byResource.put(r, new ArrayList<>())));
    for (int day = from; day < until; day++) {
      Map.Entry<Integer, Map<String, Double>> inForce = days.floorEntry(day);
      Map<String, Double> prices = inForce == null ? Map.of() : inForce.getValue();
      byResource.forEach((r, values) -> values.add(prices.getOrDefault(r, 0.0)));
    }
    return byResource.entrySet().stream()
        .filter(e -> most(e.getValue()) > NOTHING)
        .sorted(Comparator.comparing(e -> -most(e.getValue())))
        .limit(SCARCEST)
        .map(e -> named(e.getKey(), e.getValue()))
        .toList();
  }

  private static PriceDays named(String key, List<Double> prices) {
    int bar = key.indexOf('|');
    return new PriceDays(key.substring(0, bar), key.substring(bar + 1), List.copyOf(prices));
  }

  private static double most(List<Double> values) {
    return values.stream().mapToDouble(v -> v).max().orElse(0);
  }
}
