package org.echelon.producers.orders;

import java.time.Instant;
import java.util.Optional;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.event.ReturnTo;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.us8.Us8;
import org.echelon.reference.NodeKind;
import org.echelon.reference.Speed;
import org.echelon.topic.Topic;

/**
 * What a row of the order file means. Sales are order lines. A cancellation lowers the line it is
 * traced to while nothing has left, and is a return otherwise. Write-offs and finds are adjustments
 * at the DC of the zone.
 */
final class RetailEvents {
  static final String SOURCE = "retail-orders";
  private static final double NEXT_DAY_SHARE = 0.7;

  private final RecentLines recent = new RecentLines();
  private final Zones zones;
  private final ShippedFrom shipped;
  private final long seed;

  RetailEvents(Zones zones, ShippedFrom shipped, long seed) {
    this.zones = zones;
    this.shipped = shipped;
    this.seed = seed;
  }

  /** The event of a row, dated with the time of the feed. */
  FeedRow.Event of(RetailRow row, int lineCount, Instant at) {
    return switch (row.type()) {
      case SALE -> order(row, sale(row, lineCount, at), at);
      case CANCEL -> cancel(row, at);
      case ADJ_OUT -> adjustment(row, at, stockNode(row, NodeKind.DC), AdjustmentKind.LOST);
      case ADJ_IN -> adjustment(row, at, stockNode(row, NodeKind.DC), AdjustmentKind.FOUND);
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

  private FeedRow.Event cancel(RetailRow row, Instant at) {
    long units = -row.units();
    Optional<OrderLine> traced = recent.find(row.customer(), row.sku(), units);
    if (traced.isEmpty()) {
      return adjustment(row, at, stockNode(row, NodeKind.FC), AdjustmentKind.RETURN);
    }
    OrderLine line = traced.get();
    Optional<String> node = shipped.node(new LineKey(line.getOrderId(), line.getLineNo()));
    if (node.isPresent()) {
      return adjustment(row, at, node.get(), AdjustmentKind.RETURN);
    }
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

  private FeedRow.Event adjustment(RetailRow row, Instant at, String node, AdjustmentKind kind) {
    String document = row.invoice() + "-" + row.lineNo();
    Adjustment adjustment =
        Adjustment.newBuilder()
            .setEventId(document)
            .setSource(SOURCE)
            .setOccurredAt(at)
            .setSku(row.sku())
            .setNode(node)
            .setAdjustmentId(document)
            .setKind(kind)
            .setUnits(Math.abs(row.units()))
            .setReturnTo(ReturnTo.ON_HAND)
            .setReason(kind == AdjustmentKind.RETURN ? "CUSTOMER_CANCELLED" : "CORRECTION")
            .build();
    return new FeedRow.Event(at, Topic.ADJUSTMENT, row.sku(), adjustment);
  }

  /** The first FC of the row's zone, or the DC that feeds it. */
  private String stockNode(RetailRow row, NodeKind kind) {
    int area = zones.area(row.customer(), row.invoice());
    Us8.Site fc = Us8.firstFc(area);
    return kind == NodeKind.FC ? fc.id() : Us8.SITES.get(fc.feeder()).id();
  }
}
