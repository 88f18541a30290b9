package org.echelon.producers.calibration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.producers.cost.CostSheet;

/** What price runs planned to use of each limit, day by day, beside what was used. */
final class UseBook {
  private static final long DAY_MILLIS = 86_400_000;

  private final Instant startAt;
  private final TreeMap<Integer, Map<String, Price>> plans = new TreeMap<>();

  UseBook(Instant startAt) {
    this.startAt = startAt;
  }

  /** A vector holds from the day after it was made. */
  void take(PriceVector vector) {
    if (vector.getPrices().isEmpty()) {
      return;
    }
    long since = vector.getComputedAt().toEpochMilli() - startAt.toEpochMilli();
    int day = (int) Math.floorDiv(since, DAY_MILLIS) + (since % DAY_MILLIS == 0 ? 0 : 1);
    Map<String, Price> plan =
        vector.getChunk() > 1 ? plans.computeIfAbsent(day, d -> new TreeMap<>()) : new TreeMap<>();
    for (Price price : vector.getPrices()) {
      plan.put(price.getNode() + " " + price.getResource(), price);
    }
    plans.put(day, plan);
  }

  /** Use of every limit that had a plan over some days. */
  List<FacilityUse> uses(CostSheet costs, int from, int until) {
    Map<String, List<FacilityUse>> days = new TreeMap<>();
    for (int day = from; day < until; day++) {
      Map.Entry<Integer, Map<String, Price>> inForce = plans.floorEntry(day);
      if (inForce != null) {
        int today = day;
        inForce
            .getValue()
            .forEach(
                (key, price) ->
                    days.computeIfAbsent(key, k -> new ArrayList<>())
                        .add(use(price, costs, today)));
      }
    }
    return days.values().stream().map(FacilityUse::together).toList();
  }

  private static FacilityUse use(Price price, CostSheet costs, int day) {
    double limit = price.getCapacity().get(0);
    double used =
        price.getResource() == Resource.STORAGE
            ? costs.meanCube(price.getNode(), day)
            : costs.unitsOut(price.getNode(), day);
    double planned = limit > 0 ? price.getUsage().get(0) / limit : 0;
    double actual = limit > 0 ? used / limit : 0;
    return new FacilityUse(
        price.getNode(),
        price.getResource().name(),
        1,
        planned,
        actual,
        Math.abs(actual - planned));
  }
}
