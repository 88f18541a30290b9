package org.echelon.producers.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.event.ReturnTo;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.us8.Us8;
import org.echelon.reference.Speed;
import org.echelon.topic.Topic;

/**
 * What a row of the order file means. Sales are order lines. A cancellation lowers the line it is
 * traced to as far as that has not left, and is a return of the rest, so that no more comes back
 * than was sent out. Write-offs and finds are adjustments at the DC of the zone.
 */
final class RetailEvents {
  static final String SOURCE = "retail-orders";
  private static final double NEXT_DAY_SHARE = 0.7;

  private static final int RETURNS_AT_MOST = 300_000;

  private final RecentLines recent = new RecentLines();
  private final Map<LineKey, Long> returned =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LineKey, Long> eldest) {
          return size() > RETURNS_AT_MOST;
        }
      };
  private final Zones zones;
  private final ShippedFrom shipped;
  private final long seed;

  RetailEvents(Zones zones, ShippedFrom shipped, long seed) {
    this.zones = zones;
    this.shipped = shipped;
    this.seed = seed;
  }

  /**
   * The events of a row, dated with the time of the feed: one, two where a line is cancelled of
   * which a part has left, none where nothing is known to have been sent out of what is to come
   * back.
   */
  List<FeedRow.Event> of(RetailRow row, int lineCount, Instant at) {
    return switch (row.type()) {
      case SALE -> List.of(order(row, sale(row, lineCount, at), at));
      case CANCEL -> cancel(row, at);
      case ADJ_OUT -> List.of(written(row, at, AdjustmentKind.LOST));
      case ADJ_IN -> List.of(written(row, at, AdjustmentKind.FOUND));
      case FEE -> throw new IllegalArgumentException("a fee is no event");
    };
  }

  private FeedRow.Event order(RetailRow row, OrderLine line, Instant at) {
    recent.add(row.customer(), line);
    return new FeedRow.Event(at, Topic.ORDER, line.getSku(), line);
  }

  private OrderLine sale(RetailRow row, int lineCount, Instant at) {
    boolean nextDay = Chance.of(seed, "speed", row.invoice()).happens(NEXT_DAY_SHARE);
    return OrderLine.newBuilder()
        .setEventId(row.invoice() + "-" + row.lineNo())
        .setSource(SOURCE)
        .setOccurredAt(at)
        .setOrderId(row.invoice())
        .setPlacedAt(at)
        .setLineNo(row.lineNo())
        .setLineCount(lineCount)
        .setChange(OrderChange.PLACED)
        .setSku(row.sku())
        .setUnits(row.units())
        .setZone(Us8.AREAS.get(zones.area(row.customer(), row.invoice())).zone())
        .setSpeed(nextDay ? Speed.NEXT_DAY : Speed.TWO_DAY)
        .setSellingPriceMicros(row.unitPrice() > 0 ? Math.round(row.unitPrice() * 1_000_000) : null)
        .build();
  }

  private List<FeedRow.Event> cancel(RetailRow row, Instant at) {
    long units = -row.units();
    Optional<OrderLine> traced =
        recent.find(row.customer(), row.sku(), line -> line.getUnits() - back(line) >= units);
    List<FeedRow.Event> events = new ArrayList<>(2);
    if (traced.isPresent()) {
      OrderLine line = traced.get();
      Optional<ShippedFrom.Sent> sent = shipped.sent(key(line));
      long open = Math.max(0, line.getUnits() - sent.map(ShippedFrom.Sent::units).orElse(0L));
      long lowered = Math.min(units, open);
      if (lowered > 0) {
        events.add(lowered(row, line, lowered, at));
      }
      if (units > lowered) {
        long more = units - lowered;
        returned.merge(key(line), more, Long::sum);
        String node = sent.orElseThrow().node();
        events.add(adjustment(row, at, node, AdjustmentKind.RETURN, more));
      }
    }
    return events;
  }

  /** Units of a line that have come back. */
  private long back(OrderLine line) {
    return returned.getOrDefault(key(line), 0L);
  }

  private static LineKey key(OrderLine line) {
    return new LineKey(line.getOrderId(), line.getLineNo());
  }

  private FeedRow.Event lowered(RetailRow row, OrderLine line, long units, Instant at) {
    long left = line.getUnits() - units;
    OrderLine later =
        OrderLine.newBuilder(line)
            .setEventId(row.invoice() + "-" + row.lineNo())
            .setOccurredAt(at)
            .setRevision(line.getRevision() + 1)
            .setChange(left == 0 ? OrderChange.CANCELLED : OrderChange.CHANGED)
            .setUnits(left)
            .build();
    recent.replace(row.customer(), line, later);
    return new FeedRow.Event(at, Topic.ORDER, row.sku(), later);
  }

  private FeedRow.Event written(RetailRow row, Instant at, AdjustmentKind kind) {
    return adjustment(row, at, centre(row), kind, Math.abs(row.units()));
  }

  private FeedRow.Event adjustment(
      RetailRow row, Instant at, String node, AdjustmentKind kind, long units) {
    String document = row.invoice() + "-" + row.lineNo();
    Adjustment adjustment =
        Adjustment.newBuilder()
            .setEventId(kind == AdjustmentKind.RETURN ? document + "-back" : document)
            .setSource(SOURCE)
            .setOccurredAt(at)
            .setSku(row.sku())
            .setNode(node)
            .setAdjustmentId(document)
            .setKind(kind)
            .setUnits(units)
            .setReturnTo(ReturnTo.ON_HAND)
            .setReason(kind == AdjustmentKind.RETURN ? "CUSTOMER_CANCELLED" : "CORRECTION")
            .build();
    return new FeedRow.Event(at, Topic.ADJUSTMENT, row.sku(), adjustment);
  }

  /** The DC that feeds the first FC of the row's zone. */
  private String centre(RetailRow row) {
    Us8.Site fc = Us8.firstFc(zones.area(row.customer(), row.invoice()));
    return Us8.SITES.get(fc.feeder()).id();
  }
}
