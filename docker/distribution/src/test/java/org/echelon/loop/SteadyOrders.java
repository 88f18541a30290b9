package org.echelon.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.reference.Speed;
import org.echelon.topic.Topic;

/** Orders of single units at even distances, from one zone after the other. */
final class SteadyOrders implements OrderFeed {
  private static final Duration DAY = Duration.ofDays(1);

  private final List<FeedRow> rows = new ArrayList<>();
  private int read;

  /**
   * @param unitsPerDay of each SKU
   */
  SteadyOrders(Instant startAt, int days, Map<String, Long> unitsPerDay) {
    unitsPerDay.forEach(
        (sku, perDay) -> {
          Duration every = DAY.dividedBy(perDay);
          for (int i = 0; i < days * perDay; i++) {
            Instant at = startAt.plus(every.multipliedBy(i)).plus(every.dividedBy(2));
            String zone = i % 2 == 0 ? SmallNetwork.ZONE_A : SmallNetwork.ZONE_B;
            OrderLine line = line("O-" + sku + "-" + i, sku, zone, at);
            rows.add(new FeedRow.Event(at, Topic.ORDER, sku, line));
          }
        });
    rows.sort(Comparator.comparing(FeedRow::at));
  }

  /** The first line of an order of one unit. */
  static OrderLine line(String orderId, String sku, String zone, Instant at) {
    return OrderLine.newBuilder()
        .setEventId(orderId + "-1")
        .setSource(SmallWorld.SOURCE)
        .setOccurredAt(at)
        .setOrderId(orderId)
        .setPlacedAt(at)
        .setChange(OrderChange.PLACED)
        .setSku(sku)
        .setUnits(1)
        .setZone(zone)
        .setSpeed(Speed.NEXT_DAY)
        .build();
  }

  @Override
  public List<FeedRow> until(Instant until) {
    int from = read;
    while (read < rows.size() && !rows.get(read).at().isAfter(until)) {
      read++;
    }
    return rows.subList(from, read);
  }

  @Override
  public String source() {
    return SmallWorld.SOURCE;
  }

  @Override
  public Optional<Instant> nextAt() {
    return read < rows.size() ? Optional.of(rows.get(read).at()) : Optional.empty();
  }

  @Override
  public long rowsRead() {
    return read;
  }

  @Override
  public long rowsRefused() {
    return 0;
  }
}
