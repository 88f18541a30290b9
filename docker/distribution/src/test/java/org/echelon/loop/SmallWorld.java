package org.echelon.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongBiFunction;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.DemandClass;
import org.echelon.event.DemandFamily;
import org.echelon.event.Forecast;
import org.echelon.event.Receipt;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.producers.world.World;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.Network;
import org.echelon.reference.Speed;
import org.echelon.schema.AvroTrust;

/** A few SKUs in the small network, ordered at an even pace; nothing is drawn by chance. */
final class SmallWorld implements World {
  /** A Monday. */
  static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  static final String SOURCE = "small";

  private final int days;
  private final TreeMap<String, Long> unitsPerDay;

  private SmallWorld(int days, Map<String, Long> unitsPerDay) {
    AvroTrust.ensure();
    this.days = days;
    this.unitsPerDay = new TreeMap<>(unitsPerDay);
  }

  /** SKUs A1, A2, ... of which each is ordered 6 times a day more than the one before. */
  static SmallWorld of(int days, int skus) {
    Map<String, Long> unitsPerDay = new TreeMap<>();
    for (int i = 1; i <= skus; i++) {
      unitsPerDay.put("A" + i, 6L * i);
    }
    return new SmallWorld(days, unitsPerDay);
  }

  /** SKUs of which each is ordered four times a day. */
  static SmallWorld broad(int days, int skus) {
    Map<String, Long> unitsPerDay = new TreeMap<>();
    for (int i = 1; i <= skus; i++) {
      unitsPerDay.put("A" + i, 4L);
    }
    return new SmallWorld(days, unitsPerDay);
  }

  @Override
  public String name() {
    return "small";
  }

  @Override
  public Instant startAt() {
    return START;
  }

  @Override
  public Network network() {
    return SmallNetwork.daily(START);
  }

  @Override
  public List<Item> items() {
    return unitsPerDay.keySet().stream().map(sku -> item(sku, List.of())).toList();
  }

  /**
   * An item of a volume of 1 dm3 that costs 10 and sells for 25.
   *
   * @param stockedAt nodes; empty means all
   */
  static Item item(String sku, List<String> stockedAt) {
    return Item.newBuilder()
        .setSku(sku)
        .setRevision(1)
        .setSource(SOURCE)
        .setChangedAt(START)
        .setUnitCube(1)
        .setUnitCostMicros(10_000_000L)
        .setSellingPriceMicros(25_000_000L)
        .setVendors(List.of(ItemVendor.newBuilder().setVendor(SmallNetwork.VENDOR).build()))
        .setStockedAt(stockedAt)
        .build();
  }

  @Override
  public List<Forecast> forecasts() {
    return unitsPerDay.entrySet().stream().map(e -> forecast(e.getKey(), e.getValue())).toList();
  }

  /** Demand of which half comes from each zone. */
  static Forecast forecast(String sku, double unitsPerDay) {
    return Forecast.newBuilder()
        .setSku(sku)
        .setVersion(1)
        .setSource(SOURCE)
        .setInformedAt(START)
        .setIssuedAt(START)
        .setFamily(DemandFamily.NEGATIVE_BINOMIAL)
        .setFirstWeekOn(LocalDate.ofInstant(START, ZoneOffset.UTC))
        .setWeekUnits(List.of(7 * unitsPerDay))
        .setWeekVarianceToMean(List.of(1.5))
        .setMeanErrorCv(0.2)
        .setClasses(
            List.of(
                new DemandClass(SmallNetwork.ZONE_A, Speed.NEXT_DAY, 0.5, List.of()),
                new DemandClass(SmallNetwork.ZONE_B, Speed.NEXT_DAY, 0.5, List.of())))
        .build();
  }

  /** Half of what each node should hold, so that purchases and transfers begin at once. */
  @Override
  public List<Adjustment> openingCounts(ToLongBiFunction<String, String> levels) {
    List<Adjustment> counts = new ArrayList<>();
    for (String sku : unitsPerDay.keySet()) {
      for (String node : List.of(SmallNetwork.DC, SmallNetwork.FC_A, SmallNetwork.FC_B)) {
        long units = (levels.applyAsLong(sku, node) + 1) / 2;
        if (units > 0) {
          counts.add(count(sku, node, units));
        }
      }
    }
    return counts;
  }

  static Adjustment count(String sku, String node, long units) {
    return Adjustment.newBuilder()
        .setEventId("opening-" + sku + "-" + node)
        .setSource(SOURCE)
        .setOccurredAt(START)
        .setSku(sku)
        .setNode(node)
        .setAdjustmentId("opening-" + sku)
        .setKind(AdjustmentKind.COUNT)
        .setUnits(units)
        .setCountedAt(START)
        .setReason("OPENING")
        .build();
  }

  /** A delivery for each SKU on the first evening. */
  @Override
  public List<Receipt> ordersOnTheWay() {
    return unitsPerDay.entrySet().stream().map(e -> delivery(e.getKey(), e.getValue())).toList();
  }

  private static Receipt delivery(String sku, long units) {
    return Receipt.newBuilder()
        .setEventId("gr-" + sku)
        .setSource(SOURCE)
        .setOccurredAt(START.plusSeconds(20 * 3600))
        .setSku(sku)
        .setReceiptId("GR-" + sku)
        .setNode(SmallNetwork.DC)
        .setPoRef("PO-" + sku)
        .setGoodUnits(units)
        .setLast(true)
        .build();
  }

  @Override
  public OrderFeed orders(ShippedFrom shipped) {
    return new SteadyOrders(START, days, unitsPerDay);
  }
}
